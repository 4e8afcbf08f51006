import type { Device } from '../device.ts';

/** Tells when another tab has changed what is kept of a form. @returns how to stop listening */
export function followOtherTabs(
  { storage, draft, memory }: Device,
  onDraft: () => void,
  onReceipts: (kept: string) => void,
): () => void {
  const listener = ({ key, newValue, storageArea }: StorageEvent) => {
    if (storageArea !== storage) return;
    if (key === memory) onReceipts(newValue ?? '');
    else if (key === draft || key === null) onDraft();
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
