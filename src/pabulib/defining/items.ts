import type { KnapsackItem } from '../../protocol/budgets.ts';
import type { Place } from '../../protocol/items.ts';
import { given } from '../../rules/optional.ts';
import { ID, MOST_ITEMS } from '../../protocol/grammar.ts';
import type { PabulibProject } from '../election.ts';
import { toMinorUnits } from '../numbers.ts';
import { PabulibError, quoted } from '../warnings.ts';

/**
 * @param decimals how many the currency has
 * @throws PabulibError where a project cannot be an item, or there are too many
 */
export function itemsOf(projects: readonly PabulibProject[], decimals: number): KnapsackItem[] {
  if (projects.length <= MOST_ITEMS) return projects.map((project) => itemOf(project, decimals));
  const message = `A definition takes ${MOST_ITEMS} projects, and the file has ${projects.length}.`;
  throw new PabulibError('too-many-projects', projects[MOST_ITEMS]?.line, message);
}

function itemOf(project: PabulibProject, decimals: number): KnapsackItem {
  const { id, line } = project;
  if (!ID.test(id)) {
    const message = `The project id ${quoted(id)} on line ${line} is longer than 100 characters or holds control characters.`;
    throw new PabulibError('bad-id', line, message);
  }
  return {
    id,
    name: said(project.name) ?? id,
    ...given('description', said(project.description)),
    ...given('category', said(project.category)),
    ...given('district', said(project.district)),
    ...given('place', placeOf(project)),
    ...given('proposedBy', said(project.proposer)),
    cost: amountOf(project.cost, decimals, `The cost of project ${quoted(id)}`, line),
  };
}

/**
 * @returns where a project is; undefined where the file does not say it, or says what is no place:
 * half of one, or the sea off Africa, where 0 and 0 stand for nothing
 */
export function placeOf({ latitude, longitude }: PabulibProject): Place | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude };
}

/** @returns text as it is, or undefined where it says nothing: Winterthur writes '-' */
function said(text: string | undefined): string | undefined {
  return text === undefined || ['', '-'].includes(text.trim()) ? undefined : text;
}

/**
 * @param what the sum is, for the message
 * @returns a sum in minor units
 * @throws PabulibError where it is not a whole number of them
 */
export function amountOf(text: string, decimals: number, what: string, line: number): number {
  const units = toMinorUnits(text, decimals);
  if (units !== undefined) return units;
  const message = `${what} on line ${line} is ${text}, which is too large or cannot be written exactly with ${decimals} decimals; give the currency it is in with --currency.`;
  throw new PabulibError('inexact-cost', line, message);
}
