import type { PartKind } from '../protocol/part-budgets.ts';
import { given } from '../rules/optional.ts';
import type { PabulibElection, PabulibProject } from './election.ts';
import { readDecimal } from './numbers.ts';
import { PabulibError, quoted } from './warnings.ts';

/** META's keys for the parts of a budget: their names, and beside them how much each has. */
export const PART_KEYS = {
  category: { names: 'categories', amounts: 'budget_per_category' },
  district: { names: 'neighborhoods', amounts: 'budget_per_neighborhood' },
} as const satisfies Record<PartKind, { names: string; amounts: string }>;

/** What Amsterdam does with what the parts left: greedy goes on, and no part is a limit any more. */
export const LEFTOVER = 'Fund additional projects that fit within leftover budget ordered by score';

/** A part with its amount in whole currency units, as exact decimal text. */
export interface FilePart {
  readonly name: string;
  readonly amount: string;
}

/**
 * Where neighbourhoods have budgets, that is the part of town that a project lies in.
 * @returns the projects with it as their district
 */
export function withNeighborhoods(
  projects: readonly PabulibProject[],
  meta: ReadonlyMap<string, string>,
): readonly PabulibProject[] {
  if ((meta.get(PART_KEYS.district.amounts)?.trim() ?? '') === '') return projects;
  return projects.map(({ district: other, extra, ...project }) => {
    const { neighborhood: district, ...rest } = extra;
    return {
      ...project,
      ...given('district', district),
      extra: { ...rest, ...given('district', other) },
    };
  });
}

type Said = Pick<PabulibElection, 'meta' | 'metaLines'>;

/**
 * @returns the parts of the budget that a file names, by kind
 * @throws PabulibError where names and amounts do not go together: others would be chosen
 */
export function partBudgetsIn(election: Said): { readonly [K in PartKind]?: FilePart[] } {
  const [category, district] = [partsOf('category', election), partsOf('district', election)];
  return { ...(category && { category }), ...(district && { district }) };
}

function partsOf(kind: PartKind, { meta, metaLines }: Said): FilePart[] | undefined {
  const keys = PART_KEYS[kind];
  const amounts = listIn(meta.get(keys.amounts));
  if (amounts.length === 0) return undefined;
  const names = listIn(meta.get(keys.names));
  const line = metaLines.get(keys.amounts);
  if (names.length !== amounts.length) {
    const message = `META has ${amounts.length} amounts in ${keys.amounts} on line ${line}, and ${names.length} names in ${keys.names}; each needs the other.`;
    throw new PabulibError('bad-budget', line, message);
  }
  return names.map((name, at) => {
    const written = amounts[at] ?? '';
    const amount = readDecimal(written);
    if (amount !== undefined && !amount.startsWith('-')) return { name, amount };
    const message = `META's ${keys.amounts} on line ${line} has ${quoted(written)}, which is not an amount.`;
    throw new PabulibError('bad-budget', line, message);
  });
}

function listIn(text = ''): string[] {
  return text.trim() === '' ? [] : text.split(',').map((one) => one.trim());
}
