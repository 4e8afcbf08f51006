import type { Contents } from '../storage/copying/contents.ts';

/** What a backup holds, as it is told, by table; of the others nobody asks. */
const TOLD = {
  definitions: 'definitions',
  ideas: 'ideas',
  signups: 'sign-ups',
  votes: 'votes',
  receipts: 'receipts',
  voter_codes: 'codes',
  results: 'results',
} as const;

/** @returns what a backup holds, until when, and which secrets it needs, in a line */
export function contentsLine({ until, rows, keys }: Contents): string {
  const held = Object.entries(TOLD).map(
    ([table, name]) => `${rows[table as keyof typeof TOLD]} ${name}`,
  );
  const needs = keys.length === 0 ? '' : `; its codes need the secret ${keys.join(', ')}`;
  return `${held.join(', ')}, until ${until}${needs}`;
}
