import type { BallotDefinition } from '../../../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../../../protocol/budgets.ts';
import type { EventDefinition, SignupSubmission } from '../../../../protocol/events.ts';
import type { Answer, Answers, Field } from '../../../../protocol/fields.ts';
import type { IdeaSubmission } from '../../../../protocol/ideas.ts';
import type { Definition } from '../../../../protocol/resources.ts';
import type { Selection } from '../../../../protocol/selections.ts';
import { amountsOf } from '../../../../rules/allocation.ts';
import { contactFields } from '../../../../rules/contact.ts';
import { minorUnits } from '../../../../rules/currency.ts';
import { isOver } from '../../../../rules/event-dates.ts';
import { problemsOf, type Body } from './rules-of.ts';

/**
 * @param now milliseconds since 1970
 * @returns something that keeps the rules; undefined where none was found
 */
export function validFor(definition: Definition, now: number): Body | undefined {
  const tries =
    definition.type === 'ballot' || definition.type === 'budget'
      ? choicesFor(definition)
      : [definition.type === 'event' ? signupFor(definition, now) : ideaFor(definition)];
  return tries.find((body) => problemsOf(body, definition, now).length === 0);
}

/** @returns something else that keeps the rules as well; undefined where none was found */
export function otherThan(good: Body, definition: Definition, now: number): Body | undefined {
  const { credential } = good;
  return othersThan(good, definition)
    .map((body): Body => ({ ...body, ...(credential !== undefined && { credential }) }))
    .find((body) => problemsOf(body, definition, now).length === 0);
}

function othersThan(good: Body, definition: Definition): Body[] {
  if (definition.type === 'event') {
    const { adults, children, people = [] } = good as unknown as SignupSubmission;
    const more = people.length > 0 ? { people: [...people, people[0]] } : {};
    return [
      { ...good, ...more, adults: adults + 1 },
      { ...good, ...more, children: children + 1 },
    ];
  }
  if (definition.type === 'ideas') {
    const { answers } = good as unknown as IdeaSubmission;
    return Object.entries(answers)
      .filter(([, answer]) => typeof answer === 'string')
      .map(([id, answer]) => ({
        ...good,
        answers: { ...answers, [id]: String(answer).replace('Test', 'Text') },
      })) // prettier-ignore
      .filter((body) => JSON.stringify(body) !== JSON.stringify(good));
  }
  const others = { ...definition, items: definition.items.toReversed() } as typeof definition;
  return choicesFor(others).filter(
    ({ selections }) => JSON.stringify(selections) !== JSON.stringify(good['selections']),
  );
}

type Chosen = BallotDefinition | BudgetDefinition;

/** What is wrong with too little; more of it may mend that. */
const TOO_LITTLE = new Set(['too-few', 'too-few-in-category', 'under-budget', 'under-points']);

/** Adds one after another, as long as that breaks nothing; in several orders, as not all lead there. */
function choicesFor(definition: Chosen): Body[] {
  const ids = definition.items.map(({ id }) => id);
  const costs = new Map(definition.items.map((item) => [item.id, 'cost' in item ? (item.cost ?? 0) : 0])); // prettier-ignore
  const byCost = ids.toSorted((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
  return [ids, byCost, byCost.toReversed()].map((order) => {
    let chosen: string[] = [];
    for (const id of order) {
      const rest = problemsOf(choice(chosen, definition), definition, 0);
      if (chosen.length > 0 && rest.length === 0) break;
      const next = [...chosen, id];
      const problems = problemsOf(choice(next, definition), definition, 0);
      if (problems.every(({ code }) => TOO_LITTLE.has(code))) chosen = next;
    }
    return choice(chosen, definition);
  });
}

/** @returns these items, with values as the method has them */
export function choice(ids: readonly string[], definition: Chosen): Body {
  return { selections: ids.map((item, index) => selection(item, index, ids.length, definition)) };
}

function selection(item: string, index: number, count: number, definition: Chosen): Selection {
  switch (definition.method) {
    case 'approval':
    case 'knapsack':
      return { item };
    case 'ordinal':
      return { item, value: index + 1 };
    case 'cumulative': {
      const { minSumPoints = 0, maxPoints = definition.maxSumPoints } = definition;
      const share = Math.max(1, Math.ceil(minSumPoints / count));
      return { item, value: Math.min(share, maxPoints) };
    }
    case 'scoring':
      return { item, value: definition.maxPoints };
    case 'allocation': {
      const one = definition.items.find(({ id }) => id === item);
      const unit = minorUnits(definition.currency);
      if (!one) return { item, value: unit };
      const { min, step } = amountsOf(one, definition, unit);
      return { item, value: min > 0 ? min : step };
    }
  }
}

function signupFor(definition: EventDefinition, now: number): Body {
  const { dates, fields = [], personFields = [], contact, maxAdults = 1 } = definition;
  const open = dates.filter((date) => !date.cancelled && !isOver(date, now));
  const date = open.find(({ placesLeft = 1 }) => placesLeft > 0) ?? open[0];
  return {
    dates: date ? [date.id] : [],
    adults: maxAdults > 0 ? 1 : 0,
    children: maxAdults > 0 ? 0 : 1,
    ...(personFields.length > 0 && { people: [answersTo(personFields)] }),
    ...(fields.length > 0 && { answers: answersTo(fields) }),
    ...givenContact(contactFields(contact)),
  };
}

function ideaFor({ fields, persona, contact }: Extract<Definition, { type: 'ideas' }>): Body {
  return {
    answers: answersTo(fields),
    ...(persona && { persona: answersTo(persona.fields) }),
    ...givenContact(contactFields(contact)),
  };
}

/** Nobody is reached: what need not be given is not. */
function givenContact(fields: readonly Field[]): { contact?: Answers } {
  const required = fields.filter((field) => field.required);
  return required.length > 0 ? { contact: answersTo(required) } : {};
}

function answersTo(fields: readonly Field[]): Answers {
  return Object.fromEntries(fields.map((field) => [field.id, answerTo(field)]));
}

/** @returns an answer that a field takes */
function answerTo(field: Field): Answer {
  switch (field.kind) {
    case 'short-text':
    case 'long-text': {
      const { minLength = 0, maxLength = 500 } = field;
      return 'Test'.padEnd(minLength, ' x').slice(0, Math.max(maxLength, 1));
    }
    case 'email':
      return 'test@example.org';
    case 'telephone':
      return '+45 12 34 56 78';
    case 'number':
      return field.min ?? Math.min(0, field.max ?? 0);
    case 'money':
      return field.min ?? 0;
    case 'date':
      return field.min ?? field.max ?? '2027-05-01';
    case 'single-choice':
      return field.options[0]?.id ?? '';
    case 'multiple-choice':
      return field.options.slice(0, Math.max(1, field.minLength ?? 1)).map(({ id }) => id);
    case 'consent':
      return true;
  }
}
