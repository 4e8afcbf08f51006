import type { Receipt } from '../../protocol/receipt.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { SendingForm } from '../form.ts';

/** What it needs of the form whose receipts have links. */
export interface ManageHost<D extends Definition, S, V> {
  readonly form: SendingForm<D, S>;
  /** What a receipt says beside its code. */
  readonly shows: ((receipt: Receipt, view: V) => unknown) | undefined;
  /** Reads anew what changes all the time. */
  readonly refresh: () => unknown;
  /** Begins another one where it stands. */
  readonly renew: () => void;
  /** Begins another one, and leads there. */
  readonly restart: () => void;
}
