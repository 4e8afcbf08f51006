import type { ResourceName } from '../../../protocol/resources.ts';
import type { Stored } from '../../storage/queries/definitions.ts';
import type { PlainForm } from './form.ts';
import { change, changes } from './event/changing.ts';
import { eventForm } from './event/event-form.ts';
import { ideaForm } from './idea-form.ts';
import { ballotForm, budgetForm } from './voted/voted-form.ts';

/** Everything that can be taken part in without a script, by the word in its URL. */
const FORMS: Partial<Record<ResourceName, PlainForm<never, never>>> = {
  ideas: ideaForm as unknown as PlainForm<never, never>,
  budgets: budgetForm as unknown as PlainForm<never, never>,
  events: { ...eventForm, manages: { ...eventForm.manages, changes, change } } as unknown as PlainForm<never, never>, // prettier-ignore
  ballots: ballotForm as unknown as PlainForm<never, never>,
};

/** @returns it with what changes all the time */
export async function freshened(
  form: PlainForm,
  stored: Stored,
  services: Parameters<NonNullable<PlainForm['fresh']>>[0],
): Promise<Stored> {
  if (!form.fresh) return stored;
  return { ...stored, definition: await form.fresh(services, stored.definition) } as Stored;
}

export function plainFormOf(name: ResourceName): PlainForm | undefined {
  return FORMS[name] as unknown as PlainForm | undefined;
}
