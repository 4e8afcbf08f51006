/** @returns rows as lines of even columns */
export function aligned(
  all: readonly (readonly string[])[],
  isRight: (column: number) => boolean,
): string[] {
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? []; // prettier-ignore
  return all.map((row) =>
    `  ${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isRight(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')}`.trimEnd(),
  );
}

/** An amount in decimal text, such as `1234.5`, as it is read. */
export function money(text: string): string {
  const [whole = '', fraction] = text.split('.');
  return `${grouped(BigInt(whole))}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number to two decimals; an exact fraction stays one. */
export function number(value: number | string | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  return new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value);
}

/** A whole number as it is read. */
export function grouped(number: number | bigint): string {
  return new Intl.NumberFormat('en').format(number);
}

/** Text of the file without what a terminal would obey. */
export function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
