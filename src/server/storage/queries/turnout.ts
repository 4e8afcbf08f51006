import type { Db, Owner, TurnoutRow } from '../tables.ts';

/** So many ballots that came from one part of the town in one way. */
export type Turnout = Pick<TurnoutRow, 'area' | 'channel' | 'ballots'>;

/** Adds ballots to the sums; in the transaction that stores them. */
export async function addTurnout(
  db: Db,
  owner: Owner,
  { area, channel, ballots }: Turnout,
): Promise<void> {
  await db
    .insertInto('turnout')
    .values({ ...owner, area, channel, ballots })
    .onConflict((conflict) =>
      conflict
        .columns(['resource', 'definition_id', 'area', 'channel'])
        .doUpdateSet(({ eb, ref }) => ({ ballots: eb(ref('turnout.ballots'), '+', ballots) })),
    )
    .execute();
}

export function readTurnout(db: Db, owner: Owner): Promise<Turnout[]> {
  return db
    .selectFrom('turnout')
    .select(['area', 'channel', 'ballots'])
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .execute();
}
