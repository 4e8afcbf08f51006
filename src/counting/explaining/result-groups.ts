import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { ResultGroup } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import { hasCosts } from '../../rules/has-costs.ts';
import { costOf } from '../chosen.ts';
import type { Outcome } from '../outcome.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** Items that name the same category, or the same district. */
interface Group {
  readonly name: Text;
  readonly indices: number[];
}

/** @returns how votes and money are spread; undefined where no item names a part */
export function groupsBy(
  part: 'category' | 'district',
  definition: Definition,
  { selected, support, profile }: Outcome,
): ResultGroup[] | undefined {
  const groups = groupItems(part, definition);
  if (groups.length === 0) return undefined;
  const isChosen = new Set(selected);
  const withMoney = hasCosts(definition);
  return groups.map(({ name, indices }) => {
    const chosen = indices.filter((index) => isChosen.has(index));
    return {
      name,
      items: indices.length,
      selected: chosen.length,
      votes: indices.reduce((sum, index) => sum + (support.votes[index] as number), 0),
      ...(withMoney && { cost: Number(costOf(profile, chosen)) }),
    };
  });
}

function groupItems(part: 'category' | 'district', { items }: Definition): Group[] {
  const groups = new Map<string, Group>();
  items.forEach(({ [part]: name }, index) => {
    if (name === undefined) return;
    const key = JSON.stringify(name);
    const group = groups.get(key) ?? { name, indices: [] };
    group.indices.push(index);
    groups.set(key, group);
  });
  return [...groups.values()];
}
