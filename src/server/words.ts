/** @returns words as a sentence lists them: `ideas, budgets or events` */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  const head = words.slice(0, -1).join(', ');
  return [...(head === '' ? [] : [head, last]), ...words.slice(-1)].join(' ');
}
