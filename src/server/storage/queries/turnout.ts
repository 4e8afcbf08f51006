import type { VotedName } from '../../../protocol/resources.ts';
import type { Channel, Db, Owner, TurnoutRow } from '../tables.ts';
import { once } from './once.ts';

/** So many ballots that came from one part of the town in one way. */
export type Turnout = Pick<TurnoutRow, 'area' | 'channel' | 'ballots'>;

/** Adds ballots to the sums; in the transaction that stores them. */
export async function addTurnout(
  db: Db,
  { resource, definition_id }: Owner,
  { area, channel, ballots }: Turnout,
): Promise<void> {
  await add(db, resource, definition_id, area, channel, ballots);
}

const add = once(
  (
    db,
    resource: VotedName,
    definition_id: string,
    area: string,
    channel: Channel,
    ballots: number,
  ) =>
    db
      .insertInto('turnout')
      .values({ resource, definition_id, area, channel, ballots })
      .onConflict((conflict) =>
        conflict
          .columns(['resource', 'definition_id', 'area', 'channel'])
          .doUpdateSet(({ eb, ref }) => ({ ballots: eb(ref('turnout.ballots'), '+', ballots) })),
      ),
);

export function readTurnout(db: Db, owner: Owner): Promise<Turnout[]> {
  return db
    .selectFrom('turnout')
    .select(['area', 'channel', 'ballots'])
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .execute();
}
