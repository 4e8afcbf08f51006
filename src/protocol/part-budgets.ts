import * as v from 'valibot';
import { MoneySchema } from './definition.ts';
import { MOST_AREAS, namesIn } from './grammar.ts';
import { TextSchema, type Text } from './text.ts';

const PartsSchema = v.pipe(
  v.array(
    v.object({
      /** As its items have it. */
      name: TextSchema,
      /** The most that what is chosen of it may cost together. */
      amount: MoneySchema,
    }),
  ),
  v.minLength(1),
  v.maxLength(MOST_AREAS),
);

/**
 * What may be spent at most on the items of a category, or of a district; within the whole budget,
 * which is a limit too. What is in two parts must fit both; what is in none, the whole alone.
 */
export const PartBudgetsSchema = v.object({
  category: v.exactOptional(PartsSchema),
  district: v.exactOptional(PartsSchema),
});
export type PartBudgets = v.InferOutput<typeof PartBudgetsSchema>;
export type PartKind = keyof PartBudgets;

interface Parted {
  readonly language: string;
  readonly origin?: { readonly meta?: object };
  readonly budget?: number;
  readonly budgets?: PartBudgets;
  readonly counting?: {
    readonly rule: string;
    readonly skip?: boolean;
    readonly reserve?: unknown;
  };
  readonly items: readonly {
    readonly category?: Text;
    readonly district?: Text;
    readonly cost?: number;
  }[];
}

/** A check across keys: what `budgets` divides must be there, and the rule must keep it. */
export function partsThere<T extends Parted>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed || !dataset.value.budgets) return;
    const { budget, budgets, counting, items, language, origin } = dataset.value;
    const issue = (message: string, ...keys: (string | number)[]) =>
      addIssue({ message, path: pathOf(dataset.value, keys) });
    if (budget === undefined || items.every(({ cost }) => cost === undefined)) {
      issue('needs a `budget`, and items with a `cost`', 'budgets');
    }
    if (counting && counting.rule !== 'greedy') {
      issue('must be `greedy` where there are `budgets`: no other rule keeps them', 'counting', 'rule'); // prettier-ignore
    } else if (counting?.skip === false || counting?.reserve !== undefined) {
      issue('must pass over what no longer fits where there are `budgets`: leave `skip` and `reserve` out', 'counting'); // prettier-ignore
    }
    for (const kind of ['category', 'district'] as const) {
      const there = new Set(items.flatMap(({ [kind]: text }) => namesIn(text, language)));
      const seen = new Set<string>();
      budgets?.[kind]?.forEach(({ name: text }, at) => {
        const names = namesIn(text, language);
        const [name = ''] = names;
        const wrong = (message: string) => issue(message, 'budgets', kind, at, 'name');
        if (names.length > 1) wrong('must have no comma: an item names several parts so');
        // A file may keep money for a part in which there was nothing to vote for.
        else if (!there.has(name) && !origin?.meta) wrong(`no item has the ${kind} "${name}"`);
        else if (seen.has(name)) wrong(`"${name}" stands twice`);
        seen.add(name);
      });
    }
  });
}

function pathOf(root: object, keys: readonly (string | number)[]): [v.IssuePathItem] {
  let input: unknown = root;
  const path = keys.map((key): v.IssuePathItem => {
    const item = { type: 'unknown', origin: 'value', input, key, value: undefined } as const;
    input = (input as Record<string | number, unknown>)[key];
    return item;
  });
  return path as [v.IssuePathItem];
}
