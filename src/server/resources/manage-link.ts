import { receiptLink } from '../../protocol/receipt-link.ts';
import type { Definition } from '../../protocol/resources.ts';
import { realId } from '../trial-id.ts';
import type { Where } from './own-route.ts';

/** @returns where whoever has a receipt sees what it stands for, and takes it back */
export function manageLink({ type, id }: Definition, where: Where, token: string): string {
  // A preview shows a definition under its own id.
  return receiptLink(where.page, { type, id: realId(id) }, token);
}
