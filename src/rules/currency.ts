/**
 * @param currency an ISO 4217 code
 * @returns how many minor units a whole unit has: 100 for DKK, 1 for JPY; 100 where the code is
 * not one that the machine knows
 */
export function minorUnits(currency: string): number {
  return 10 ** decimals(currency);
}

/** @returns how many decimals amounts in a currency have */
export function decimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
