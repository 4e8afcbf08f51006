import type { EventDefinition } from '../../../protocol/events.ts';
import type { StateRoute } from '../own-route.ts';
import { movesOf } from './waiting-list.ts';

/** How many places somebody who comes now can get, by the ids of the dates. */
export const placesRoute: StateRoute<EventDefinition> = {
  kind: 'state',
  path: 'places',
  link: 'places',
  summary: 'How many places somebody who comes now can get, by the ids of the dates',
  description:
    'None while somebody waits whom nobody may overtake, nor on a date that is over or called off.',
  operationId: (one) => `get${one}Places`,
  schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } },
  example: { march: 38, april: 40 },
  async answer(definition, { storage, now }) {
    const moves = await storage.read((db) => movesOf(db, definition, now));
    return Object.fromEntries([...moves].map(([date, { left }]) => [date, left]));
  },
};
