/** What lies on the device of a form, read and wiped. */
import { VERSION, storageFor, type Device, type Draft, type Memory, type ReceiptNote } from '../device.ts'; // prettier-ignore

export function readDraft(device: Device): Draft | undefined {
  return read<Draft>(device, device.draft);
}

export function wipeDraft(device: Device): void {
  remove(device, device.draft);
}

/** @returns the receipts that are still remembered at a time */
export function receiptsOn(device: Device, now: number): readonly ReceiptNote[] {
  const memory = read<Memory>(device, device.memory);
  if (memory && memory.until > now && Array.isArray(memory.receipts)) return memory.receipts;
  if (memory) forgetOn(device);
  return [];
}

export function forgetOn(device: Device): void {
  remove(device, device.memory);
}

/** @returns those of whoever is at it in this tab: nothing of who was there before `handOver` */
export function ownReceipts(device: Device, now: number): readonly ReceiptNote[] {
  const since = Number(device.storage && storageFor('tab')?.getItem(device.since));
  return receiptsOn(device, now).filter(({ at }) => at > since);
}

/** From now on somebody else is at it in this tab. */
export function handOver(device: Device, now: number): void {
  try {
    if (device.storage) storageFor('tab')?.setItem(device.since, String(now));
  } catch {
    // A full storage is no reason to let nobody else begin.
  }
}

function read<T>({ storage }: Device, name: string): T | undefined {
  try {
    const kept = JSON.parse(storage?.getItem(name) ?? '') as T & { version?: number };
    return kept?.version === VERSION ? kept : undefined;
  } catch {
    return undefined;
  }
}

function remove({ storage }: Device, name: string): void {
  try {
    storage?.removeItem(name);
  } catch {
    // What could not be kept need not be wiped.
  }
}
