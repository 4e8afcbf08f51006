import type { Place } from '../../../../protocol/receipt.ts';
import type { EventView } from './event-view.ts';

/** @returns how a household stands on a date; @param calledOff whether the date is */
export function placeWords(
  { status, position }: Place,
  calledOff: boolean,
  { say }: EventView,
): string {
  if (status === 'cancelled') return say('cancelled');
  if (calledOff) return `${say('calledOff')}.`;
  if (status === 'confirmed') return say('confirmed');
  return position === undefined ? say('waitingNoNumber') : say('waiting', { position });
}
