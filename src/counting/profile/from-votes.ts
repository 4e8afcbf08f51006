import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Selection } from '../../protocol/selections.ts';
import { minorUnits } from '../../rules/currency.ts';
import { rankingOf } from '../../pabulib/weights.ts';
import { METHODS } from '../../rules/methods.ts';
import { indicesOf } from './exclusive.ts';
import { partsIn } from './parts.ts';
import { BALLOT_TYPES, ProfileBuilder, type BallotType, type Profile } from './profile.ts';

/**
 * Reads votes as they were cast into the form that is counted. Amounts are minor units; amounts
 * that were given to an item count as its points.
 * @throws CountingError where they cannot be counted exactly
 */
export async function profileOfVotes(
  definition: BallotDefinition | BudgetDefinition,
  votes: AsyncIterable<readonly Selection[]>,
): Promise<Profile> {
  const { items, language, currency, budget = 0, method } = definition;
  const indices = new Map(items.map(({ id }, index) => [id, index]));
  const ballotType = BALLOT_TYPES[METHODS[method].value];
  const projects = items.map((item) => ({
    id: item.id,
    cost: BigInt(('cost' in item && item.cost) || 0),
  }));
  const builder = new ProfileBuilder(projects, ballotType);
  for await (const selections of votes) addVote(builder, indices, selections, ballotType);
  const unit = BigInt(currency === undefined ? 1 : minorUnits(currency));
  return builder.build({
    budget: BigInt(budget),
    unit,
    lowest: method === 'scoring' ? definition.minPoints : undefined,
    unscored: method === 'scoring' ? definition.defaultScore : undefined,
    ranking: ballotType === 'ranked' ? rankingOf(definition) : undefined,
    exclusive: 'exclusive' in definition ? indicesOf(definition.exclusive, indices) : undefined,
    parts: partsIn(
      items,
      'budgets' in definition ? definition.budgets : undefined,
      language,
      BigInt,
    ),
  });
}

/** Adds a vote; an item that is no longer in the definition is left out. */
function addVote(
  builder: ProfileBuilder,
  indices: ReadonlyMap<string, number>,
  selections: readonly Selection[],
  ballotType: BallotType,
): void {
  const known: number[] = [];
  const values: number[] = [];
  for (const { item, value = 0 } of selections) {
    const index = indices.get(item);
    if (index === undefined) continue;
    known.push(index);
    values.push(value);
  }
  if (ballotType === 'ranked') {
    const places = values.map((rank) => rank - 1);
    builder.rank(known, places, selections.length);
  } else builder.add(known, ballotType === 'named' ? undefined : values);
}
