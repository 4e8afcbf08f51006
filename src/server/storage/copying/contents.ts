import { unusedKeys } from '../queries/voter-codes.ts';
import type { Db } from '../tables.ts';
import { countRows, TABLES, type TableName } from './tables.ts';

/** What a backup holds. */
export interface Contents {
  /** Until when, RFC 3339. */
  readonly until: string;
  readonly rows: Readonly<Record<TableName, number>>;
  /** The ids of the secrets that its unused codes need. */
  readonly keys: readonly string[];
}

/** @param until RFC 3339 */
export async function contentsOf(db: Db, until: string): Promise<Contents> {
  const counts: [TableName, number][] = [];
  for (const table of TABLES) counts.push([table, await countRows(db, table)]);
  const rows = Object.fromEntries(counts) as Contents['rows'];
  return { until, rows, keys: await unusedKeys(db) };
}
