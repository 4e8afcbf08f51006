import type { Definition } from '../../../protocol/resources.ts';
import { sha256 } from '../../secrets/sha256.ts';
import { resourceOf } from '../../resources/registry.ts';
import type { Stored } from '../../storage/queries/definitions.ts';
import type { PlainView } from './view.ts';

/** In a form: of which version of a definition it was made. It is the same for everybody. */
export const VERSION = 'version';

/** What is neither chosen, answered nor agreed to: nobody has to look again for it. */
const BESIDE = new Set(['limits', 'visibility', 'retention', 'opens', 'closes', 'grace', 'page', 'thanks', 'next', 'help']); // prettier-ignore

/** Of one that changes storage makes a new object; see `packedOf`. */
const known = new WeakMap<Definition, string>();

/** @returns another for another definition, as far as somebody fills it in */
export function versionOf(stored: Stored): string {
  const { definition } = stored;
  const before = known.get(definition);
  if (before !== undefined) return before;
  const told = resourceOf(stored).withoutState?.(definition) ?? definition;
  const version = sha256(JSON.stringify(told, (key, value: unknown) => BESIDE.has(key) ? undefined : value)).slice(0, 12); // prettier-ignore
  known.set(definition, version);
  return version;
}

/** @returns whether a form was made before what it asks was put anew */
export function isOutdated({ typed, stored }: Pick<PlainView, 'typed' | 'stored'>): boolean {
  const version = typed.get(VERSION);
  return version !== undefined && version !== versionOf(stored);
}
