/** What is measured, the figure, its bound, a word about both, and what stands beside. */
export type Row = readonly string[];

export function leftOut(what: string, why: string): Row {
  return [what, '', '', '', `left out: ${why}`];
}
