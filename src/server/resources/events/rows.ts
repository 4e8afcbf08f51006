import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import type { Field } from '../../../protocol/fields.ts';
import { atATime } from '../../exporting/at-a-time.ts';
import { exportOf, labelled, within, type Column, type Export } from '../../exporting/export.ts';
import { contactOf, fieldColumns } from '../../exporting/field-columns.ts';
import { sheetWords, type SheetWords } from '../../exporting/sheet-words.ts';
import {
  readSignups,
  signupsThereAre,
  type SignupRecord,
} from '../../storage/queries/signup-records.ts';
import type { Reader } from '../../storage/storage.ts';

/** One line a household; the people in it side by side, as many columns as the largest needs. */
export async function signupRows(storage: Reader, definition: EventDefinition): Promise<Export> {
  const { queues, largest } = await storage.read((db) => signupsThereAre(db, definition.id));
  const columns = columnsOf(definition, largest);
  return exportOf(columns, atATime(storage, queues, readSignups));
}

function columnsOf(definition: EventDefinition, largest: number): Column<SignupRecord>[] {
  const words = sheetWords(definition.language);
  const { say } = words;
  const { fields = [], personFields = [], contact, dates } = definition;
  const people = Array.from({ length: personFields.length > 0 ? largest : 0 }, (_, index) => index);
  const asked = fieldColumns(fields, 'answers', words);
  const reached = fieldColumns(contactOf(contact, words), 'contact', words);
  return [
    { head: labelled(say('code'), 'code'), cell: ({ code }) => code },
    { head: labelled(say('received'), 'received'), cell: ({ received }) => received },
    { head: labelled(say('adults'), 'adults'), cell: ({ adults }) => adults },
    { head: labelled(say('children'), 'children'), cell: ({ children }) => children },
    { head: labelled(say('language'), 'language'), cell: ({ language }) => language },
    ...dates.map((date) => dateColumn(date, definition, words)),
    ...within(asked, (signup: SignupRecord) => signup.answers),
    ...within(reached, (signup: SignupRecord) => signup.contact),
    ...people.flatMap((index) => personColumns(index, personFields, words)),
  ];
}

function personColumns(
  index: number,
  fields: readonly Field[],
  words: SheetWords,
): Column<SignupRecord>[] {
  const number = index + 1;
  const of = `${words.say('person', { index: number })}: `;
  const columns = fieldColumns(fields, `people.${number}`, words, of);
  return within(columns, ({ people }) => people[index] ?? {});
}

/** A date that has no name of its own is called by its time; one that is called off says so. */
function dateColumn(
  { id, label, starts, ends, cancelled }: EventDate,
  { timeZone }: EventDefinition,
  { say, format, text }: SheetWords,
): Column<SignupRecord> {
  const name = label === undefined ? format.span(starts, ends, timeZone) : text(label);
  return {
    head: labelled(cancelled ? `${name}: ${say('calledOff')}` : name, `dates.${id}`),
    cell({ places }) {
      const status = places.find(({ date }) => date === id)?.status;
      return status && labelled(say(status), status);
    },
  };
}
