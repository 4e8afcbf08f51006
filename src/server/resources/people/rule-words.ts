import type { RuleCode, RuleProblem } from '../../../protocol/problem.ts';
import { readPointer } from '../../../rules/pointer.ts';
import { Mistake } from '../../mistake.ts';

/** What a rule that is broken says to whoever types at a terminal; `#` stands for its bound. */
const WORDS: Partial<Record<RuleCode, string>> = {
  required: 'must be given',
  'too-short': 'must have at least # characters',
  'too-long': 'must have at most # characters',
  'too-few': 'takes at least #',
  'too-many': 'takes at most #',
  'too-small': 'is too little (least: #)',
  'too-large': 'is too much (most: #)',
  'off-step': 'must be on a step of #',
  'not-a-number': 'is no number of that kind',
  'not-an-email': 'is no e-mail address',
  'not-a-telephone': 'is no telephone number of 6 to 15 digits',
  'not-a-date': 'is no date such as 2026-11-21',
  'short-year': 'needs a year of four digits',
  'unknown-option': 'is none of the options',
  duplicate: 'names the same twice',
  nobody: 'and children make nobody: cancel it instead (samskab help cancel)',
};

/**
 * @param before what was wrong already: nobody is asked to mend that now
 * @returns what is wrong that was not before
 */
export function newProblems(
  before: readonly RuleProblem[],
  after: readonly RuleProblem[],
): RuleProblem[] {
  const known = new Set(before.map(({ code, pointer }) => `${code} ${pointer}`));
  return after.filter(({ code, pointer }) => !known.has(`${code} ${pointer}`));
}

/** @throws Mistake where something is wrong that was not before; see `newProblems` */
export function refuseIfWorse(before: readonly RuleProblem[], after: readonly RuleProblem[]): void {
  const fresh = newProblems(before, after);
  if (fresh.length > 0) throw new Mistake(fresh.map(wordsOf).join('; '));
}

function wordsOf({ code, pointer, limit }: RuleProblem): string {
  const words = WORDS[code] ?? code;
  const bound = limit === undefined ? words.replace(/ \([^)]*#\)/, '') : words;
  return `${nameAt(pointer)} ${bound.replace('#', String(limit))}`;
}

/** @returns the name that somebody types for a place: people count from 1 */
function nameAt(pointer: string): string {
  const [group, index, ...rest] = readPointer(pointer);
  if (group !== 'people' || index === undefined) return [group, index, ...rest].filter((part) => part !== undefined).join('.'); // prettier-ignore
  return [group, Number(index) + 1, ...rest].join('.');
}
