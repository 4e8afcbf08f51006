import { sha256 } from '../../secrets/sha256.ts';
import { trialId } from '../../trial-id.ts';
import type { Db } from '../tables.ts';
import { forget } from './forget.ts';
import type { Logged } from './log.ts';

/** @returns what is stored of the token in a link */
function previewHash(token: string): string {
  return sha256(`preview:${token}`);
}

/** @param until milliseconds since 1970 */
export async function addPreview(
  db: Db,
  { resource, definition_id }: Logged,
  token: string,
  until: number,
): Promise<void> {
  const row = { hash: previewHash(token), until: new Date(until).toISOString() };
  await db
    .insertInto('previews')
    .values({ resource, definition_id, ...row })
    .execute();
}

/** @returns whether a token is that of a preview which has not ended; any unless one is given */
export async function isPreviewed(
  db: Db,
  { resource, definition_id }: Logged,
  now: number,
  token?: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('previews')
    .select('until')
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .where('until', '>', new Date(now).toISOString())
    .$if(token !== undefined, (query) => query.where('hash', '=', previewHash(token ?? '')))
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Ends all previews of something, and deletes what was sent from them.
 * @returns how many had not ended yet
 */
export async function endPreviews(db: Db, of: Logged, now: number): Promise<number> {
  const ended = await db
    .deleteFrom('previews')
    .where('resource', '=', of.resource)
    .where('definition_id', '=', of.definition_id)
    .returning('until')
    .execute();
  await forget(db, { ...of, definition_id: trialId(of.definition_id) });
  return ended.filter(({ until }) => Date.parse(until) > now).length;
}

/** @returns whether there are previews whose time is over */
export async function hasOldPreviews(db: Db, now: number): Promise<boolean> {
  const until = new Date(now).toISOString();
  const old = await db
    .selectFrom('previews')
    .select('until')
    .where('until', '<=', until)
    .executeTakeFirst();
  return old !== undefined;
}

/** Forgets the previews whose time is over, and what was sent from them once the last has ended. */
export async function forgetOldPreviews(db: Db, now: number): Promise<void> {
  const old = await db
    .deleteFrom('previews')
    .where('until', '<=', new Date(now).toISOString())
    .returning(['resource', 'definition_id'])
    .execute();
  for (const of of old) if (!(await isPreviewed(db, of, now))) await endPreviews(db, of, now);
}
