import type { EventDefinition } from '../../../../protocol/events.ts';
import type { Place } from '../../../../protocol/receipt.ts';
import type { SignupState } from '../../../../rules/event.ts';
import type { PlainView } from '../view.ts';

export interface EventView extends PlainView<EventDefinition, SignupState> {
  /** How a household that changes its sign-up stands, by the ids of its dates. */
  readonly standing?: ReadonlyMap<string, Place>;
}

export function personName(
  index: number,
  { adults }: Pick<SignupState, 'adults'>,
  { say }: Pick<EventView, 'say'>,
): string {
  return index < adults
    ? say('adult', { index: index + 1 })
    : say('child', { index: index - adults + 1 });
}
