import fc from 'fast-check';
import type { Counting } from '../../src/protocol/counting.ts';
import { count } from '../../src/counting/count.ts';
import type { Outcome } from '../../src/counting/outcome.ts';
import type { Part } from '../../src/counting/profile/parts.ts';
import type { Ranking } from '../../src/pabulib/weights.ts';
import {
  ProfileBuilder,
  type BallotType,
  type Profile,
} from '../../src/counting/profile/profile.ts';

/** An election as a test writes it down: whole numbers, one entry a ballot. */
export interface SmallElection {
  readonly budget: number;
  readonly unit?: number;
  /** By id. */
  readonly costs: Readonly<Record<string, number>>;
  readonly ballotType?: BallotType;
  readonly lowest?: number;
  readonly unscored?: number | string;
  readonly ranking?: Ranking;
  /** Parts with a budget of their own, and which ids are in each. */
  readonly parts?: readonly { readonly amount: number; readonly ids: readonly string[] }[];
  /** Ids, best first where they are ranked; and their points where ballots have them. */
  /** Ids of which only one can be chosen. */
  readonly exclusive?: readonly (readonly string[])[];
  readonly ballots: readonly (readonly string[] | Readonly<Record<string, number | string>>)[];
}

export function profileOf({
  budget,
  unit = 1,
  costs,
  ballotType,
  lowest,
  unscored,
  ranking,
  parts = [],
  exclusive = [],
  ballots,
}: SmallElection): Profile {
  const ids = Object.keys(costs);
  const pointed = ballots.some((ballot) => !Array.isArray(ballot));
  const builder = new ProfileBuilder(
    ids.map((id) => ({ id, cost: BigInt(costs[id] ?? 0) })),
    ballotType ?? (pointed ? 'pointed' : 'named'),
  );
  for (const ballot of ballots) {
    if (ballotType === 'ranked') {
      const order = ballot as readonly string[];
      const known = order.filter((id) => ids.includes(id));
      builder.rank(
        known.map((id) => ids.indexOf(id)),
        known.map((id) => order.indexOf(id)),
        order.length,
      );
      continue;
    }
    const named = Array.isArray(ballot) ? (ballot as string[]) : Object.keys(ballot);
    const points = Array.isArray(ballot) ? undefined : Object.values(ballot as object);
    builder.add(
      named.map((id) => ids.indexOf(id)),
      points,
    );
  }
  const known = parts.map(({ amount, ids: its }, at): Part => {
    const projects = new Set(its.map((id) => ids.indexOf(id)));
    return { of: 'category', at, name: `part ${at}`, amount: BigInt(amount), projects };
  });
  return builder.build({ budget: BigInt(budget), unit: BigInt(unit), lowest, unscored, ranking, parts: known, exclusive: exclusive.map((group) => group.map((id) => ids.indexOf(id))) }); // prettier-ignore
}

/** The same with parts that have a budget of their own; a project may be in several, or in none. */
export function withParts(elections: fc.Arbitrary<SmallElection>): fc.Arbitrary<SmallElection> {
  return elections.chain((election) => {
    const part = fc.record({ amount: fc.nat(30), ids: fc.subarray(Object.keys(election.costs)) });
    return fc
      .array(part, { minLength: 1, maxLength: 3 })
      .map((parts): SmallElection => ({ ...election, parts }));
  });
}

/** The same with projects that exclude each other. */
export function withExclusive(elections: fc.Arbitrary<SmallElection>): fc.Arbitrary<SmallElection> {
  return elections.chain((election) => {
    const ids = Object.keys(election.costs);
    if (ids.length < 2) return fc.constant(election);
    return fc
      .array(fc.subarray(ids, { minLength: 2, maxLength: Math.min(3, ids.length) }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((exclusive): SmallElection => ({ ...election, exclusive }));
  });
}

/** @returns the ids of what is chosen, with the outcome */
export function counted(election: SmallElection, counting: Counting): Outcome & { ids: string[] } {
  const outcome = count(profileOf(election), counting);
  return { ...outcome, ids: idsIn(outcome, outcome.selected) };
}

export function idsIn({ profile }: Outcome, indices: readonly number[]): string[] {
  return indices.map((index) => profile.projects[index]?.id ?? '');
}

/** So many ballots that are the same. */
export function times<T>(number: number, ballot: T): T[] {
  return Array.from({ length: number }, () => ballot);
}

/** Small elections in which ties, and supporters who have exactly the cost, are common. */
export function anyElection(pointed: boolean): fc.Arbitrary<SmallElection> {
  return fc
    .record({
      costs: fc.array(fc.oneof(fc.nat(12), fc.constantFrom(0, 6, 12, 24)), {
        minLength: 1,
        maxLength: 7,
      }),
      voters: fc.integer({ min: 1, max: 9 }),
      budget: fc.integer({ min: 0, max: 60 }),
    })
    .chain(({ costs, voters, budget }) => {
      const ids = costs.map((_, index) => `p${index}`);
      const named = fc.subarray(ids);
      const ballot: fc.Arbitrary<string[] | Record<string, number>> = pointed
        ? named.chain((some) =>
            fc
              .tuple(...some.map(() => fc.nat(4)))
              .map((points) => Object.fromEntries(some.map((id, at) => [id, points[at] ?? 0]))),
          )
        : named;
      return fc.record({
        budget: fc.constant(budget),
        costs: fc.constant(Object.fromEntries(ids.map((id, at) => [id, costs[at] ?? 0]))),
        ballotType: fc.constant<BallotType>(pointed ? 'pointed' : 'named'),
        ballots: fc.array(ballot, { minLength: voters, maxLength: voters }),
      });
    });
}

/** Five that are ranked, again and again in the same order: many have as many votes as others. */
export const rankedElection: fc.Arbitrary<SmallElection> = fc
  .array(fc.tuple(fc.shuffledSubarray([...'abcde']), fc.integer({ min: 1, max: 3 })), {
    maxLength: 7,
  }) // prettier-ignore
  .map((some) => ({
    budget: 0,
    costs: { a: 0, b: 0, c: 0, d: 0, e: 0 },
    ballotType: 'ranked',
    ballots: some.flatMap(([ballot, often]) => times(often, ballot)),
  }));
