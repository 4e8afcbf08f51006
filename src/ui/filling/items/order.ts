import { storageFor, type Remember } from '../../device.ts';

/**
 * Fair order: random for each person, stable for that person.
 * @param seed of the person's device
 * @returns the same items in an order that the seed decides (Fisher-Yates)
 */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  const random = mulberry32(seed);
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/**
 * The seed of this device for one endpoint: drawn once, then kept as long as anything may be kept;
 * for this page alone where nothing may.
 */
export function deviceSeed(endpoint: string, remember: Remember): number {
  const name = `samskab:order:${endpoint}`;
  const fresh = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  try {
    const storage = storageFor(remember);
    const kept = Number(storage?.getItem(name) || Number.NaN);
    if (Number.isInteger(kept)) return kept;
    storage?.setItem(name, String(fresh));
  } catch {
    // No storage, no memory.
  }
  return fresh;
}

/** A small random generator with a seed; good enough to shuffle, not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
