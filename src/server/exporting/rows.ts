import type { EventDefinition } from '../../protocol/events.ts';
import type { Answers } from '../../protocol/fields.ts';
import type { IdeasDefinition } from '../../protocol/ideas.ts';
import { contactFields } from '../../rules/contact.ts';
import { answerTo } from '../../rules/answers.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { readIdeas } from '../storage/queries/ideas.ts';
import { fromJson } from '../storage/queries/json.ts';
import { readSignups } from '../storage/queries/signups.ts';
import type { Reader } from '../storage/storage.ts';
import type { IdeaRow } from '../storage/tables.ts';
import type { Cell } from './csv.ts';
import { votesAtOnce } from './votes-at-once.ts';

/** What was handed in: a record each for JSON, and the same flat for a spreadsheet. */
export interface Export {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ExportRow>;
}

export interface ExportRow {
  readonly record: object;
  readonly cells: readonly Cell[];
}

/**
 * What an export never holds: tokens, hashes, and what would tell one voter from another. Votes
 * come in the random order of their ids, and without the receipts' codes: who has seen a
 * neighbour's receipt must not find the vote here.
 */
export async function exportOf(storage: Reader, stored: Stored): Promise<Export> {
  switch (stored.resource) {
    case 'ideas':
      return ideasExport(storage, stored.definition);
    case 'events':
      return signupsExport(storage, stored.definition);
    case 'ballots':
    case 'budgets':
      return votesExport(storage, stored);
  }
}

/** One line a vote, one column an item: the value given, or 1 where it was only named. */
async function votesExport(storage: Reader, { resource, definition }: Voted): Promise<Export> {
  const items = definition.items.map(({ id }) => id);
  const { votes } = await votesAtOnce(storage, { resource, definition_id: definition.id });
  async function* rows(): AsyncGenerator<ExportRow> {
    for await (const selections of votes) {
      const given = new Map(selections.map(({ item, value }) => [item, value ?? 1]));
      yield { record: { selections }, cells: items.map((id) => given.get(id)) };
    }
  }
  return { columns: items, rows: rows() };
}

async function ideasExport(storage: Reader, definition: IdeasDefinition): Promise<Export> {
  const groups = {
    persona: definition.persona?.fields ?? [],
    answers: definition.fields,
    contact: contactFields(definition.contact),
  };
  const fields = Object.entries(groups).flatMap(([group, list]) =>
    list.map(({ id }) => ({ group: group as keyof typeof groups, id })),
  );
  const ideas = await storage.read((db) => readIdeas(db, definition.id));
  return {
    columns: ['code', 'received', 'language', ...fields.map(({ group, id }) => `${group}.${id}`)],
    rows: each(ideas.map((row) => ideaRow(row, fields))),
  };
}

function ideaRow(
  row: IdeaRow,
  fields: readonly { group: 'persona' | 'answers' | 'contact'; id: string }[],
): ExportRow {
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

/** One line a household; the people in it side by side, as many columns as the largest needs. */
async function signupsExport(storage: Reader, definition: EventDefinition): Promise<Export> {
  const signups = await storage.read((db) => readSignups(db, definition.id));
  const households = signups.map(({ people, answers, contact, ...rest }) => ({
    ...rest,
    people: fromJson<Answers[]>(people) ?? [],
    answers: fromJson<Answers>(answers) ?? {},
    contact: fromJson<Answers>(contact) ?? {},
  }));
  const most = Math.max(0, ...households.map(({ people }) => people.length));
  const dates = definition.dates.map(({ id }) => id);
  const own = (definition.fields ?? []).map(({ id }) => id);
  const contacts = contactFields(definition.contact).map(({ id }) => id);
  const persons = Array.from({ length: most }, (_, person) =>
    (definition.personFields ?? []).map(({ id }) => ({ person, id })),
  ).flat();
  return {
    columns: [
      ...['code', 'adults', 'children', 'language'],
      ...dates.map((id) => `dates.${id}`),
      ...own.map((id) => `answers.${id}`),
      ...contacts.map((id) => `contact.${id}`),
      ...persons.map(({ person, id }) => `people.${person + 1}.${id}`),
    ],
    rows: each(
      households.map((household) => ({
        record: household,
        cells: [
          ...[household.code, household.adults, household.children, household.language],
          ...dates.map((id) => household.places.find(({ date }) => date === id)?.status),
          ...own.map((id) => cellOf(household.answers, id)),
          ...contacts.map((id) => cellOf(household.contact, id)),
          ...persons.map(({ person, id }) => cellOf(household.people[person] ?? {}, id)),
        ],
      })),
    ),
  };
}

function cellOf(answers: Answers, id: string): Cell {
  const answer = answerTo(answers, id);
  return Array.isArray(answer) ? answer.join('; ') : answer;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
