import type { EventDefinition } from '../protocol/events.ts';
import type { Definition } from '../protocol/resources.ts';
import { maxAdults, maxChildren } from './event.ts';
import { fieldObstacles } from './fulfilling-fields.ts';
import type { Obstacle } from './fulfilling-obstacle.ts';
import { ballotObstacles, budgetObstacles } from './fulfilling-selections.ts';

export type { Obstacle } from './fulfilling-obstacle.ts';
export { leastLength } from './fulfilling-selections.ts';

/**
 * A schema looks at each limit alone; here they are held against one another and against what
 * there is to choose from.
 * @param definition one that fits its schema
 * @returns what keeps everybody from taking part; nothing where somebody can
 */
export function unfulfillable(definition: Definition): Obstacle[] {
  switch (definition.type) {
    case 'ballot':
      return ballotObstacles(definition);
    case 'budget':
      return budgetObstacles(definition);
    case 'event':
      return eventObstacles(definition);
    case 'ideas':
      return [
        ...fieldObstacles(definition.persona?.fields ?? [], '/persona/fields'),
        ...fieldObstacles(definition.fields, '/fields'),
      ];
  }
}

function eventObstacles(definition: EventDefinition): Obstacle[] {
  const { dates, fields = [], personFields = [] } = definition;
  const household = maxAdults(definition) + maxChildren(definition);
  const places = Math.max(...dates.map(({ capacity }) => capacity));
  return [
    ...(household === 0
      ? [{ code: 'nobody', pointer: '/maxAdults', limit: 0, there: 1 } as const]
      : []),
    ...(places === 0 ? [{ code: 'full', pointer: '/dates', limit: 0, there: 1 } as const] : []),
    ...fieldObstacles(fields, '/fields'),
    ...fieldObstacles(personFields, '/personFields'),
  ];
}
