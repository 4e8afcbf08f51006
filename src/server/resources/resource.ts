import type * as v from 'valibot';
import type { RuleProblem } from '../../protocol/problem.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { DefinitionOf, ResourceName, SubmissionOf } from '../../protocol/resources.ts';
import type { About } from '../documenting/about.ts';
import type { Export } from '../exporting/export.ts';
import type { Reader, Storage } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';
import type { Accepting, ReceiptCore } from '../taking-part/acceptance.ts';
import type { OwnRoute, Where } from './own-route.ts';
import type { People } from './people.ts';

/**
 * Everything that the server knows of one thing to take part in. Routes, pages, the OpenAPI
 * document, exports and the command line ask the registry for it, and name none themselves.
 *
 * Its functions are written as methods: so a list may hold all of them, each with its own kind of
 * definition.
 */
export interface Resource<N extends ResourceName = ResourceName> extends Accepting<N> {
  /** The word in its URL. */
  readonly name: N;
  /** What its definitions say they are. */
  readonly type: DefinitionOf<N>['type'];
  readonly definition: v.GenericSchema<unknown, DefinitionOf<N>>;
  readonly submission: v.GenericSchema<unknown, SubmissionOf<N>>;
  /** What the OpenAPI document says of it. */
  readonly about: About<N>;
  /** What the OpenAPI document calls the two. */
  readonly schemaNames: { readonly definition: string; readonly submission: string };
  /** The name of its widget: what its tag has behind the prefix. */
  readonly widget: string;
  /** @returns how many have taken part: from the first on, little of the definition may change */
  count(db: Db, id: string): Promise<number>;
  /** @returns what was handed in, for its owner */
  rows(storage: Reader, definition: DefinitionOf<N>): Promise<Export>;
  /** Does what time alone brings about; called every minute, on every server. @param now milliseconds since 1970 */
  keepHouse?(storage: Storage, now: number): Promise<void>;
  /** What of it may change once people have taken part; texts and times alone unless given. */
  readonly changing?: Changing<DefinitionOf<N>>;
  /**
   * @returns until when somebody can take part, whatever it says of its closing, in milliseconds
   * since 1970; -Infinity where nobody can
   */
  ends?(definition: DefinitionOf<N>): number;
  /** @returns the definition without what changes all the time, which is told elsewhere */
  withoutState?(definition: DefinitionOf<N>): DefinitionOf<N>;
  /** @returns what a receipt leads to; it is not stored, as it holds the token */
  receiptLinks?(definition: DefinitionOf<N>, of: ReceiptOf): NonNullable<Receipt['links']>;
  /** What it has behind its endpoint, beside what all have. */
  readonly routes?: readonly OwnRoute<DefinitionOf<N>>[];
  /** Where its submissions are about people: whose a vote is, nobody can tell. */
  readonly people?: People<DefinitionOf<N>>;
  /** Where its submissions are votes: they can be counted, published, and asked a code for. */
  readonly voting?: Voting<N>;
}

/** What may change once people have taken part, beside texts and times, and what comes of it. */
export interface Changing<D> {
  /** All that may change, in words. */
  readonly what: string;
  /** The keys of it, each with all that is in it. */
  readonly free: readonly string[];
  /**
   * @param change what it was before, and the time: milliseconds since 1970
   * @returns what it would do to those who have taken part and may be a slip, in words: whoever puts
   * it is asked why
   * @throws InUseError if somebody would lose what they have
   */
  asks(
    db: Db,
    definition: D,
    change: { readonly before: D; readonly now: number },
  ): Promise<readonly string[]>;
  /**
   * Sees to those who have taken part, in the transaction that has stored a changed definition.
   * @param now milliseconds since 1970
   */
  follow(db: Db, definition: D, now: number): Promise<void>;
}

export interface Voting<N extends ResourceName> {
  /** @returns which rules a vote breaks, whether a person or a file cast it */
  problems(submission: SubmissionOf<N>, definition: DefinitionOf<N>): RuleProblem[];
}

/** A receipt, as far as its links rest on it. */
export interface ReceiptOf {
  readonly receipt: ReceiptCore;
  /** For whoever has it to see and change what they sent. */
  readonly token: string;
  readonly where: Where;
}
