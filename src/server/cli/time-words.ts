import { lastSignup } from '../../rules/event-dates.ts';
import type { Definition } from '../../protocol/resources.ts';

/**
 * @param definition as somebody wrote it
 * @param now milliseconds since 1970
 * @returns what of its times may be a slip, a line each
 */
export function timeWords(definition: Definition, now: number): string[] {
  if (definition.type !== 'event') return [];
  const isOver =
    definition.dates.some(({ cancelled }) => !cancelled) && now >= lastSignup(definition.dates);
  return isOver ? ['every date is over: nobody can sign up'] : [];
}
