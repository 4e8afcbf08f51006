import type { Answers, Field } from '../../../protocol/fields.ts';
import type { IdeasDefinition } from '../../../protocol/ideas.ts';
import { contactFields } from '../../../rules/contact.ts';
import { answer, ideaRules, type IdeaGroup, type IdeaState } from '../../../rules/idea.ts';
import { canonical } from '../../secrets/canonical.ts';
import type { Gone } from '../../storage/queries/log.ts';
import { fromJson, jsonOrNull } from '../../storage/queries/json.ts';
import {
  correctIdea,
  deleteContacts,
  deleteIdea,
  deleteIdeas,
  deleteWithdrawn,
  firstReceived,
  readKept,
} from '../../storage/queries/kept-ideas.ts';
import type { Db, IdeaRow } from '../../storage/tables.ts';
import { dayAfter, dueAfter, type Due, type HandedIn, type People, type Term } from '../people.ts';
import { shortTexts, texts } from '../people/names.ts';
import { readChanges } from '../people/changes.ts';
import { refuseIfWorse } from '../people/rule-words.ts';
import { typedAnswer } from '../people/typed-answer.ts';
import { ideaByCode } from './by-code.ts';

/** How long people can be reached where nobody says: long enough to tell them what became of it. */
const USUAL_DAYS = 365;

export const ideaPeople: People<IdeasDefinition> = {
  withRetention({ retention = {}, ...definition }) {
    const usual = Math.min(USUAL_DAYS, retention.days ?? USUAL_DAYS);
    return { ...definition, retention: { contactDays: usual, ...retention } };
  },
  terms({ retention, closes }) {
    const { contactDays, days } = retention ?? {};
    const term = (what: keyof Gone, after: number | undefined): Term[] => {
      if (after === undefined) return [];
      if (closes === undefined) return [{ what, days: after, after: 'arrival' }];
      return [{ what, days: after, after: 'closing', on: dueAfter(closes, after).day }];
    };
    return [...term('contacts', contactDays), ...term('ideas', days)];
  },
  async due(db, definition) {
    const { closes, id } = definition;
    const dues: (Due & { what: keyof Gone })[] = [];
    for (const { what, days } of ideaPeople.terms(definition)) {
      const from = closes ?? (await firstReceived(db, id, what === 'contacts'));
      if (from !== undefined) dues.push({ what, ...dueAfter(from, days) });
    }
    return dues;
  },
  async expire(db, definition, time) {
    const { contactDays, days } = definition.retention ?? {};
    const ideas = await expired(db, definition, time, days, deleteIdeas);
    const contacts = await expired(db, definition, time, contactDays, deleteContacts);
    // That somebody withdrew is no longer known than how to reach who did not.
    const first = [contactDays, days].filter((one) => one !== undefined);
    await expired(db, definition, time, first.length > 0 ? Math.min(...first) : undefined, deleteWithdrawn); // prettier-ignore
    return { ...(ideas > 0 && { ideas }), ...(contacts > 0 && { contacts }) };
  },
  async read(db, definition, code) {
    return (await readKept(db, definition.id, code)).map((idea) => handedIn(idea, definition));
  },
  correct,
  async remove(db, { id }, code) {
    const [idea] = await readKept(db, id, code);
    if (!idea) return undefined;
    await deleteIdea(db, idea.id);
    return { ideas: 1 };
  },
  byCode: ideaByCode,
};

/** @param remove deletes what came on a day or before it, or all: it has closed */
async function expired(
  db: Db,
  { id, closes }: IdeasDefinition,
  time: number,
  days: number | undefined,
  remove: (db: Db, id: string, day?: string) => Promise<number>,
): Promise<number> {
  if (days === undefined) return 0;
  if (closes !== undefined) return time < dueAfter(closes, days).time ? 0 : remove(db, id);
  const today = new Date(time).toISOString().slice(0, 10);
  return remove(db, id, dayAfter(today, -days));
}

function handedIn(idea: IdeaRow, definition: IdeasDefinition): HandedIn {
  const { code, received_on: received, language } = idea;
  const { persona, answers, contact } = stateOf(idea);
  const groups = { contact, answers, persona };
  return {
    code,
    received,
    record: { code, received, language, ...groups },
    answers: Object.entries(groups).flatMap(([group, list]) =>
      Object.entries(list).map(([id, value]) => [`${group}.${id}`, value] as const),
    ),
    names: [contact, shortTexts(definition.persona?.fields ?? [], persona)].flatMap(texts),
  };
}

function stateOf({ persona, answers, contact }: IdeaRow): IdeaState {
  return {
    persona: fromJson<Answers>(persona) ?? {},
    answers: fromJson<Answers>(answers) ?? {},
    contact: fromJson<Answers>(contact) ?? {},
  };
}

async function correct(
  db: Db,
  definition: IdeasDefinition,
  code: string,
  typed: readonly string[],
): Promise<string[] | undefined> {
  const [idea] = await readKept(db, definition.id, code);
  if (!idea) return undefined;
  const fields = fieldsOf(definition);
  const changes = readChanges(typed, [...fields.keys()]);
  const before = stateOf(idea);
  let state = before;
  for (const { name, value } of changes) {
    const { group, field } = fields.get(name) as Place;
    state = answer(state, group, field.id, typedAnswer(name, field, value, definition.language));
  }
  refuseIfWorse(ideaRules.problems(before, definition), ideaRules.problems(state, definition));
  const submission = ideaRules.toSubmission(state, definition);
  if (canonical(submission) === canonical(ideaRules.toSubmission(before, definition))) return [];
  const { answers, persona, contact } = submission;
  const after = {
    answers: JSON.stringify(answers),
    persona: jsonOrNull(persona),
    contact: jsonOrNull(contact),
  };
  await correctIdea(db, idea.id, after);
  return changes.map(({ name }) => name);
}

interface Place {
  readonly group: IdeaGroup;
  readonly field: Field;
}

function fieldsOf({ persona, fields, contact }: IdeasDefinition): Map<string, Place> {
  const groups = {
    contact: contactFields(contact),
    answers: fields,
    persona: persona?.fields ?? [],
  };
  return new Map(
    Object.entries(groups).flatMap(([group, list]) =>
      list.map((field): [string, Place] => [
        `${group}.${field.id}`,
        { group: group as IdeaGroup, field },
      ]),
    ),
  );
}
