import type { ResultStage } from '../../protocol/results.ts';
import { given } from '../../rules/optional.ts';
import type { Outcome } from '../outcome.ts';
import { floor, fractionText, type Rational } from '../rational.ts';

/** @returns every stage of a count that has them; undefined of one that has none */
export function stagesOf(outcome: Outcome): ResultStage[] | undefined {
  return stagesWith(outcome, shownVotes);
}

/** A stage with votes as somebody wants to have them. */
export interface StageWith<Votes> extends Omit<ResultStage, 'votes' | 'exhausted'> {
  readonly votes: Votes[];
  readonly exhausted: Votes;
}

export function stagesWith<Votes>(
  { profile, transferred }: Outcome,
  votesAs: (votes: Rational) => Votes,
): StageWith<Votes>[] | undefined {
  const id = (item: number) => profile.projects[item]?.id ?? '';
  return transferred?.stages.map(({ moved, quota, votes, exhausted, elected }) => ({
    ...(moved && {
      moved: {
        item: id(moved.item),
        why: moved.why,
        ...given('equals', moved.equals?.map(id)),
        ...given('apart', moved.apart === undefined ? undefined : moved.apart + 1),
      },
    }),
    quota: Number(quota),
    votes: votes.map(votesAs),
    exhausted: votesAs(exhausted),
    elected: elected.map(id),
  }));
}

const FIVE_DECIMALS = 100_000n;

/** @returns votes to five decimals, cut off behind them as they are when they move on */
export function shownVotes({ num, den }: Rational): number {
  return Number(floor({ num: num * FIVE_DECIMALS, den })) / Number(FIVE_DECIMALS);
}

/** @returns votes exactly: a number where they are whole, else `num/den` */
export function exactVotes(votes: Rational): number | string {
  return votes.den === 1n ? Number(votes.num) : fractionText(votes);
}
