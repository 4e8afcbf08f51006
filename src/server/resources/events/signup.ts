import type { EventDefinition, SignupSubmission } from '../../../protocol/events.ts';
import { eventRules, householdSize } from '../../../rules/event.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { addSignup, placesOf } from '../../storage/queries/signups.ts';
import type { Acceptance, ReceiptCore } from '../../taking-part/acceptance.ts';
import { refuseIfBroken } from '../../taking-part/refusal.ts';
import { movesOf, promote } from './waiting-list.ts';

/**
 * Signs a household up: on each date it comes last of those who wait, and whoever's turn it is moves
 * up, which may be this one.
 */
export async function acceptSignup(
  definition: EventDefinition,
  submission: SignupSubmission,
  { db, key, now, arrived }: Acceptance,
): Promise<ReceiptCore> {
  const state = eventRules.fromSubmission(submission);
  refuseIfBroken(eventRules.problems(state, definition, arrived));
  const coming = { dates: submission.dates, people: householdSize(state) };
  if (definition.waitingList === false) await refuseFull(db, definition, coming, now);
  else refuseTooMany(definition, coming);
  const signup = {
    definitionId: definition.id,
    code: key.receiptCode(),
    tokenHash: tokenHash(key.manageToken),
    keyHash: key.hash,
    submission: { ...submission, ...eventRules.toSubmission(state, definition) },
    places: coming.dates.map((date) => ({ date, status: 'waiting' as const })),
  };
  const queue = await addSignup(db, signup, now);
  await promote(db, definition, now);
  return {
    places: await placesOf(db, definition.id, queue),
    adults: submission.adults,
    children: submission.children,
  };
}

interface Coming {
  readonly dates: readonly string[];
  readonly people: number;
}

/** Who is more than a date has places for, however many of them are free, could only wait for ever. */
function refuseTooMany(definition: EventDefinition, coming: Coming): void {
  const capacities = new Map(definition.dates.map(({ id, capacity }) => [id, capacity]));
  refuseBeyond(coming, (date) => capacities.get(date) ?? 0);
}

async function refuseFull(
  db: Acceptance['db'],
  definition: EventDefinition,
  coming: Coming,
  now: number,
): Promise<void> {
  const moves = await movesOf(db, definition, now);
  refuseBeyond(coming, (date) => moves.get(date)?.left ?? 0);
}

/** @throws Refusal where there are more people than places on one of their dates */
function refuseBeyond({ dates, people }: Coming, placesOn: (date: string) => number): void {
  refuseIfBroken(
    dates.flatMap((date, index) => {
      const limit = placesOn(date);
      return people > limit ? [{ code: 'full' as const, pointer: `/dates/${index}`, limit }] : [];
    }),
  );
}
