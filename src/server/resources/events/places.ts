import type { EventDefinition } from '../../../protocol/events.ts';
import type { StateRoute } from '../own-route.ts';
import { movesOf } from './waiting-list.ts';

/** How many places somebody who comes now can get, by the ids of the dates; below 0, how many wait. */
export const placesRoute: StateRoute<EventDefinition> = {
  kind: 'state',
  path: 'places',
  link: 'places',
  summary: 'How many places somebody who comes now can get, by the ids of the dates',
  description:
    'None while somebody waits whom nobody may overtake, nor on a date that is over or called off. ' +
    'Below 0 where none is left and people wait: -3 where three do.',
  operationId: (one) => `get${one}Places`,
  schema: { type: 'object', additionalProperties: { type: 'integer' } },
  example: { march: 38, april: 40 },
  async answer(definition, { storage, now }) {
    const moves = await storage.read((db) => movesOf(db, definition, now));
    return Object.fromEntries(
      [...moves].map(([date, { left, waiting }]) => [date, left > 0 ? left : 0 - waiting]),
    );
  },
};
