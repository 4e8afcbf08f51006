import type { ResourceName, VotedName } from '../../../protocol/resources.ts';
import { isTrialId } from '../../trial-id.ts';
import type { Db, Tables } from '../tables.ts';
import type { Logged } from './log.ts';

/**
 * By what the rows of each table belong to a definition: by its resource and its id; by its id, in
 * the table of that resource alone; or with those they refer to. `kept`: nothing deletes them here.
 */
const BELONGS = {
  definitions: 'kept',
  definition_versions: 'kept',
  ideas: 'ideas',
  withdrawn_ideas: 'ideas',
  signups: 'events',
  signup_dates: 'kept with their sign-ups',
  votes: 'both',
  vote_batches: 'kept',
  receipts: 'both',
  voter_codes: 'both',
  turnout: 'both',
  results: 'both',
  decisions: 'both',
  log: 'kept',
  previews: 'both',
  idempotency: 'both',
  lived_days: 'kept',
  site: 'kept',
  pictures: 'kept',
  picture_uses: 'kept',
  releases: 'kept',
  release_files: 'kept',
} as const satisfies Record<
  keyof Tables,
  'both' | ResourceName | 'kept' | 'kept with their sign-ups'
>;

/**
 * Deletes what was handed in to something, and what was made for it: codes, links to previews,
 * results, and a trial's keys against double sending. It stays itself, and its log, and votes that were imported.
 */
export async function forget(db: Db, { resource, definition_id: id }: Logged): Promise<void> {
  if (resource === 'events') await forgetDates(db, id);
  for (const [name, by] of Object.entries(BELONGS)) {
    if (by !== 'both' && by !== resource) continue;
    // Else what was withdrawn or deleted came back when its device sends it again under the same id.
    if (name === 'idempotency' && !isTrialId(id)) continue;
    // Whichever it is, it has these columns.
    const table = name as 'votes';
    await db
      .deleteFrom(table)
      .where('definition_id', '=', id)
      .$if(by === 'both', (query) => query.where('resource', '=', resource as VotedName))
      .execute();
  }
}

async function forgetDates(db: Db, id: string): Promise<void> {
  const queues = db.selectFrom('signups').select('queue').where('definition_id', '=', id);
  await db.deleteFrom('signup_dates').where('queue', 'in', queues).execute();
}
