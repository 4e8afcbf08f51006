import type { CountedResults } from '../../../protocol/results.ts';
import { isCarriedOut } from '../../../rules/decided.ts';
import { Mistake } from '../../mistake.ts';
import { findDecisions, type StoredDecision } from '../../storage/queries/decisions.ts';
import { nameOf, ownerOf } from '../voted.ts';
import type { Voted } from '../../storage/queries/definitions.ts';
import type { Db } from '../../storage/tables.ts';

/**
 * What a decision says must stay true, whatever is decided or counted afterwards.
 * @param decisions all that would be there
 * @returns the first that would say something that is not so, and why; undefined where none would
 */
export function untrueOf(
  items: CountedResults['items'],
  decisions: readonly StoredDecision[],
): { readonly item: string; readonly why: string } | undefined {
  const chosen = new Map(items.map(({ id, selected }) => [id, selected]));
  const kinds = new Map(decisions.map(({ decision }) => [decision.item, decision]));
  for (const { decision, selected } of decisions) {
    const { item, kind } = decision;
    const now = chosen.get(item);
    if (now === undefined) return { item, why: `"${item}" is not among what is counted` };
    if (kind === 'overridden' && now !== selected) {
      const [was, is] = selected ? ['chosen', 'not chosen'] : ['not chosen', 'chosen'];
      return { item, why: `"${item}" was ${was} when it was overridden, and is ${is} now` };
    }
    const other = kind === 'incompatible' ? decision.with : undefined;
    if (other === undefined) continue;
    if (!isCarriedOut(chosen.get(other) ?? false, kinds.get(other))) {
      return { item, why: `"${item}" is incompatible with "${other}", which is not carried out` };
    }
  }
  return undefined;
}

/**
 * Another count may not turn a decision into its opposite.
 * @throws Mistake where one would say something that is not so
 */
export async function refuseIfUntrue(
  db: Db,
  stored: Voted,
  { items }: Pick<CountedResults, 'items'>,
): Promise<void> {
  const untrue = untrueOf(items, await findDecisions(db, ownerOf(stored)));
  if (!untrue) return;
  throw new Mistake(
    `${untrue.why}: nothing was published; take that decision back first (samskab decide ${nameOf(stored)} ${quoted(untrue.item)} --undo)`,
  );
}

/** @returns an id as it is typed in a shell */
export function quoted(id: string): string {
  return /^[\w.-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`;
}
