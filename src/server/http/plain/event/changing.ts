import type { Fields } from '../../fields.ts';
import {
  changeSignup,
  heldSignup,
  isChangeable,
  refuseChange,
  type HeldSignup,
} from '../../../resources/events/changed-signup.ts';
import { eventByCode } from '../../../resources/events/by-code.ts';
import type { Stored } from '../../../storage/queries/definitions.ts';
import { Refusal } from '../../../taking-part/refusal.ts';
import { findShown } from '../../../taking-part/trial.ts';
import type { Key, Group } from '../../../../i18n/message.ts';
import { phaseOf } from '../../definitions.ts';
import type { Answering, Changing, PlainForm } from '../form.ts';
import { plainView } from '../make-view.ts';
import { formPage, managedPage, reviewPage } from '../plain-pages.ts';
import { changeForm, changeView, isCurrent, typedOf } from './change-form.ts';
import type { EventView } from './event-view.ts';

/** The button that begins a change, for as long as there is a date to come to. */
export function changes({ stored, definition, now }: EventView): Key<Group> | undefined {
  const open = phaseOf(stored, now) === 'open' && isChangeable(definition, now);
  return open ? 'changeSignup' : undefined;
}

/** Another has changed it since the form was made. */
class Moved extends Error {
  override readonly name = 'Moved';
}

/**
 * Changes a sign-up in the steps in which one signs up: the form, those of whom nothing was asked yet,
 * the last look, and what it is now. The same sent again changes nothing.
 */
export async function change(changing: Changing): Promise<Response> {
  const { answering, code, step, refused } = changing;
  const { storage, now } = answering.services;
  const { definition } = answering.view as unknown as EventView;
  const held = await storage.read((db) => heldSignup(db, definition, code, now()));
  // It is cancelled, or was just now.
  if (!held) return shown(answering, code);
  const own = answeringOf(answering, held, step === 'edit' ? typedOf(held) : answering.view.typed);
  try {
    return await steps(changing, own, held);
  } catch (error) {
    if (!(error instanceof Moved)) return refused(own, error);
    const fresh = await storage.read((db) => heldSignup(db, definition, code, now()));
    if (!fresh) return shown(answering, code);
    const what = own.view.say('signupMoved');
    return formPage(answeringOf(answering, fresh, own.view.typed), { status: 409, what });
  }
}

/** @throws Refusal or Moved */
async function steps(
  { answering, code, step, arrived }: Changing,
  own: Answering,
  held: HeldSignup,
): Promise<Response> {
  const { storage, now } = own.services;
  const { say } = own.view;
  const view = own.view as unknown as EventView;
  const { definition } = view;
  if (step === 'edit') return formPage(own, undefined, say('changeHow'));
  if (step === 'change') return formPage(own);
  if (step === 'send') {
    await storage.write(async (db) => {
      const stored = await findShown(db, { resource: 'events', id: definition.id, now: now() });
      const wanted = (fresh: HeldSignup) => wantedOf(fresh, view);
      const isThere = stored && await changeSignup(db, definitionOf(stored), code, wanted, { arrived, now: now() }); // prettier-ignore
      if (!isThere) throw new Refusal('not-found');
    });
    return shown(answering, code, true);
  }
  const wanted = wantedOf(held, view);
  const goesOn = own.form.goesOn?.(own.view) ?? false;
  await storage.read((db) => refuseChange(db, definition, held, wanted, { arrived, now: now(), goesOn })); // prettier-ignore
  return goesOn ? formPage(own, undefined, say('eachOfYou')) : reviewPage(own);
}

/** @throws Moved if the form was made before another changed it */
function wantedOf(held: HeldSignup, { typed, definition, f }: EventView) {
  const wanted = changeForm(held).read(typed, definition, f.lang);
  if (!isCurrent(held, typed, wanted)) throw new Moved();
  return wanted;
}

function definitionOf(stored: Stored): EventView['definition'] {
  return stored.definition as EventView['definition'];
}

/** How it stands now, as by its code. */
async function shown(answering: Answering, code: string, changed = false): Promise<Response> {
  const { services, view } = answering;
  const definition = definitionOf(view.stored);
  const receipt = await services.storage.read((db) => eventByCode.read(db, definition, code));
  if (!receipt) throw new Refusal('not-found');
  return managedPage(answering, receipt, changed);
}

/** The form and the view of a change, in the place of those of a sign-up. */
function answeringOf(answering: Answering, held: HeldSignup, typed: Fields): Answering {
  const { stored, language, to, now } = answering.view;
  const form = changeForm(held);
  const view = plainView(form, { stored, language, to, now, typed });
  const asks = phaseOf(stored, now) === 'open';
  return {
    ...answering,
    form: form as unknown as PlainForm,
    view: { ...changeView(held, view), asks } as unknown as Answering['view'],
  };
}
