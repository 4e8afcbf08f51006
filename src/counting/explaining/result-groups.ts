import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { ResultGroup } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import type { Outcome } from '../count.ts';
import { given } from '../optional.ts';

/** @returns how votes and money are spread over categories or districts; nothing where there are none */
export function groupsOf<K extends 'categories' | 'districts'>(
  key: K,
  part: 'category' | 'district',
  { items }: BallotDefinition | BudgetDefinition,
  { selected, support }: Outcome,
): { [key in K]?: ResultGroup[] } {
  const groups = new Map<string, { name: Text; indices: number[] }>();
  items.forEach((item, index) => {
    const name = item[part];
    if (name === undefined) return;
    const group = groups.get(JSON.stringify(name)) ?? { name, indices: [] };
    group.indices.push(index);
    groups.set(JSON.stringify(name), group);
  });
  if (groups.size === 0) return {};
  const chosen = new Set(selected);
  const list = Array.from(groups.values(), ({ name, indices }) => {
    const costs = indices.map((index) => {
      const item = items[index];
      return chosen.has(index) && item && 'cost' in item ? (item.cost ?? 0) : 0;
    });
    return {
      name,
      items: indices.length,
      selected: indices.filter((index) => chosen.has(index)).length,
      votes: sum(indices.map((index) => support.votes[index] as number)),
      ...(items.some((item) => 'cost' in item) && { cost: sum(costs) }),
    };
  });
  return given(key, list) as { [key in K]?: ResultGroup[] };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
