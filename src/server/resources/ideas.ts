import type { Answers } from '../../protocol/fields.ts';
import type { IdeaSubmission, IdeasDefinition } from '../../protocol/ideas.ts';
import { RESOURCES } from '../../protocol/resources.ts';
import { ideaRules } from '../../rules/idea.ts';
import { aboutIdeas } from '../documenting/ideas.ts';
import { atATime } from '../exporting/at-a-time.ts';
import { exportOf, labelled, within, type Column, type Export } from '../exporting/export.ts';
import { contactOf, fieldColumns } from '../exporting/field-columns.ts';
import { sheetWords } from '../exporting/sheet-words.ts';
import { tokenHash } from '../secrets/submission-key.ts';
import { addIdea, countIdeas, readIdeaIds, readIdeasWith } from '../storage/queries/ideas.ts';
import { fromJson } from '../storage/queries/json.ts';
import type { Reader } from '../storage/storage.ts';
import type { IdeaRow } from '../storage/tables.ts';
import type { Acceptance, ReceiptCore } from '../taking-part/acceptance.ts';
import { refuseIfBroken } from '../taking-part/refusal.ts';
import { managingRoutes } from './ideas/managing.ts';
import { ideaPeople } from './ideas/people.ts';
import { manageLink } from './manage-link.ts';
import type { Resource } from './resource.ts';

export const ideas: Resource<'ideas'> = {
  ...RESOURCES.ideas,
  name: 'ideas',
  about: aboutIdeas,
  schemaNames: { definition: 'IdeasDefinition', submission: 'IdeaSubmission' },
  widget: 'idea-form',
  accept,
  count: countIdeas,
  rows,
  people: ideaPeople,
  receiptLinks: (definition, { token, where }) => ({
    manage: manageLink(definition, where, token),
  }),
  routes: managingRoutes,
};

async function accept(
  definition: IdeasDefinition,
  submission: IdeaSubmission,
  { db, key, now }: Acceptance,
): Promise<ReceiptCore> {
  const state = ideaRules.fromSubmission(submission);
  refuseIfBroken(ideaRules.problems(state, definition));
  const tidy = { ...submission, ...ideaRules.toSubmission(state, definition) };
  await addIdea(db, {
    definitionId: definition.id,
    code: key.receiptCode(),
    tokenHash: tokenHash(key.manageToken),
    submission: tidy,
    now,
  });
  return {};
}

async function rows(storage: Reader, definition: IdeasDefinition): Promise<Export> {
  const ids = await storage.read((db) => readIdeaIds(db, definition.id));
  return exportOf(columnsOf(definition), recordsOf(atATime(storage, ids, readIdeasWith)));
}

/** An idea as it is told to whoever runs the call. */
interface IdeaRecord extends Pick<IdeaRow, 'code' | 'language'> {
  readonly received: string;
  readonly persona: Answers;
  readonly answers: Answers;
  readonly contact: Answers;
}

async function* recordsOf(ideas: AsyncIterable<IdeaRow>): AsyncGenerator<IdeaRecord> {
  for await (const { code, received_on: received, language, ...groups } of ideas) {
    yield {
      ...{ code, received, language },
      persona: fromJson<Answers>(groups.persona) ?? {},
      answers: fromJson<Answers>(groups.answers) ?? {},
      contact: fromJson<Answers>(groups.contact) ?? {},
    };
  }
}

function columnsOf({ language, persona, fields, contact }: IdeasDefinition): Column<IdeaRecord>[] {
  const words = sheetWords(language);
  const { say } = words;
  const made = fieldColumns(persona?.fields ?? [], 'persona', words);
  const reached = fieldColumns(contactOf(contact, words), 'contact', words);
  return [
    { head: labelled(say('code'), 'code'), cell: (idea) => idea.code },
    { head: labelled(say('received'), 'received'), cell: (idea) => idea.received },
    { head: labelled(say('language'), 'language'), cell: (idea) => idea.language },
    ...within(made, (idea: IdeaRecord) => idea.persona),
    ...within(fieldColumns(fields, 'answers', words), (idea: IdeaRecord) => idea.answers),
    ...within(reached, (idea: IdeaRecord) => idea.contact),
  ];
}
