import type { Db, PlaceStatus, SignupRow } from '../tables.ts';

/** A household as it is stored, with where it stands on its dates. */
export type KeptSignup = Omit<SignupRow, 'queue' | 'token_hash' | 'key_hash' | 'definition_id'> & {
  readonly queue: number;
  readonly places: readonly { readonly date: string; readonly status: PlaceStatus }[];
};

/** @returns the sign-ups of an event, in the order of the queue; or those with a receipt's code */
export async function readKept(db: Db, definitionId: string, code?: string): Promise<KeptSignup[]> {
  const signups = await db
    .selectFrom('signups')
    .select(['queue', 'code', 'adults', 'children', 'people', 'answers', 'contact', 'language'])
    .select('received_on')
    .where('definition_id', '=', definitionId)
    .$if(code !== undefined, (query) => query.where('code', '=', code as string))
    .orderBy('queue')
    .execute();
  const dates = await db
    .selectFrom('signup_dates')
    .innerJoin('signups', 'signups.queue', 'signup_dates.queue')
    .where('definition_id', '=', definitionId)
    .$if(code !== undefined, (query) => query.where('code', '=', code as string))
    .select(['signup_dates.queue', 'date_id', 'status'])
    .orderBy('position')
    .execute();
  const byQueue = Map.groupBy(dates, ({ queue }) => queue);
  return signups.map((signup) => ({
    ...signup,
    places: (byQueue.get(signup.queue) ?? []).map(({ date_id: date, status }) => ({
      date,
      status,
    })),
  }));
}

/** What may be put right in a sign-up. */
export type Corrected = Pick<SignupRow, 'adults' | 'children' | 'people' | 'answers' | 'contact'>;

export async function correctSignup(db: Db, queue: number, corrected: Corrected): Promise<void> {
  await db.updateTable('signups').set(corrected).where('queue', '=', queue).execute();
}

/** Deletes one sign-up, and what else is known of it. */
export async function deleteSignup(db: Db, definitionId: string, queue: number): Promise<void> {
  await db.deleteFrom('signups').where('queue', '=', queue).execute();
  await emptyReceipts(db, definitionId);
}

/**
 * Deletes all sign-ups of an event, and what else is known of them.
 * @returns how many there were
 */
export async function deleteSignups(db: Db, definitionId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('signups')
    .where('definition_id', '=', definitionId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await emptyReceipts(db, definitionId);
  return Number(numDeletedRows);
}

/**
 * Empties what is remembered of sign-ups that are gone: how many they were, and when they came. The
 * keys stay as long as others, so that what is sent again late is not taken for a new sign-up.
 */
async function emptyReceipts(db: Db, definitionId: string): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ receipt: '{}' })
    .where('resource', '=', 'events')
    .where('definition_id', '=', definitionId)
    .where('receipt', '<>', '{}')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('signups')
            .select('queue')
            .where('definition_id', '=', definitionId)
            .whereRef('signups.key_hash', '=', 'idempotency.key_hash'),
        ),
      ),
    )
    .execute();
}
