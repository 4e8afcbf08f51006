import type { Counting, Lot, TieRule } from '../protocol/counting.ts';
import { SEED } from '../protocol/grammar.ts';
import { compareIds } from './methods/ties.ts';

/*
 * Lots: who goes first of equals is drawn from a seed that comes from outside when the vote has
 * closed, such as thrown dice. A seed may have so little in it that anybody could try them all; no
 * harm: when it becomes known nothing can be changed any more, and before that nobody knows which
 * it will be. For the same reason its letter case and what stands between its digits count for
 * nothing: whoever writes it down could else choose among the ways of writing.
 */

/** @returns the lots by which a count breaks ties; undefined where it does so otherwise */
export function lotOf({ ties }: { readonly ties?: TieRule }): Lot | undefined {
  return typeof ties === 'object' && 'lot' in ties ? ties.lot : undefined;
}

/** What may stand in what is typed: ASCII, and elsewhere nothing that could be read as a number. */
const FOREIGN = /[^ -~\s\p{P}\p{Z}\p{Cf}]/u;

/**
 * @param typed what somebody typed: `3-5-1-6-2`
 * @returns it as it is published: runs of digits and small letters with a blank between, whatever
 * stood there. Undefined where there are none or they are too long, and where there are letters,
 * digits or signs of other alphabets: they would be passed over in silence
 */
export function seedIn(typed: string): string | undefined {
  if (FOREIGN.test(typed)) return undefined;
  const seed = (typed.match(/[0-9a-z]+/gi) ?? []).join(' ').toLowerCase();
  return SEED.test(seed) ? seed : undefined;
}

/**
 * @param seed as it is published
 * @returns the ids in the order that lots give them: by the SHA-256 of the seed without blanks, a
 * colon and the id. Undefined on a page without encryption, where the browser makes no hashes
 */
export async function drawn(ids: readonly string[], seed: string): Promise<string[] | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const hashes = new Map<string, string>();
  for (const id of ids) {
    const bytes = new TextEncoder().encode(`${seed.replaceAll(' ', '')}:${id}`);
    const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
    hashes.set(id, Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  const hashOf = (id: string) => hashes.get(id) ?? '';
  return ids.toSorted((a, b) => compareIds(hashOf(a), hashOf(b)));
}

/**
 * Draws lots, where there is a seed: counting itself takes the order as it is.
 * @param ids of all that is counted
 * @returns how it is counted, with the order that follows from the seed and no other. On a page
 * without encryption it stays as it was told: who can change that page can change this too
 */
export async function withOrder<C extends Counting>(
  counting: C,
  ids: readonly string[],
): Promise<C> {
  const lot = lotOf(counting);
  if (!lot) return counting;
  const { source, seed } = lot;
  if (seed === undefined) return { ...counting, ties: { lot: { source } } };
  const order = await drawn(ids, seed);
  return order ? { ...counting, ties: { lot: { source, seed, order } } } : counting;
}
