import type { EventDefinition } from '../../../protocol/events.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { findSignup, findSignupsByCode, placesOf } from '../../storage/queries/signups.ts';
import type { ByCode } from '../people/by-code.ts';
import { end } from './managing.ts';

/** How a household stands, of whose people nothing is said; and that it does not come. */
export const eventByCode: ByCode<EventDefinition> = {
  codeOf: async (db, { id }, token) => (await findSignup(db, id, tokenHash(token)))?.code,
  async read(db, { id }, code) {
    const [one, second] = await findSignupsByCode(db, id, code);
    if (!one || second) return undefined;
    const { queue, adults, children } = one;
    return { code, places: await placesOf(db, id, queue), adults, children };
  },
  async end(db, definition, code, now) {
    const [one, second] = await findSignupsByCode(db, definition.id, code);
    if (one && !second) await end(db, definition, one.queue, now);
  },
};
