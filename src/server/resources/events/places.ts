import type { EventDefinition } from '../../../protocol/events.ts';

/** @returns how many more people there is room for on a date */
export function placesLeft(
  definition: EventDefinition,
  taken: ReadonlyMap<string, number>,
  date: string,
): number {
  const capacity = definition.dates.find(({ id }) => id === date)?.capacity ?? 0;
  return Math.max(0, capacity - (taken.get(date) ?? 0));
}
