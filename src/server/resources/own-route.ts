import type * as v from 'valibot';
import type { Receipt } from '../../protocol/receipt.ts';
import type { Reader, Storage } from '../storage/storage.ts';

/** Where a definition is, for links: absolute addresses. */
export interface Where {
  readonly endpoint: string;
  /** The page that holds its widget. */
  readonly page: string;
}

/** What one resource alone has behind its endpoint; HTTP and the OpenAPI document make it of this. */
export type OwnRoute<D> =
  ReceiptRoute<D> | FileRoute<D> | StateRoute<D> | QuestionRoute<D> | ListRoute<D>;

interface AnyRoute {
  /** What the definition calls it among its links. */
  readonly link?: string;
  /** What follows the endpoint and a slash; with a name in braces where something stands for itself. */
  readonly path: string;
  /** For the OpenAPI document, as all that follows. */
  readonly summary: string;
  /** More of it, for whom a line is not enough. */
  readonly description: string;
  /** @returns its id there; made of the path unless given */
  operationId?(one: string): string;
}

/** Where a token comes from, for the OpenAPI document. */
export const TOKEN =
  'The token is what follows `samskab-receipt=` in `links.manage` of the receipt.';

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
  /** Milliseconds since 1970. */
  readonly now: number;
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
  answer(definition: D, asked: AskedForFile): Promise<string>;
}

export interface AskedForFile {
  readonly storage: Reader;
  /** The query as it was sent, with its question mark. */
  readonly search: string;
  readonly where: Where;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** For anybody: what changes while the definition stays, as it is now. No cache keeps it. */
export interface StateRoute<D> extends AnyRoute {
  readonly kind: 'state';
  /** What it looks like, as OpenAPI says it. */
  readonly schema: object;
  readonly example: object;
  answer(definition: D, asked: AskedForState): Promise<object>;
}

export interface AskedForState {
  readonly storage: Reader;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * For anybody: a question that comes as JSON in a body and is answered with JSON, which nobody
 * keeps. An address may ask thirty times a minute, and no more.
 */
export interface QuestionRoute<D> extends AnyRoute {
  readonly kind: 'question';
  /** What is asked and answered, and what the OpenAPI document calls the two. */
  readonly schemas: { readonly question: NamedSchema; readonly answer: NamedSchema };
  /** @throws Refusal if it is no such question */
  answer(definition: D, asked: AskedInBody): Promise<object>;
}

export interface NamedSchema {
  readonly name: string;
  readonly schema: v.GenericSchema;
  readonly example: object;
}

export interface AskedInBody {
  readonly storage: Reader;
  /** What JSON.parse gave. */
  readonly body: unknown;
}

/** For anybody: a list that changes no more, a line each, once it has closed. */
export interface ListRoute<D> extends AnyRoute {
  readonly kind: 'list';
  /** What its path may hold, as OpenAPI says it. */
  readonly parameters: readonly object[];
  /** @throws Refusal if there is no such part */
  answer(definition: D, asked: AskedForList): Promise<string>;
}

export interface AskedForList {
  readonly storage: Reader;
  /** What stands in the path for the name in braces, if there is one. */
  readonly part: string | undefined;
}
