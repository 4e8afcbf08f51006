import type { Counting } from '../../protocol/counting.ts';
import { costOf } from '../chosen.ts';
import { lotsIn, type Stage, type Transferred } from '../methods/transfers/stages.ts';
import type { Counted, Known } from '../outcome.ts';
import { ceil, compare, minus, rational, type Rational } from '../rational.ts';
import { enoughVotes, type Reason, type Sufficient } from '../reason.ts';

/** @returns a count in stages as all rules tell theirs */
export function countedInStages<C extends Counting>(
  { profile, support }: Known,
  counting: C,
  transferred: Transferred,
): Counted<C> {
  const { selected, stages } = transferred;
  const isNamed = (item: number) => support.votes[item] !== 0 || counting.unsupported === true;
  return {
    counting,
    selected,
    spent: costOf(profile, selected),
    ties: lotsIn(transferred),
    transferred,
    reasonFor: (item) =>
      isNamed(item) || selected.includes(item) ? reasonIn(stages, item) : { code: 'no-votes' },
    sufficientFor: (item) =>
      sufficientIn(transferred, item, {
        stages: isNamed(item) ? stages : stages.slice(0, 1),
        isMajority: counting.rule === 'instant-runoff',
      }),
  };
}

function reasonIn(stages: readonly Stage[], item: number): Reason {
  const votesAt = (stage: number) => stages[stage]?.votes[item] as Rational;
  const last = stages.length - 1;
  const elected = stages.findIndex((stage) => stage.elected.includes(item));
  const stage = elected < 0 ? last : elected;
  const { quota } = stages[stage] as Stage;
  const standing = { stage: stage + 1, votes: votesAt(stage), quota };
  if (elected >= 0) {
    const enough = compare(standing.votes, rational(quota)) >= 0;
    return { code: enough ? 'elected' : 'last-left', ...standing };
  }
  const out = exclusionOf(stages, item);
  if (out < 0) return { code: 'not-elected', ...standing };
  return { code: 'excluded', stage: out + 1, votes: votesAt(out - 1) };
}

function exclusionOf(stages: readonly Stage[], item: number): number {
  return stages.findIndex(({ moved }) => moved?.why === 'excluded' && moved.item === item);
}

/**
 * More ballots that rank it first stay with it as long as it is in. So up to a stage at which it had
 * not gone out, nothing else changes by them, as long as nobody was elected before and nobody could
 * be sooner, or enough is as many as before: then it has enough at that stage at the latest.
 */
function sufficientIn(
  { selected, seats, valid }: Transferred,
  item: number,
  { stages, isMajority }: { stages: readonly Stage[]; isMajority: boolean },
): Sufficient {
  if (selected.length < seats) return enoughVotes(1n);
  const all = BigInt(valid);
  const beyond = BigInt(seats) + 1n;
  const out = exclusionOf(stages, item);
  const found = stages.slice(0, out < 0 ? stages.length : out).flatMap((stage, at) => {
    const had = stage.votes[item] as Rational;
    const [more, missing] = [minus(rational(stage.quota), had), [] as bigint[]];
    // Of those that are left, or of all; whichever is asked for, one more moves it by 1 / beyond.
    const left = isMajority ? minus(rational(all), stage.exhausted) : rational(all);
    const isUntouched = stages.slice(0, at).every(({ elected }) => elected.length === 0);
    if (isUntouched) {
      // Smallest n with had + n > (left + n) / beyond; until somebody is elected, votes are whole.
      missing.push((left.num - beyond * had.num) / BigInt(seats) + 1n);
    }
    const few = ceil(more);
    if (!isMajority && (all + few) / beyond === all / beyond) missing.push(few);
    return missing;
  });
  const least = found.reduce((a, b) => (b < a ? b : a));
  return enoughVotes(least > 0n ? least : 1n);
}
