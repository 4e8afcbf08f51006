import type { CountingOf } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { supportedIn } from '../chosen.ts';
import type { EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import type { Counted, Known } from '../outcome.ts';
import { countGreedily } from './greedy.ts';

type Shares = Counted<CountingOf<'equal-shares'>>;

/**
 * The comparison step: greedy's outcome is taken if strictly more voters have strictly more of
 * their projects in it than the other way round; a voter with none has 0.
 */
export function better(known: Known, shares: Shares & { equalShares: EqualSharesOutcome }): Shares {
  const { counting } = shares;
  const { utility, ties, unsupported, threshold } = counting;
  const by = utility === 'points' ? 'score' : 'votes';
  const rival = countGreedily(known, {
    rule: 'greedy',
    by,
    ...given('ties', ties),
    ...given('unsupported', unsupported),
    ...given('threshold', threshold),
  });
  const mine = supportedIn(known.profile, shares.selected);
  const theirs = supportedIn(known.profile, rival.selected);
  let [forGreedy, forShares] = [0, 0];
  mine.forEach((number, group) => {
    const weight = known.profile.groups.weights[group] as number;
    if ((theirs[group] as number) > number) forGreedy += weight;
    if ((theirs[group] as number) < number) forShares += weight;
  });
  const taken = forGreedy > forShares ? 'greedy' : 'equal-shares';
  const comparison = { taken, greedy: forGreedy, equalShares: forShares } as const;
  if (!rival.greedy) throw new Error('Greedy says how it counted');
  const compared = { equalShares: shares.equalShares, greedy: rival.greedy };
  return { ...(taken === 'greedy' ? { ...rival, counting } : shares), comparison, compared };
}
