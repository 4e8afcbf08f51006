import type { EventDefinition, SignupSubmission } from '../../../protocol/events.ts';
import { eventRules, householdSize } from '../../../rules/event.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { addSignup, placesOf, takenPlaces } from '../../storage/queries/signups.ts';
import type { Acceptance, ReceiptCore } from '../../taking-part/acceptance.ts';
import { Refusal, refuseIfBroken } from '../../taking-part/refusal.ts';
import { placesLeft } from './places.ts';

/** Signs a household up: on each date it gets places if there are enough, else it waits. */
export async function acceptSignup(
  definition: EventDefinition,
  submission: SignupSubmission,
  { db, key, now }: Acceptance,
): Promise<ReceiptCore> {
  const state = eventRules.fromSubmission(submission);
  refuseIfBroken(eventRules.problems(state, definition));
  const taken = await takenPlaces(db, definition.id);
  const places = submission.dates.map((date) => {
    const fits = householdSize(state) <= placesLeft(definition, taken, date);
    return { date, status: fits ? ('confirmed' as const) : ('waiting' as const) };
  });
  if (definition.waitingList === false) refuseFull(definition, taken, places);
  const signup = {
    definitionId: definition.id,
    code: key.receiptCode(),
    tokenHash: tokenHash(key.manageToken),
    keyHash: key.hash,
    submission: { ...submission, ...eventRules.toSubmission(state, definition) },
    places,
  };
  const queue = await addSignup(db, signup, now);
  return {
    places: await placesOf(db, definition.id, queue),
    adults: submission.adults,
    children: submission.children,
  };
}

function refuseFull(
  definition: EventDefinition,
  taken: ReadonlyMap<string, number>,
  places: readonly { readonly date: string; readonly status: string }[],
): void {
  const errors = places.flatMap(({ date, status }, index) => {
    const limit = placesLeft(definition, taken, date);
    return status === 'waiting'
      ? [{ code: 'full' as const, pointer: `/dates/${index}`, limit }]
      : [];
  });
  if (errors.length > 0) throw new Refusal('rule', { errors });
}
