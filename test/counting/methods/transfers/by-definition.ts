import {
  compare,
  floor,
  minus,
  plus,
  rational,
  type Rational,
} from '../../../../src/counting/rational.ts';

/*
 * The count paper by paper, rule by rule as the Order has them (SSI 2011/399, Schedule 1; the
 * numbers are its rules), without a look at the one that is fast. Slow.
 */

export interface PlainElection {
  /** Candidates, in the order that stands for every lot: the first goes first. */
  readonly order: readonly string[];
  /** Each paper's candidates, best first. */
  readonly papers: readonly (readonly string[])[];
  readonly seats: number;
  /** Whether more than half of what is left is enough at each stage. */
  readonly majority?: boolean;
  readonly exact?: boolean;
}

export interface PlainStage {
  /** `first`, `surplus A` or `excluded A`. */
  readonly what: string;
  readonly quota: bigint;
  readonly votes: ReadonlyMap<string, Rational>;
  readonly elected: readonly string[];
}

interface Paper {
  readonly names: readonly string[];
  /** Whose it is, and what it was worth when it came there. */
  holder: string | undefined;
  value: Rational;
}

const ZERO = rational(0n);

export function byDefinition({ order, papers, seats, majority, exact }: PlainElection): {
  stages: PlainStage[];
  elected: string[];
  /** Those between whom a lot was drawn, each time. */
  lots: string[][];
} {
  const valid: Paper[] = papers
    .filter((names) => names.some((name) => order.includes(name)))
    .map((names) => ({ names, holder: undefined, value: rational(1n) }));
  const elected: string[] = [];
  const excluded: string[] = [];
  const transferred: string[] = [];
  const stages: PlainStage[] = [];
  const lots: string[][] = [];
  const continuing = () => order.filter((name) => !elected.includes(name) && !excluded.includes(name)); // prettier-ignore
  const nextOf = (paper: Paper) => paper.names.find((name) => continuing().includes(name));
  const credit = (name: string): Rational => {
    const held = valid.filter(({ holder }) => holder === name);
    return held.reduce((sum, { value }) => plus(sum, value), ZERO);
  };
  /** Votes now: whose surplus has moved on keeps the quota. */
  const votesOf = (name: string) =>
    transferred.includes(name) ? rational(stages.at(-1)?.quota ?? 0n) : credit(name);

  // 47(1), (2): a whole number, one more than the share of one beyond the seats.
  const quotaNow = () => {
    if (!majority) return BigInt(Math.floor(valid.length / (seats + 1)) + 1);
    const left = continuing().reduce((sum, name) => plus(sum, votesOf(name)), ZERO);
    return floor(left) / 2n + 1n;
  };

  function endOfStage(what: string): void {
    const quota = quotaNow();
    const votes = new Map(order.map((name) => [name, votesOf(name)]));
    const most = (names: string[]) =>
      names.sort((a, b) => compare(votes.get(b) ?? ZERO, votes.get(a) ?? ZERO));
    // 48(1)
    const enough = continuing().filter((name) => compare(votesOf(name), rational(quota)) >= 0);
    const now = most(enough);
    elected.push(...now);
    // 53(1)
    if (continuing().length <= seats - elected.length) {
      const rest = most(continuing());
      elected.push(...rest);
      now.push(...rest);
    }
    stages.push({ what, quota, votes, elected: now });
  }

  /** 50(2), (3) and 52(2): the most recent stage at which they were unequal, else a lot. */
  function decide(equal: string[], best: 1 | -1): string {
    let left = equal;
    for (const { votes } of stages.slice(0, -1).reverse()) {
      const of = (name: string) => votes.get(name) ?? ZERO;
      const top = left.reduce((a, b) => (compare(of(b), of(a)) * best > 0 ? b : a));
      left = left.filter((name) => compare(of(name), of(top)) === 0);
    }
    if (left.length > 1) lots.push(left);
    return (best > 0 ? left[0] : left.at(-1)) ?? '';
  }

  // 46
  for (const paper of valid) paper.holder = nextOf(paper);
  endOfStage('first');
  while (elected.length < seats && continuing().length > 0) {
    const quota = rational(stages.at(-1)?.quota ?? 0n);
    const over = order.filter((name) => elected.includes(name) && compare(votesOf(name), quota) > 0); // prettier-ignore
    if (over.length > 0) {
      // 49, 50(1)
      const top = over.reduce((a, b) => (compare(votesOf(b), votesOf(a)) > 0 ? b : a));
      const name = decide(over.filter((one) => compare(votesOf(one), votesOf(top)) === 0), 1); // prettier-ignore
      const total = votesOf(name);
      const surplus = minus(total, quota);
      for (const paper of valid.filter(({ holder }) => holder === name)) {
        paper.holder = nextOf(paper);
        const a = rational(surplus.num * paper.value.num, surplus.den * paper.value.den);
        const value = rational(a.num * total.den, a.den * total.num);
        paper.value = exact ? value : rational((value.num * 100_000n) / value.den, 100_000n);
      }
      transferred.push(name);
      endOfStage(`surplus ${name}`);
    } else {
      // 51, 52
      const low = continuing().reduce((a, b) => (compare(votesOf(b), votesOf(a)) < 0 ? b : a));
      const name = decide(continuing().filter((one) => compare(votesOf(one), votesOf(low)) === 0), -1); // prettier-ignore
      excluded.push(name);
      for (const paper of valid.filter(({ holder }) => holder === name))
        paper.holder = nextOf(paper);
      endOfStage(`excluded ${name}`);
    }
  }
  return { stages, elected, lots };
}
