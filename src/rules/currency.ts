/**
 * @param currency an ISO 4217 code
 * @returns how many minor units a whole unit has: 100 for DKK, 1 for JPY; 100 where the code is
 * not one that the machine knows
 */
export function minorUnits(currency: string): number {
  return 10 ** decimals(currency);
}

/** Asking Intl takes longer than all else about an amount, and a result shows thousands of them. */
const known = new Map<string, number>();

/** @returns how many decimals amounts in a currency have */
export function decimals(currency: string): number {
  let digits = known.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, digits);
  }
  return digits;
}
