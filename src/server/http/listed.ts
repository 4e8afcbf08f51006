import { visibilityAt } from '../../protocol/visibility.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { phaseOf } from './definitions.ts';

/** What may be told of to everybody, in the order in which it is told. */
export interface Listed {
  /** What closes first comes first. */
  readonly open: readonly Stored[];
  /** What closed last comes first. */
  readonly closed: readonly Stored[];
}

/**
 * The one place that says what the front page may name. What has not opened yet is nobody's
 * business before: it may be a draft, or somebody's surprise.
 * @param now milliseconds since 1970
 */
export function listed(definitions: readonly Stored[], now: number): Listed {
  const seen = definitions.filter(({ definition }) => visibilityAt(definition, now) === 'public');
  const inPhase = (phase: string) => seen.filter((stored) => phaseOf(stored, now) === phase);
  return {
    open: inPhase('open').sort((one, two) => closing(one) - closing(two) || 0),
    closed: inPhase('closed').sort((one, two) => closing(two) - closing(one) || 0),
  };
}

function closing({ definition }: Stored): number {
  return definition.closes === undefined ? Infinity : Date.parse(definition.closes);
}
