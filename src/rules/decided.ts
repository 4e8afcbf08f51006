import type { Decision } from '../protocol/decisions.ts';

/**
 * @param selected whether the count chose it
 * @param decision what was decided about it afterwards, if anything was
 * @returns whether it is carried out
 */
export function isCarriedOut(selected: boolean, decision: Pick<Decision, 'kind'> | undefined) {
  switch (decision?.kind) {
    case 'withdrawn':
    case 'incompatible':
      return false;
    case 'part-funded':
      return true;
    case 'overridden':
      return !selected;
    case undefined:
      return selected;
  }
}

/** What is said of a decision, whose numbers and names come with it. */
export type DecidedWord =
  | 'withdrawn'
  | 'incompatible'
  | 'incompatibleElse'
  | 'partFunded'
  | 'partFundedElse'
  | 'overriddenIn'
  | 'overriddenOut';

/** @returns what is said of a decision about something */
export function decidedWord(
  { selected, cost }: { readonly selected: boolean; readonly cost?: number },
  decision: Decision,
): DecidedWord {
  switch (decision.kind) {
    case 'withdrawn':
      return 'withdrawn';
    case 'incompatible':
      return decision.with === undefined ? 'incompatibleElse' : 'incompatible';
    case 'part-funded':
      return cost === undefined ? 'partFundedElse' : 'partFunded';
    case 'overridden':
      return selected ? 'overriddenOut' : 'overriddenIn';
  }
}
