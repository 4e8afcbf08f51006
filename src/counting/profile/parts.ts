import type { PartBudgets, PartKind } from '../../protocol/part-budgets.ts';
import { namesIn } from '../../protocol/grammar.ts';
import type { Text } from '../../protocol/text.ts';

/** A part of what is voted on that has a budget of its own. */
export interface Part {
  readonly of: PartKind;
  /** Its place among those of its kind. */
  readonly at: number;
  readonly name: Text;
  /** In the profile's smallest amount. */
  readonly amount: bigint;
  /** Indices of the projects in it. */
  readonly projects: ReadonlySet<number>;
}

type Named = { readonly [K in PartKind]?: Text };

/** Which budgets there are, by kind, in an amount of any kind. */
export type Budgets<A = number> = {
  readonly [K in PartKind]?: readonly { readonly name: Text; readonly amount: A }[];
};

export const PART_KINDS = [
  'category',
  'district',
] as const satisfies readonly (keyof PartBudgets)[];

/**
 * A project is in a part that its category or its district names, alone or in a list with commas.
 * @param language the definition's own
 * @param scaled makes an amount of the profile's of one as it is given
 */
export function partsIn<A>(
  items: readonly Named[],
  budgets: Budgets<A> | undefined,
  language: string,
  scaled: (amount: A) => bigint,
): Part[] {
  return PART_KINDS.flatMap((of) => {
    const names = items.map((item) => new Set(namesIn(item[of], language)));
    return (budgets?.[of] ?? []).map(({ name, amount }, at): Part => {
      const [own = ''] = namesIn(name, language);
      const isIn = (index: number) => names[index]?.has(own) === true;
      const projects = new Set([...items.keys()].filter(isIn));
      return { of, at, name, amount: scaled(amount), projects };
    });
  });
}
