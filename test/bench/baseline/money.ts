const crowns = new Intl.NumberFormat('da', {
  style: 'currency',
  currency: 'DKK',
  maximumFractionDigits: 0,
});

/** @param amount in øre */
export function money(amount: number): string {
  return crowns.format(amount / 100);
}
