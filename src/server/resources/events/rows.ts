import type { EventDefinition } from '../../../protocol/events.ts';
import type { Answers } from '../../../protocol/fields.ts';
import { contactFields } from '../../../rules/contact.ts';
import { cellOf, each, type Export } from '../../exporting/export.ts';
import { fromJson } from '../../storage/queries/json.ts';
import { readSignups } from '../../storage/queries/signups.ts';
import type { Reader } from '../../storage/storage.ts';

/** One line a household; the people in it side by side, as many columns as the largest needs. */
export async function signupRows(storage: Reader, definition: EventDefinition): Promise<Export> {
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
      ...['code', 'received', 'adults', 'children', 'language'],
      ...dates.map((id) => `dates.${id}`),
      ...own.map((id) => `answers.${id}`),
      ...contacts.map((id) => `contact.${id}`),
      ...persons.map(({ person, id }) => `people.${person + 1}.${id}`),
    ],
    rows: each(
      households.map((household) => ({
        record: household,
        cells: [
          ...[household.code, household.received, household.adults, household.children],
          household.language,
          ...dates.map((id) => household.places.find(({ date }) => date === id)?.status),
          ...own.map((id) => cellOf(household.answers, id)),
          ...contacts.map((id) => cellOf(household.contact, id)),
          ...persons.map(({ person, id }) => cellOf(household.people[person] ?? {}, id)),
        ],
      })),
    ),
  };
}
