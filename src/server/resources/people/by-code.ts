import type { Definition } from '../../../protocol/resources.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import type { Db } from '../../storage/tables.ts';

/**
 * What whoever has a receipt's code can do, where no script follows the receipt's link: the same. A
 * code may be read over a shoulder, so no more is shown than by the link. Where two happen to have
 * the same code, it stands for neither.
 */
export interface ByCode<D extends Definition> {
  /** @returns the code of whose secret this is, of the receipt's link; undefined where it is nobody's */
  codeOf(db: Db, definition: D, token: string): Promise<string | undefined>;
  /** @returns what stands behind a code; undefined where nothing does */
  read(db: Db, definition: D, code: string): Promise<Omit<Receipt, 'links'> | undefined>;
  /**
   * Takes it back. A second time changes nothing, and so does a code that stands for nothing.
   * @param now milliseconds since 1970
   */
  end(db: Db, definition: D, code: string, now: number): Promise<void>;
}
