import { phaseAt } from '../../protocol/phase.ts';
import type { BallotDefinition } from '../../protocol/ballots.ts';
import { lackedRule } from '../../pabulib/rule.ts';
import type { Definition } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';

/** What may change at any time: what a person reads, when, and how fast. */
const HARMLESS = new Set([
  'title',
  'intro',
  'privacy',
  'thanks',
  'page',
  'origin',
  'opens',
  'closes',
  'grace',
  'retention',
  'limits',
  'proofOfWork',
  'visibility',
  'name',
  'formerly',
  'description',
  'category',
  'district',
  'label',
  'hint',
  'place',
  'timeZone',
  'starts',
  'ends',
]);

/** A definition as it is stored, and as it would be. */
export interface Change<D extends Definition = Definition> {
  readonly before: D;
  readonly after: D;
}

/**
 * @param fixed of a definition what may not change; all but texts and times unless given
 * @returns whether more would change than what may at any time
 */
export function changesEssence(
  { before, after }: Change,
  fixed: (definition: Definition) => object = (definition) => definition,
): boolean {
  return essence(fixed(before)) !== essence(fixed(after));
}

/** @returns a definition as text, without what may change at any time; a rule that came with its file may not */
function essence(definition: Pick<BallotDefinition, 'counting' | 'origin'>): string {
  return canonical(
    JSON.parse(
      JSON.stringify({ definition, rule: lackedRule(definition) }, (key, value: unknown) =>
        HARMLESS.has(key) ? undefined : value,
      ),
    ),
  );
}

/** @returns whether a change of times lets people in later than was said, or again */
export function opensAgain({ before, after }: Change, now: number): boolean {
  return phaseAt(after, now) !== 'closed' || timeOf(after.closes) > timeOf(before.closes);
}

function timeOf(time: string | undefined): number {
  return time === undefined ? Infinity : Date.parse(time);
}

/**
 * @returns the fields whose values differ, in their order; of items each field: `items.p1.name`. Who
 * sees it is told of apart.
 */
export function changedFields({ before, after }: Change): string[] {
  const [one, two] = [before, after] as unknown as Record<string, unknown>[];
  return differences(one ?? {}, two ?? {})
    .filter((field) => field !== 'visibility')
    .flatMap((field) => (field === 'items' ? changedInItems({ before, after }) : [field]));
}

interface Listed {
  readonly id: string;
}

/** What came or went stands by its id alone; where only the order is another, so does the list. */
function changedInItems({ before, after }: Change): string[] {
  const [one, two] = [before, after].map((definition) => {
    const { items } = definition as unknown as { readonly items: readonly Listed[] };
    return new Map(items.map((item) => [item.id, item]));
  }) as [Map<string, object>, Map<string, object>];
  const changed = [...new Set([...one.keys(), ...two.keys()])].flatMap((id) => {
    const [was, is] = [one.get(id), two.get(id)];
    if (!was || !is) return [`items.${id}`];
    return differences({ ...was }, { ...is }).map((field) => `items.${id}.${field}`);
  });
  return changed.length > 0 ? changed : ['items'];
}

function differences(one: Record<string, unknown>, two: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...names]
    .filter((name) => canonical({ is: one[name] }) !== canonical({ is: two[name] }))
    .sort();
}
