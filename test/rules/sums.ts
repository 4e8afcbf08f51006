/** Amounts so large that their sum is no longer exact in floating point, and the exact sum. */
import fc from 'fast-check';

const MAX = Number.MAX_SAFE_INTEGER;

/** A safe amount, often one at the far end. */
export const hugeAmount = fc.oneof(
  fc.nat(1000),
  fc.maxSafeNat(),
  fc.integer({ min: MAX - 3, max: MAX }),
  fc.constantFrom(2 ** 52, 2 ** 52 + 1, MAX),
);

export function exactSum(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
}

/** @returns whether a difference is right: to the unit where the sum is safe, else very nearly */
export function isDifference(by: number | undefined, sum: bigint, limit: number): boolean {
  if (by === undefined) return false;
  const exact = sum - BigInt(limit);
  if (sum <= BigInt(MAX)) return BigInt(by) === exact;
  return Math.abs(by - Number(exact)) <= Number(sum) * 1e-12;
}
