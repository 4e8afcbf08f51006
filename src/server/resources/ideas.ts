import type { Answers } from '../../protocol/fields.ts';
import type { IdeaSubmission, IdeasDefinition } from '../../protocol/ideas.ts';
import { RESOURCES } from '../../protocol/resources.ts';
import { contactFields } from '../../rules/contact.ts';
import { ideaRules } from '../../rules/idea.ts';
import { cellOf, each, type Export, type ExportRow } from '../exporting/export.ts';
import { addIdea, countIdeas, readIdeas } from '../storage/queries/ideas.ts';
import { fromJson } from '../storage/queries/json.ts';
import type { Reader } from '../storage/storage.ts';
import type { IdeaRow } from '../storage/tables.ts';
import type { Acceptance, ReceiptCore } from '../taking-part/acceptance.ts';
import { refuseIfBroken } from '../taking-part/refusal.ts';
import { ideaPeople } from './ideas/people.ts';
import type { Resource } from './resource.ts';

export const ideas: Resource<'ideas'> = {
  ...RESOURCES.ideas,
  name: 'ideas',
  schemaNames: { definition: 'IdeasDefinition', submission: 'IdeaSubmission' },
  widget: 'idea-form',
  accept,
  count: countIdeas,
  rows,
  people: ideaPeople,
};

async function accept(
  definition: IdeasDefinition,
  submission: IdeaSubmission,
  { db, key, now }: Acceptance,
): Promise<ReceiptCore> {
  const state = ideaRules.fromSubmission(submission);
  refuseIfBroken(ideaRules.problems(state, definition));
  const tidy = { ...submission, ...ideaRules.toSubmission(state, definition) };
  await addIdea(db, definition.id, key.receiptCode(), tidy, now);
  return {};
}

async function rows(storage: Reader, definition: IdeasDefinition): Promise<Export> {
  const groups = {
    persona: definition.persona?.fields ?? [],
    answers: definition.fields,
    contact: contactFields(definition.contact),
  };
  const fields = Object.entries(groups).flatMap(([group, list]) =>
    list.map(({ id }) => ({ group: group as Group, id })),
  );
  const found = await storage.read((db) => readIdeas(db, definition.id));
  return {
    columns: ['code', 'received', 'language', ...fields.map(({ group, id }) => `${group}.${id}`)],
    rows: each(found.map((row) => rowOf(row, fields))),
  };
}

type Group = 'persona' | 'answers' | 'contact';

function rowOf(row: IdeaRow, fields: readonly { group: Group; id: string }[]): ExportRow {
  const { code, received_on: received, language } = row;
  const groups = {
    persona: fromJson<Answers>(row.persona) ?? {},
    answers: fromJson<Answers>(row.answers) ?? {},
    contact: fromJson<Answers>(row.contact) ?? {},
  };
  return {
    record: { code, received, language, ...groups },
    cells: [code, received, language, ...fields.map(({ group, id }) => cellOf(groups[group], id))],
  };
}
