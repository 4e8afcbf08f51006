import type { Definition } from '../../../../protocol/resources.ts';
import type { RuleCode } from '../../../../protocol/problem.ts';
import type { Answers, Field } from '../../../../protocol/fields.ts';
import { LONGEST_OF_KIND } from '../../../../protocol/grammar.ts';
import type { Selection } from '../../../../protocol/selections.ts';
import { problemsOf, type Body } from './rules-of.ts';
import { choice } from './valid.ts';

/** In characters: what a body may hold at least. */
const MOST_SENT = 200_000;

/** What must be refused, and by which of the codes of a rule. */
export interface Broken {
  /** What is wrong with it, in a few words. */
  readonly what: string;
  readonly body: unknown;
  readonly codes: readonly RuleCode[];
  /** Where that is, as pointers. */
  readonly pointers: readonly string[];
}

/** An id that nobody has given. */
const UNKNOWN = 'samskab-check-unknown';

/**
 * Breaks each rule that a definition has, once. What codes there must be the rules themselves say.
 * @param good what keeps all of them
 */
export function brokenOf(good: Body, definition: Definition, now: number): Broken[] {
  const shapeless: Broken = {
    what: 'another shape than the schema has',
    body: { ...good, [shapeOf(definition)]: 'x' },
    codes: ['malformed'],
    pointers: [`/${shapeOf(definition)}`],
  };
  const seen = new Set<string>();
  const broken = tries(good, definition).flatMap(([what, change]): Broken[] => {
    const body = { ...good, ...change };
    const problems = problemsOf(body, definition, now);
    const codes = problems.map(({ code }) => code);
    const key = codes.toSorted().join();
    // Of ten thousand items all are more than any body may hold.
    if (codes.length === 0 || seen.has(key) || JSON.stringify(body).length > MOST_SENT) return [];
    seen.add(key);
    return [{ what, body, codes, pointers: problems.map(({ pointer }) => pointer) }];
  });
  return [shapeless, ...broken];
}

function shapeOf({ type }: Definition): string {
  return { ballot: 'selections', budget: 'selections', event: 'dates', ideas: 'answers' }[type];
}

type Try = readonly [what: string, change: Body];

function tries(good: Body, definition: Definition): Try[] {
  switch (definition.type) {
    case 'ballot':
    case 'budget':
      return choiceTries(good, definition);
    case 'event':
      return [
        ['a date that is not there', { dates: [UNKNOWN] }],
        ['no date', { dates: [] }],
        ['the same date twice', { dates: [...(good['dates'] as string[]), ...(good['dates'] as string[])] }], // prettier-ignore
        ['more dates than may be taken', { dates: definition.dates.map(({ id }) => id) }],
        ['nobody who comes', { adults: 0, children: 0, people: [] }],
        ['more adults than may come', { adults: 10_000 }],
        ...answerTries('answers', definition.fields ?? [], good),
        ...contactTries(good),
      ];
    case 'ideas':
      return [...answerTries('answers', definition.fields, good), ...contactTries(good)];
  }
}

function choiceTries(
  good: Body,
  definition: Extract<Definition, { type: 'ballot' | 'budget' }>,
): Try[] {
  const selections = good['selections'] as readonly Selection[];
  const [first] = selections;
  const all = definition.items.map(({ id }) => id);
  const valued = (value: number): Try[1] => ({ selections: [{ ...first, value }] });
  return [
    ['an item that is not there', { selections: [{ ...first, item: UNKNOWN }] }],
    ['the same item twice', { selections: [...selections, ...(first ? [first] : [])] }],
    ['nothing', { selections: [] }],
    ['all items', choice(all, definition)],
    ['a value that is huge', valued(1_000_000_000_000)],
    ['a value below 0', valued(-1)],
    ['a value that is missing', { selections: selections.map(({ item }) => ({ item })) }],
    ['a rank that leaves out the first', { selections: selections.map(({ item }, at) => ({ item, value: at + 2 })) }], // prettier-ignore
  ];
}

function answerTries(group: string, fields: readonly Field[], good: Body): Try[] {
  const answers = (good[group] ?? {}) as Answers;
  const without = (id: string) =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id));
  const instead = (what: string, field: Field | undefined, answer: Answers[string]): Try[] =>
    field ? [[what, { [group]: { ...answers, [field.id]: answer } }]] : [];
  const required = fields.find((field) => field.required);
  const text = fields.find((field) => field.kind === 'short-text' || field.kind === 'long-text');
  const most = text && 'maxLength' in text ? (text.maxLength ?? 0) : 0;
  const longest = most || LONGEST_OF_KIND[(text?.kind ?? 'short-text') as 'short-text'];
  return [
    ...(required ? [['no answer where one must be', { [group]: without(required.id) }] as Try] : []), // prettier-ignore
    ['an answer to a question that is not there', { [group]: { ...answers, [UNKNOWN]: 'x' } }],
    ...instead('a text that is too long', text, 'x'.repeat(longest + 1)),
    ...instead('an option that is not there', fields.find(({ kind }) => kind === 'single-choice'), UNKNOWN), // prettier-ignore
    ...instead(
      'a number that is none',
      fields.find(({ kind }) => kind === 'number'),
      'many',
    ),
    ...instead(
      'a day that is none',
      fields.find(({ kind }) => kind === 'date'),
      '2027-02-31',
    ),
  ];
}

function contactTries(good: Body): Try[] {
  const contact = (good['contact'] ?? {}) as Answers;
  return [['an e-mail address that is none', { contact: { ...contact, email: 'nobody' } }]];
}
