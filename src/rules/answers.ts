import type { Answer, Answers, Field, FieldOf } from '../protocol/fields.ts';
import { LONGEST_OF_KIND, isDate } from '../protocol/grammar.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { pointerToken } from './pointer.ts';
import { lengthProblems, rangeProblem } from './problems.ts';
import { isEmail, isTelephone } from './tidy.ts';

/** @returns the answer to a field, or undefined; safe for any id, `constructor` too */
export function answerTo(answers: Answers, id: string): Answer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** @returns the answers with one more; an empty one is none */
export function withAnswer(answers: Answers, id: string, answer: Answer | undefined): Answers {
  const entries = Object.entries(answers).filter(([key]) => key !== id);
  if (answer !== undefined && !isEmpty(answer)) entries.push([id, answer]);
  return Object.fromEntries(entries);
}

/** @returns whether something read from a draft can be answers at all */
export function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function noAnswers(answers: Answers): boolean {
  return Object.keys(answers).length === 0;
}

/**
 * @param pointer where the answers stand in the submission, such as `/answers`
 * @returns what is wrong with the answers to a list of fields
 */
export function answerProblems(
  fields: readonly Field[],
  answers: Answers,
  pointer: string,
): RuleProblem[] {
  const known = new Set(fields.map(({ id }) => id));
  return [
    ...fields.flatMap((field) =>
      fieldProblems(field, answerTo(answers, field.id), `${pointer}/${pointerToken(field.id)}`),
    ),
    ...Object.keys(answers)
      .filter((id) => !known.has(id))
      .map((id): RuleProblem => ({
        code: 'unknown-field',
        pointer: `${pointer}/${pointerToken(id)}`,
      })),
  ];
}

function fieldProblems(field: Field, answer: Answer | undefined, pointer: string): RuleProblem[] {
  if (answer === undefined || isEmpty(answer)) {
    return field.required ? [{ code: 'required', pointer }] : [];
  }
  switch (field.kind) {
    case 'short-text':
    case 'long-text':
      return textProblems(answer, field, LONGEST_OF_KIND[field.kind], pointer);
    case 'email':
      return typeof answer === 'string' && isEmail(answer)
        ? []
        : [{ code: 'not-an-email', pointer }];
    case 'telephone':
      return typeof answer === 'string' && isTelephone(answer)
        ? []
        : [{ code: 'not-a-telephone', pointer }];
    case 'date':
      return dateProblems(answer, field, pointer);
    case 'number':
      return numberProblems(answer, field, pointer);
    case 'money':
      return moneyProblems(answer, field, pointer);
    case 'single-choice':
      return choiceProblems([answer], field.options, pointer);
    case 'multiple-choice':
      return Array.isArray(answer)
        ? [
            ...choiceProblems(answer, field.options, pointer),
            ...lengthProblems(answer.length, field, pointer),
          ]
        : [{ code: 'malformed', pointer }];
    case 'consent':
      return typeof answer === 'boolean' ? [] : [{ code: 'malformed', pointer }];
  }
}

function textProblems(
  answer: Answer,
  { minLength = 0, maxLength }: { minLength?: number; maxLength?: number },
  longest: number,
  pointer: string,
): RuleProblem[] {
  if (typeof answer !== 'string') return [{ code: 'malformed', pointer }];
  const length = characters(answer);
  const most = maxLength ?? longest;
  if (length > most) return [{ code: 'too-long', pointer, limit: most, by: length - most }];
  if (length < minLength) {
    return [{ code: 'too-short', pointer, limit: minLength, by: minLength - length }];
  }
  return [];
}

/** @returns how many characters (code points) a person typed, a line break counting as one */
export function characters(text: string): number {
  return [...text.replace(/\r\n/g, '\n')].length;
}

function dateProblems(answer: Answer, field: FieldOf<'date'>, pointer: string): RuleProblem[] {
  if (typeof answer !== 'string' || !isDate(answer)) return [{ code: 'not-a-date', pointer }];
  // A date input makes 0026 of a year typed as 26, and 0202 on the way to 2026.
  if (answer < '1000') return [{ code: 'short-year', pointer }];
  // Dates as YYYY-MM-DD sort as text; the widget shows the bound from the definition.
  if (field.min !== undefined && answer < field.min) return [{ code: 'too-small', pointer }];
  if (field.max !== undefined && answer > field.max) return [{ code: 'too-large', pointer }];
  return [];
}

function numberProblems(
  answer: Answer,
  { min, max = Number.MAX_SAFE_INTEGER, step = 1 }: FieldOf<'number'>,
  pointer: string,
): RuleProblem[] {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) {
    return [{ code: 'not-a-number', pointer }];
  }
  const outside = rangeProblem(answer, min ?? -Number.MAX_SAFE_INTEGER, max, pointer);
  if (outside) return [outside];
  const from = min ?? 0;
  const steps = (answer - from) / step;
  // 0.3 / 0.1 is not 3 in binary; a person typed 0.3, so what computing loses is forgiven.
  const lost = (4 * Number.EPSILON * (Math.abs(answer) + Math.abs(from))) / step;
  return Math.abs(steps - Math.round(steps)) <= lost
    ? []
    : [{ code: 'off-step', pointer, limit: step }];
}

function moneyProblems(
  answer: Answer,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: FieldOf<'money'>,
  pointer: string,
): RuleProblem[] {
  if (typeof answer !== 'number' || !Number.isSafeInteger(answer)) {
    return [{ code: 'not-a-number', pointer }];
  }
  const outside = rangeProblem(answer, min, max, pointer);
  return outside ? [outside] : [];
}

function choiceProblems(
  chosen: readonly (Answer | undefined)[],
  options: readonly { readonly id: string }[],
  pointer: string,
): RuleProblem[] {
  if (chosen.some((id) => !options.some((option) => option.id === id))) {
    return [{ code: 'unknown-option', pointer }];
  }
  return new Set(chosen).size < chosen.length ? [{ code: 'duplicate', pointer }] : [];
}

/** An unticked consent is no consent; blanks alone are no answer. */
function isEmpty(answer: Answer): boolean {
  if (typeof answer === 'string') return answer.trim() === '';
  return answer === false || (Array.isArray(answer) && answer.length === 0);
}
