import type { Phase } from './definition.ts';

/** What a definition says of its time. */
export interface Timed {
  readonly opens?: string;
  readonly closes?: string;
  readonly phase?: Phase;
}

/**
 * @returns where a definition stands at a time; the server's word (`phase`) goes first, because
 * a device's clock may be wrong
 */
export function phaseAt(definition: Timed, now: number): Phase {
  if (definition.phase) return definition.phase;
  if (definition.opens && now < Date.parse(definition.opens)) return 'upcoming';
  if (definition.closes && now >= Date.parse(definition.closes)) return 'closed';
  return 'open';
}
