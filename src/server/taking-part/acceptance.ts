import type * as v from 'valibot';
import type { Receipt } from '../../protocol/receipt.ts';
import type { DefinitionOf, ResourceName, SubmissionOf } from '../../protocol/resources.ts';
import type { SubmissionKey } from '../secrets/submission-key.ts';
import type { Db } from '../storage/tables.ts';
import type { Credential } from './credential.ts';

/** What a receipt says beside what is derived from the key: its code and its links. */
export interface ReceiptCore extends Omit<Receipt, 'code' | 'links'> {
  /** Which of the codes that come from the key it has; the first unless given. */
  readonly derivation?: number;
}

/** Everything that one submission rests on, read inside its transaction. */
export interface Acceptance {
  readonly db: Db;
  readonly key: SubmissionKey;
  readonly credential: Credential | undefined;
  readonly now: number;
  /** When the first of it came in: what was over then it cannot have. */
  readonly arrived: number;
}

/** What takes submissions in: how they look, and what becomes of one. */
export interface Accepting<N extends ResourceName = ResourceName> {
  readonly submission: v.GenericSchema<unknown, SubmissionOf<N>>;
  /**
   * Stores a submission. What it throws undoes that.
   * @throws Refusal if a rule is broken
   */
  accept(
    definition: DefinitionOf<N>,
    submission: SubmissionOf<N>,
    acceptance: Acceptance,
  ): Promise<ReceiptCore>;
}
