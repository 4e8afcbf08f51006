import type { Answer, Field, FieldOf } from '../protocol/fields.ts';
import { answerProblems } from './answers.ts';
import type { Obstacle } from './fulfilling-obstacle.ts';

/** No answer travels that is longer. */
const LONGEST = 100_000;

/**
 * @param pointer where the fields stand in the definition, such as `/fields`
 * @returns what keeps everybody from answering a field that must be answered
 */
export function fieldObstacles(fields: readonly Field[], pointer: string): Obstacle[] {
  return fields.flatMap((field, index) =>
    field.required ? answerObstacles(field, `${pointer}/${index}`) : [],
  );
}

function answerObstacles(field: Field, pointer: string): Obstacle[] {
  switch (field.kind) {
    case 'short-text':
    case 'long-text':
      return textObstacles(field, pointer);
    case 'number':
      return numberObstacles(field, pointer);
    case 'multiple-choice':
      return optionObstacles(field, pointer);
    default:
      // Where a date or an amount has limits, the limits themselves are answers.
      return [];
  }
}

/** The shortest text that may do; how long one may be where nothing is said, only the rule knows. */
function textObstacles(
  field: FieldOf<'short-text'> | FieldOf<'long-text'>,
  pointer: string,
): Obstacle[] {
  const shortest = Math.max(field.minLength ?? 0, 1);
  const tooLong =
    shortest > LONGEST
      ? { limit: LONGEST }
      : problemsWith(field, 'x'.repeat(shortest)).find(({ code }) => code === 'too-long');
  if (!tooLong) return [];
  const key = field.maxLength === undefined || shortest > LONGEST ? 'minLength' : 'maxLength';
  const { limit = 0 } = tooLong;
  return [{ code: 'too-long', pointer: `${pointer}/${key}`, limit, there: shortest }];
}

function numberObstacles(field: FieldOf<'number'>, pointer: string): Obstacle[] {
  const { min = 0, max = Infinity, step = 1 } = field;
  const likely = [min, max, 0, Math.ceil(min / step) * step, Math.floor(max / step) * step];
  if (likely.some((value) => problemsWith(field, value).length === 0)) return [];
  return [{ code: 'off-step', pointer: `${pointer}/step`, limit: step, there: min }];
}

function optionObstacles(
  { options, minLength = 0, maxLength }: FieldOf<'multiple-choice'>,
  pointer: string,
): Obstacle[] {
  if (maxLength === 0) {
    return [{ code: 'too-many', pointer: `${pointer}/maxLength`, limit: 0, there: 1 }];
  }
  const there = options.length;
  return minLength > there
    ? [{ code: 'too-few', pointer: `${pointer}/minLength`, limit: minLength, there }]
    : [];
}

function problemsWith(field: Field, answer: Answer) {
  return answerProblems([field], { [field.id]: answer }, '');
}
