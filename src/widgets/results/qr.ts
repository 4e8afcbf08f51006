import { encode } from 'uqr';

/** Squares of white on each side, as the standard asks for. */
const QUIET = 4;

/**
 * An address as a QR code; a sheet that hangs outdoors can lose a sixth of it.
 * @returns a path of dark squares in a field of `size` by `size`; undefined for what is too long
 */
export function squaresOf(address: string): { size: number; path: string } | undefined {
  try {
    const { data, size } = encode(address, { ecc: 'M', border: QUIET });
    return { size, path: data.flatMap((row, y) => runsOf(row, y)).join('') };
  } catch {
    return undefined;
  }
}

/** One rectangle for what is side by side: between squares a printer leaves hairlines. */
function runsOf(row: readonly boolean[], y: number): string[] {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
  }
  return runs;
}
