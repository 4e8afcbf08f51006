import type { Receipt } from '../../protocol/receipt.ts';
import type { Reader, Storage } from '../storage/storage.ts';

/** Where a definition is, for links: absolute addresses. */
export interface Where {
  readonly endpoint: string;
  /** The page that holds its widget. */
  readonly page: string;
}

/** What one resource alone has behind its endpoint; HTTP and the OpenAPI document make it of this. */
export type OwnRoute<D> = ReceiptRoute<D> | FileRoute<D> | StateRoute<D>;

interface AnyRoute {
  /** What the definition calls it among its links. */
  readonly link?: string;
  /** What follows the endpoint and a slash. */
  readonly path: string;
  /** For the OpenAPI document. */
  readonly summary: string;
}

/** For whoever has the token of a receipt: it comes as `Authorization: Bearer`. */
export interface ReceiptRoute<D> extends AnyRoute {
  readonly kind: 'receipt';
  readonly method: 'get' | 'delete';
  /** @throws Refusal if the token stands for nothing */
  answer(definition: D, asked: AskedByToken): Promise<Receipt>;
}

export interface AskedByToken {
  readonly storage: Storage;
  readonly token: string;
  readonly where: Where;
}

/** For anybody: a file to keep, called by the definition's id and the ending of the path. */
export interface FileRoute<D> extends AnyRoute {
  readonly kind: 'file';
  /** Its media type. */
  readonly type: string;
  /** What it is written by, for the OpenAPI document. */
  readonly format: string;
  /** What its query may hold, as OpenAPI says it. */
  readonly query: readonly object[];
  /** @throws Refusal if the query asks for what is not there */
  answer(definition: D, asked: AskedForFile): string;
}

export interface AskedForFile {
  /** The query as it was sent, with its question mark. */
  readonly search: string;
  readonly where: Where;
  readonly now: number;
}

/** For anybody: what changes while the definition stays, as it is now. No cache keeps it. */
export interface StateRoute<D> extends AnyRoute {
  readonly kind: 'state';
  /** What it looks like, as OpenAPI says it. */
  readonly schema: object;
  answer(definition: D, storage: Reader): Promise<object>;
}
