import type { EventDefinition } from '../../../../protocol/events.ts';
import type { SignupState } from '../../../../rules/event.ts';
import type { PlainView } from '../view.ts';

export type EventView = PlainView<EventDefinition, SignupState>;

export function personName(
  index: number,
  { state: { adults }, say }: Pick<EventView, 'state' | 'say'>,
): string {
  return index < adults
    ? say('adult', { index: index + 1 })
    : say('child', { index: index - adults + 1 });
}
