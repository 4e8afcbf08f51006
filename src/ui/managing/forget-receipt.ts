import type { Typing } from '../../rules/typing.ts';
import type { Memory } from '../device.ts';
import type { Journey } from '../journey.ts';
import { forgetOn, ownReceipts, receiptsOn } from '../sending/kept.ts';

/**
 * What a receipt stood for was taken back: nothing on this device says any more that it is there, in
 * other tabs neither.
 * @param restart begins another one, where its own receipt is shown
 */
export function forgetReceipt<S extends Typing>(
  journey: Journey<S>,
  code: string,
  restart: () => void,
): void {
  const { device, now } = journey.route;
  const before = receiptsOn(device, now());
  const receipts = before.filter((one) => one.code !== code);
  if (receipts.length < before.length) {
    const memory = JSON.parse(device.storage?.getItem(device.memory) ?? '{}') as Memory;
    // For the moment in which the other tabs hear of it: a receipt may go for another reason too.
    device.write(device.memory, { ...memory, receipts, over: code });
    if (receipts.length > 0) device.write(device.memory, { ...memory, receipts });
    else forgetOn(device);
  }
  const { delivery, took } = journey.stand;
  const isIt = delivery.status === 'sent' && delivery.arrival.receipt?.code === code;
  if (isIt) restart();
  else if (took.length > 0) journey.set({ took: ownReceipts(device, now()) });
}
