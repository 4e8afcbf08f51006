import type { Keyring } from '../secrets/keyring.ts';
import type { Storage } from '../storage/storage.ts';
import type { AddressLimits } from './address-limits.ts';

/** What taking part needs to know of the world. */
export interface World {
  readonly storage: Storage;
  /** What codes are hashed with. */
  readonly keyring: Keyring;
  readonly limits: AddressLimits;
  /** Milliseconds since 1970: the clock that decides what is open. */
  readonly now: () => number;
}
