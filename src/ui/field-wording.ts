import type { Field } from '../protocol/fields.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { problemWords, type Amount, type Words } from './wording.ts';

/** @returns what is wrong with the answer to a field, in the field's own terms */
export function fieldProblemWords(
  problem: RuleProblem,
  field: Field,
  words: Words<'fields'>,
): string {
  const { m, f } = words;
  const { code, limit = 0, by = 0 } = problem;
  switch (code) {
    case 'required':
      if (field.kind === 'consent') return m.requiredConsent;
      return field.kind.endsWith('-choice') ? m.requiredChoice : m.required;
    case 'too-short':
      return m.tooShort(f, limit);
    case 'too-long':
      return m.tooLong(f, limit, by);
    case 'not-an-email':
      return m.notAnEmail;
    case 'not-a-telephone':
      return m.notATelephone;
    case 'not-a-date':
      return m.notADate;
  }
  if (field.kind === 'date') return dateBound(problem, field, words);
  const amount: Amount =
    field.kind === 'money' ? (minor) => f.money(minor, field.currency) : f.number;
  return problemWords(problem, words, amount);
}

/** A date's bound is a date: it comes from the definition, as problems carry numbers alone. */
function dateBound(
  { code }: RuleProblem,
  { min, max }: { min?: string; max?: string },
  { m, f }: Words<'fields'>,
): string {
  if (code === 'too-small' && min) return m.notBefore(f.date(min));
  return max ? m.notAfter(f.date(max)) : m.malformed;
}
