import type { SelectionsState } from '../../../../rules/selections.ts';
import type { Voted } from '../../../storage/queries/definitions.ts';
import type { PlainView } from '../view.ts';

/** A ballot or a budget, as it is drawn without a script. */
export interface VotedView extends PlainView<Voted['definition'], SelectionsState> {
  readonly stored: Voted;
}
