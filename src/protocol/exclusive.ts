import * as v from 'valibot';
import { IdSchema } from './definition.ts';
import { MOST_ITEMS } from './grammar.ts';

/** Groups of items of which one alone can be carried out, such as two plans for the same place. */
export const ExclusiveSchema = v.pipe(
  v.array(
    v.pipe(
      v.array(IdSchema),
      v.minLength(2, 'must name two items at least'),
      v.maxLength(MOST_ITEMS),
    ),
  ),
  v.minLength(1),
  v.maxLength(MOST_ITEMS),
);
export type Exclusive = v.InferOutput<typeof ExclusiveSchema>;

interface WithExclusive {
  readonly exclusive?: Exclusive;
  readonly budget?: number;
  readonly counting?: { readonly rule: string };
  readonly items: readonly { readonly id: string; readonly cost?: number }[];
}

/** A check across keys: what excludes each other must be there, and the rule must keep it. */
export function exclusiveThere<T extends WithExclusive>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed || !dataset.value.exclusive) return;
    const { exclusive, budget, counting, items } = dataset.value;
    const issue = (message: string, ...keys: (string | number)[]) =>
      addIssue({ message, path: keys.map(step) as [v.IssuePathItem] });
    const known = new Set(items.map(({ id }) => id));
    exclusive?.forEach((group, at) => {
      group.forEach((id, place) => {
        if (!known.has(id)) issue(`no item has the id "${id}"`, 'exclusive', at, place);
        else if (group.indexOf(id) < place) issue(`"${id}" stands twice`, 'exclusive', at, place);
      });
    });
    if (budget === undefined || items.every(({ cost }) => cost === undefined)) {
      issue('needs a `budget`, and items with a `cost`', 'exclusive');
    }
    if (counting && counting.rule !== 'greedy') {
      issue('must be `greedy` where items exclude each other: no other rule keeps that', 'counting', 'rule'); // prettier-ignore
    }
  });
}

function step(key: string | number): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input: undefined, key, value: undefined };
}
