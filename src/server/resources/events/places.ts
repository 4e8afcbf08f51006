import type { EventDefinition } from '../../../protocol/events.ts';
import { takenPlaces } from '../../storage/queries/signups.ts';
import type { StateRoute } from '../own-route.ts';

/** @returns how many more people there is room for on a date */
export function placesLeft(
  definition: EventDefinition,
  taken: ReadonlyMap<string, number>,
  date: string,
): number {
  const capacity = definition.dates.find(({ id }) => id === date)?.capacity ?? 0;
  return Math.max(0, capacity - (taken.get(date) ?? 0));
}

/** How many places nobody has yet, by the ids of the dates. */
export const placesRoute: StateRoute<EventDefinition> = {
  kind: 'state',
  path: 'places',
  link: 'places',
  summary: 'How many places nobody has yet, by the ids of the dates',
  schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } },
  async answer(definition, storage) {
    const taken = await storage.read((db) => takenPlaces(db, definition.id));
    return Object.fromEntries(
      definition.dates.map(({ id }) => [id, placesLeft(definition, taken, id)]),
    );
  },
};
