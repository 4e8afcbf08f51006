/** What the servers are given, through the command line of the build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BallotDefinition, BallotOf } from '../../../src/protocol/ballots.ts';
import { samskab, temporaryFolder } from '../server.ts';

/** Enough that each of a thousand people can choose otherwise. */
const ITEMS = 10;

export function ballot(id: string, extra: Partial<BallotOf<'approval'>> = {}): BallotDefinition {
  const items = Array.from({ length: ITEMS }, (_, index) => ({ id: `p${index}`, name: `Projekt ${index}` })); // prettier-ignore
  return {
    type: 'ballot',
    method: 'approval',
    id,
    title: 'Kvarterpuljen',
    language: 'da',
    maxLength: ITEMS,
    items,
    ...extra,
  };
}

/** @returns a vote that no other number has, from 1 to 1023 */
export function voteOf(number: number, code?: string): string {
  const selections = Array.from({ length: ITEMS }, (_, index) => ({ item: `p${index}` })).filter(
    (_, index) => number & (1 << index),
  );
  return JSON.stringify({ selections, ...(code && { credential: { kind: 'code', code } }) });
}

/** @returns the number of a vote */
export function numberOf({ selections }: { selections: readonly { item: string }[] }): number {
  return selections.reduce((sum, { item }) => sum + (1 << Number(item.slice(1))), 0);
}

/** Everything comes from a few addresses here. */
const limits = { perAddress: { most: 1_000_000, seconds: 60 } };

/** Where a build keeps what it is given. */
export type Where = Readonly<Record<string, string>>;

/** @returns an empty folder for a database, as the environment names it */
export function somewhere(): Where & { readonly SAMSKAB_DATA: string } {
  return { SAMSKAB_DATA: temporaryFolder() };
}

export async function put(dist: string, definition: BallotDefinition, where: Where): Promise<void> {
  const file = join(temporaryFolder(), 'definition.json');
  const store = (content: object) => {
    writeFileSync(file, JSON.stringify(content));
    return samskab(dist, ['put', file], where);
  };
  // A build that does not know limits refuses the key, and has none.
  await store({ ...definition, limits }).catch(() => store(definition));
}

export async function codes(
  dist: string,
  id: string,
  count: number,
  where: Where,
): Promise<string[]> {
  const printed = await samskab(dist, ['codes', id, '--count', String(count)], where);
  return printed.trim().split('\n');
}
