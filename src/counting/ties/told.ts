import type { Outcome } from '../outcome.ts';
import { ruleOf } from '../rules/rules.ts';
import type { ToldTie } from './told-tie.ts';

/** More different states than this are not visited to find out what ties came to. */
export const MOST_STATES = 10_000;

/**
 * Finds out of every tie that a count met whether it made a difference to what was chosen.
 * @param most how many different states are visited at the most
 */
export function toldTies(outcome: Outcome, most = MOST_STATES): ToldTie[] {
  const steps = toldInSteps(outcome, most);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, for who wants the page to breathe: each yield is one run done. */
export function* toldInSteps(
  outcome: Outcome,
  most = MOST_STATES,
): Generator<number, ToldTie[], void> {
  return yield* ruleOf(outcome.counting).ties(outcome, outcome.counting, most);
}
