import type { SubmissionKey } from '../../secrets/submission-key.ts';
import { addReceipt } from '../../storage/queries/receipts.ts';
import type { CodeOrigin, Db, Owner } from '../../storage/tables.ts';
import type { ReceiptCore } from '../../taking-part/acceptance.ts';

/**
 * Stores a receipt for a ballot that came on-line. Where somebody else has its code already, the
 * next that comes from the same key is taken; which one is remembered, for who asks again. It tells
 * nothing of the vote, and of the receipt nothing without the key.
 *
 * What staff type in from paper has none in the list: nobody took one home.
 */
export async function giveReceipt(
  db: Db,
  owner: Owner,
  key: SubmissionKey,
  { channel }: CodeOrigin,
): Promise<ReceiptCore> {
  if (channel === 'paper') return {};
  for (let derivation = 0; ; derivation++) {
    if (await addReceipt(db, owner, key.receiptCode(derivation))) {
      return derivation === 0 ? {} : { derivation };
    }
  }
}
