import type { ResourceName } from '../../../protocol/resources.ts';
import type { PlainForm } from './form.ts';
import { ballotForm, budgetForm } from './voted/voted-form.ts';

/** Everything that can be taken part in without a script, by the word in its URL. */
const FORMS: Partial<Record<ResourceName, PlainForm<never, never>>> = {
  budgets: budgetForm as unknown as PlainForm<never, never>,
  ballots: ballotForm as unknown as PlainForm<never, never>,
};

export function plainFormOf(name: ResourceName): PlainForm | undefined {
  return FORMS[name] as unknown as PlainForm | undefined;
}
