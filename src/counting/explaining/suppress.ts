/** Fewer than this in one cell, and somebody could be known by it. */
const FEW = 5;

/**
 * Hides numbers of people that are so small that somebody could be known by them, and further ones
 * so that no hidden one can be worked out from the total, which everybody knows, nor by who knows
 * how this is done. One hidden cell alone is the total less the others; several whose sum shows
 * that all are 0, or all as large as a hidden cell can be, give themselves away as well. Then the
 * next smallest is hidden too, and all that are equal to it: which cells are hidden depends on the
 * numbers and not on their order, so that the hidden ones could always have stood in another.
 * @param cells one-way counts of people, such as ballots an area
 * @returns the same, with null for what is hidden
 */
export function suppressed(cells: readonly number[]): (number | null)[] {
  let hidden = cells.filter((cell) => cell < FEW);
  while (hidden.length > 0 && givesItselfAway(hidden)) {
    const most = Math.max(...hidden);
    const next = Math.min(...cells.filter((cell) => cell >= FEW && cell > most));
    if (next === Infinity) break;
    hidden = cells.filter((cell) => cell <= next);
  }
  const most = Math.max(...hidden);
  return cells.map((cell) => (cell < FEW || cell <= most ? null : cell));
}

/** @returns whether the number of hidden cells and their sum tell what each of them is */
function givesItselfAway(hidden: readonly number[]): boolean {
  const [first] = hidden;
  const alike = hidden.every((cell) => cell === first);
  return hidden.length === 1 || (alike && (first === 0 || first === FEW - 1));
}
