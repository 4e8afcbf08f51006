import { phaseAt } from '../../protocol/phase.ts';
import type { SubmissionOf, VotedName } from '../../protocol/resources.ts';
import type { Selection } from '../../protocol/selections.ts';
import { decimals } from '../../rules/currency.ts';
import { exportOf, labelled, type Column, type Export } from '../exporting/export.ts';
import { sheetWords } from '../exporting/sheet-words.ts';
import { votesAtOnce } from '../exporting/votes-at-once.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { findResults } from '../storage/queries/results.ts';
import { addTurnout } from '../storage/queries/turnout.ts';
import { addVote, countVotes } from '../storage/queries/votes.ts';
import type { Reader } from '../storage/storage.ts';
import type { Db, Owner } from '../storage/tables.ts';
import type { Acceptance, ReceiptCore } from '../taking-part/acceptance.ts';
import { useCredential } from '../taking-part/credential.ts';
import { Refusal, refuseIfBroken } from '../taking-part/refusal.ts';
import type { Resource, Voting } from './resource.ts';
import { withoutFormerNames } from './voted/former-names.ts';
import { giveReceipt } from './voted/receipt.ts';
import { receiptRoutes } from './voted/receipts.ts';

type Definition = Voted['definition'];

interface Shared extends Pick<
  Resource<VotedName>,
  'accept' | 'count' | 'rows' | 'routes' | 'voting'
> {
  /** It is of the same kind as it was, which is not known here: `never` is taken for any. */
  withoutState(definition: Definition): never;
}

/** What everything that is voted on has in common: only what is allowed differs. */
export function voted(name: VotedName, rules: Voting<VotedName>): Shared {
  const ownerOf = (id: string): Owner => ({ resource: name, definition_id: id });
  return {
    // As it was sent, so that a pointer counts in what the sender has before them.
    voting: { problems: (submission, definition) => rules.problems(submission, definition) },
    accept: (definition, submission, acceptance) =>
      accept(ownerOf(definition.id), rules, definition, submission, acceptance),
    count: (db, id) => countVotes(db, ownerOf(id)),
    rows: (storage, definition) => rows(storage, ownerOf(definition.id), definition),
    routes: receiptRoutes(ownerOf),
    withoutState: (definition) => withoutFormerNames(definition) as never,
  };
}

/**
 * Whoever was late and is let in must not come after the last count.
 * @throws Refusal if the vote is over, and its result final
 */
async function refuseAfterCount(
  db: Db,
  owner: Owner,
  definition: Definition,
  now: number,
): Promise<void> {
  if (phaseAt(definition, now) !== 'closed') return;
  const state = (await findResults(db, owner))?.state;
  if (state === 'final' || state === 'recounted') throw new Refusal('closed');
}

/** The code is used up only if the vote is stored. */
async function accept(
  owner: Owner,
  rules: Voting<VotedName>,
  definition: Definition,
  submission: SubmissionOf<VotedName>,
  { db, key, credential, now }: Acceptance,
): Promise<ReceiptCore> {
  await refuseAfterCount(db, owner, definition, now);
  const origin = await useCredential(db, owner, definition, credential);
  refuseIfBroken(rules.problems(submission, definition));
  const { selections } = submission;
  await addVote(db, owner, selections);
  await addTurnout(db, owner, { ...origin, ballots: 1 });
  return giveReceipt(db, owner, key, origin);
}

/**
 * One line a vote, one column an item: the value given, or 1 where it was only named. Votes come in
 * the random order of their ids. Who has seen a neighbour's receipt does not find the vote here.
 */
async function rows(storage: Reader, owner: Owner, definition: Definition): Promise<Export> {
  const { votes } = await votesAtOnce(storage, owner);
  async function* records(): AsyncGenerator<VoteRecord> {
    for await (const selections of votes()) yield { selections };
  }
  return exportOf(columnsOf(definition), records());
}

interface VoteRecord {
  readonly selections: readonly Selection[];
}

function columnsOf(definition: Definition): Column<VoteRecord>[] {
  const { text } = sheetWords(definition.language);
  const currency = definition.method === 'allocation' ? definition.currency : undefined;
  const counted = currency === undefined ? '' : `, ${currency}`;
  return definition.items.map(({ id, name }) => ({
    head: labelled(`${text(name)}${counted}`, id),
    cell({ selections }) {
      const selection = selections.find(({ item }) => item === id);
      const value = selection && (selection.value ?? 1);
      if (value === undefined || currency === undefined) return value;
      return { minor: value, decimals: decimals(currency) };
    },
  }));
}
