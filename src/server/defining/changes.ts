import { phaseAt } from '../../protocol/phase.ts';
import { lackedRule } from '../../pabulib/rule.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { Text } from '../../protocol/text.ts';
import { saidText } from '../said-text.ts';
import { groupingOf } from '../../rules/categories.ts';
import { differences, type Difference } from './differences.ts';

/** What may change at any time: nobody answers to it, or, as to a name, it is seen to elsewhere. */
const FREE = new Set([
  'opens',
  'closes',
  'grace',
  'retention',
  'limits',
  'proofOfWork',
  'visibility',
  'page',
  'origin',
  'thanks',
  'place',
  'timeZone',
  'next',
  'help',
  'languages',
  'map',
  'oneQuestionPerPage',
  ...['items.*', 'persona'].flatMap((of) => [
    `${of}.picture.width`,
    `${of}.picture.height`,
    `${of}.picture.credit`,
  ]),
  'items.*.name',
  'items.*.formerly',
]);

const CATEGORY = 'items.*.category';

/** What people read before they took part: it may be mended, with a reason. */
const ANSWERED_TO = new Set([
  'title',
  'intro',
  'privacy',
  'persona.title',
  'persona.intro',
  'items.*.description',
  'items.*.text',
  'items.*.place',
  'items.*.link',
  'items.*.documents',
  'items.*.proposedBy',
  ...['items.*', 'persona'].flatMap((of) => [`${of}.picture.url`, `${of}.picture.alt`]),
  CATEGORY,
  'items.*.district',
  'areas.*.name',
  ...['fields', 'personFields', 'persona.fields'].flatMap((fields) => [
    `${fields}.*.label`,
    `${fields}.*.hint`,
    `${fields}.*.options.*.label`,
  ]),
]);

/** A definition as it is stored, and as it would be. */
export interface Change<D extends Definition = Definition> {
  readonly before: D;
  readonly after: D;
}

/** @returns where the two differ */
export function changesOf({ before, after }: Change): Difference[] {
  const found = differences(before, after, (place) => FREE.has(place) || ANSWERED_TO.has(place));
  const isRegrouped = groupsOf(before) !== groupsOf(after);
  return [
    ...found.map((one) => (isRegrouped && one.place === CATEGORY ? { ...one, place: 'grouping' } : one)), // prettier-ignore
    ...ofLackedRule(before, after),
  ];
}

/** Where a ballot may name so many of each category, its items stay together as they were. */
function groupsOf(definition: Definition): string {
  const isVoted = definition.type === 'ballot' || definition.type === 'budget';
  return isVoted ? groupingOf(definition) : '';
}

/** A rule that came with a file, and that is not known here, was announced as any other. */
function ofLackedRule(before: Definition, after: Definition): Difference[] {
  const [was, is] = [lackedRule(before), lackedRule(after)];
  const path = 'origin.meta.rule';
  return was === is ? [] : [{ path, place: path, was, is }];
}

/**
 * @param more what else may change, with all that is in it: names of the outermost keys
 * @returns the paths of what may not change once somebody has taken part
 */
export function fixedPaths(changes: readonly Difference[], more: readonly string[] = []): string[] {
  return changes
    .filter(({ place }) => !FREE.has(place) && !ANSWERED_TO.has(place))
    .filter(({ place }) => !more.includes(place.split('.')[0] as string))
    .map(({ path }) => path);
}

/** @returns the paths of the texts that people answered to, and that say something else */
export function answeredPaths(
  changes: readonly Difference[],
  { language }: Pick<Definition, 'language'>,
): string[] {
  const said = (text: unknown) => saidText(text as Text | undefined, language);
  return changes
    .filter(({ place, was, is }) => ANSWERED_TO.has(place) && said(was) !== said(is))
    .map(({ path }) => path);
}

/** @returns the paths that differ, for the log. Who sees it is told of apart. */
export function changedPaths(changes: readonly Difference[]): string[] {
  return changes.map(({ path }) => path).filter((path) => path !== 'visibility');
}

/** So many paths are named in a line. */
const MOST_NAMED = 5;

/** @returns paths as a sentence lists them; of many the first, and how many more */
export function namedPaths(paths: readonly string[]): readonly string[] {
  const more = paths.length - MOST_NAMED;
  return more > 0 ? [...paths.slice(0, MOST_NAMED), `${more} more`] : paths;
}

/** @returns whether a change of times lets people in later than was said, or again */
export function opensAgain({ before, after }: Change, now: number): boolean {
  return phaseAt(after, now) !== 'closed' || timeOf(after.closes) > timeOf(before.closes);
}

function timeOf(time: string | undefined): number {
  return time === undefined ? Infinity : Date.parse(time);
}
