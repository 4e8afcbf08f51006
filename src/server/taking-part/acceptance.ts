import type { Receipt } from '../../protocol/receipt.ts';
import type { SubmissionKey } from '../secrets/submission-key.ts';
import type { Db } from '../storage/tables.ts';
import type { Credential } from './credential.ts';

/** What a receipt says beside what is derived from the key: its code and its links. */
export type ReceiptCore = Omit<Receipt, 'code' | 'links'>;

/** Everything that one submission rests on, read inside its transaction. */
export interface Acceptance {
  readonly db: Db;
  readonly key: SubmissionKey;
  readonly credential: Credential | undefined;
  readonly now: number;
}
