import type { Answers } from '../../../protocol/fields.ts';
import type { IdeasDefinition } from '../../../protocol/ideas.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { findIdea, findWithdrawn, withdrawIdea } from '../../storage/queries/ideas.ts';
import { fromJson } from '../../storage/queries/json.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Db, IdeaRow } from '../../storage/tables.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import { manageLink } from '../manage-link.ts';
import { TOKEN, type AskedByToken, type OwnRoute } from '../own-route.ts';

type PlainReceipt = Omit<Receipt, 'links'>;

/** For whoever has the link of a receipt: sees the idea, and takes it back; also after closing. */
export const managingRoutes: readonly OwnRoute<IdeasDefinition>[] = [
  {
    kind: 'receipt',
    method: 'get',
    path: 'receipt',
    link: 'receipt',
    summary: 'An idea, as it was handed in, or that it was withdrawn',
    description: `Without how to reach who had it: others may see the link on their device. ${TOKEN}`,
    async answer(definition, asked) {
      const receipt = await asked.storage.read((db) => readIdea(db, definition, asked.token));
      return linked(receipt, definition, asked);
    },
  },
  {
    kind: 'receipt',
    method: 'delete',
    path: 'receipt',
    summary: 'Withdraws an idea; a second time changes nothing',
    description: `Deletes it, also after closing. ${TOKEN}`,
    async answer(definition, asked) {
      return linked(await withdraw(asked.storage, definition, asked.token), definition, asked);
    },
  },
];

function linked(
  receipt: PlainReceipt,
  definition: IdeasDefinition,
  { token, where }: AskedByToken,
): Receipt {
  return { ...receipt, links: { manage: manageLink(definition, where, token) } };
}

/**
 * @returns an idea without how to reach who had it: the link may be seen by others on their device
 * @throws Refusal if the token stands for none
 */
async function readIdea(db: Db, definition: IdeasDefinition, token: string): Promise<PlainReceipt> {
  const idea = await findIdea(db, definition.id, tokenHash(token));
  return idea ? shownIdea(idea) : readWithdrawn(db, definition, token);
}

/** @returns an idea as whoever has its receipt sees it */
export function shownIdea(idea: IdeaRow): PlainReceipt {
  const { code, received_on: received } = idea;
  const answers = fromJson<Answers>(idea.answers) ?? {};
  const persona = fromJson<Answers>(idea.persona);
  return { code, received, idea: { answers, ...(persona && { persona }) } };
}

async function readWithdrawn(
  db: Db,
  { id }: IdeasDefinition,
  token: string,
): Promise<PlainReceipt> {
  const code = await findWithdrawn(db, id, tokenHash(token));
  if (code === undefined) throw new Refusal('not-found');
  return { code, withdrawn: true };
}

/** @throws Refusal if the token stands for none */
function withdraw(
  storage: Storage,
  definition: IdeasDefinition,
  token: string,
): Promise<PlainReceipt> {
  return storage.write(async (db) => {
    const hash = tokenHash(token);
    const idea = await findIdea(db, definition.id, hash);
    if (idea) await withdrawIdea(db, idea);
    return readWithdrawn(db, definition, token);
  });
}
