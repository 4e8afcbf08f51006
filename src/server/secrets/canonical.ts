/**
 * @param value what JSON.parse gave
 * @returns the same text for the same value, whatever the order of its keys and its spaces
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? sorted(part) : part,
  );
}

function sorted(object: object): object {
  // Entries, not an object built by assignment: `__proto__` may be among the keys.
  const entries = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
