import type { CountingOf } from '../../protocol/counting.ts';
import { METHODS } from '../../rules/methods.ts';
import { placesOf } from './cells.ts';
import type { Counted, Written } from './written.ts';

/**
 * Pabulib's checker counts Equal Shares by itself where a file says what was chosen: in whole
 * currency units, with no way to break a tie of two that cost the same and have as many votes, and
 * raising the shares for ever where all that anybody wants fits. What the voters of blank ballots
 * would have paid it does not know.
 * @returns whether it can come to the same
 */
export function comesOutAgain(written: Written, counting: CountingOf<'equal-shares'>): boolean {
  const { definition, sums, outcome } = written;
  if (!outcome || METHODS[definition.method].value !== 'none') return true;
  const unit = 10 ** placesOf(definition);
  const votes = (id: string) => sums.votes.get(id) ?? 0;
  const wanted = definition.items.filter(({ id }) => votes(id) > 0);
  const costs = wanted.map((item) => ('cost' in item ? (item.cost ?? 0) : 0));
  const { budget = 0 } = definition;
  const { threshold = 0, ties = 'cost,votes,id', completion } = counting;
  const pairs = new Set(wanted.map(({ id }, at) => `${costs[at]} ${votes(id)}`));
  const isWhole = [budget, ...costs].every((sum) => sum % unit === 0);
  return (
    sums.blank === 0 &&
    isWhole &&
    costs.every((cost) => cost > 0) &&
    pairs.size === wanted.length &&
    typeof ties === 'string' &&
    ties.startsWith('cost,votes') &&
    wanted.every(({ id }) => votes(id) >= threshold) &&
    (completion === 'none' ||
      (costs.reduce((sum, cost) => sum + cost, 0) > budget &&
        isRaised(outcome, budget, sums.ballots, unit)))
  );
}

/** Before the first raise it takes shares as they are, and we round them down to whole ones. */
function isRaised({ share = 0 }: Counted, budget: number, ballots: number, unit: number): boolean {
  const first = Math.floor(budget / (ballots * unit)) * unit;
  return first * ballots === budget || share > first;
}
