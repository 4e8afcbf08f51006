import type { ResourceName } from '../../protocol/resources.ts';
import type { Standing, Standings } from '../resources/people.ts';
import { resourceOf } from '../resources/registry.ts';
import { findDefinition } from '../storage/queries/definitions.ts';
import type { Db } from '../storage/tables.ts';

/**
 * Notes who has a place and who waits, before something is done in the same transaction: whoever
 * does it is the only one who can tell those who move up.
 * @returns asked afterwards, what became otherwise, a line each; none where there are no places
 */
export async function noteStandings(
  db: Db,
  resource: ResourceName,
  id: string,
): Promise<() => Promise<readonly string[]>> {
  const before = await standingsIn(db, resource, id);
  return async () => {
    const after = before && (await standingsIn(db, resource, id));
    return after ? told(before, after) : [];
  };
}

async function standingsIn(
  db: Db,
  resource: ResourceName,
  id: string,
): Promise<Standings | undefined> {
  const { people } = resourceOf({ resource });
  const stored = people?.standings && (await findDefinition(db, resource, id));
  return stored && people.standings?.(db, stored.definition);
}

function told(before: Standings, after: Standings): string[] {
  const called = after.calledOff.filter((date) => !before.calledOff.includes(date));
  const waited = new Set(before.places.filter(({ status }) => status === 'waiting').map(nameOf));
  const moved = after.places.filter((one) => one.status === 'confirmed' && waited.has(nameOf(one)));
  return [...called.map((date) => calledOffWords(date, before.places)), ...moved.map(movedUpWords)];
}

function nameOf({ code, date }: Standing): string {
  return `${code} ${date}`;
}

/** @returns such as `jan: AZW1-GGT1 moved up (2 people)` */
function movedUpWords({ date, code, people }: Standing): string {
  return `${date}: ${code} moved up (${people} ${people === 1 ? 'person' : 'people'})`;
}

/** @returns such as `feb is called off: 3 households had a place, 1 waited` */
function calledOffWords(date: string, places: readonly Standing[]): string {
  const count = (status: Standing['status']) =>
    places.filter((one) => one.date === date && one.status === status).length;
  const had = count('confirmed');
  const households = had === 1 ? 'household' : 'households';
  return `${date} is called off: ${had} ${households} had a place, ${count('waiting')} waited`;
}
