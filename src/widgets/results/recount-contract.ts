import type { RecountOutcome, RecountStep } from '../../counting/recounting/recount.ts';
import type { CountedResults } from '../../protocol/results.ts';

/** What is counted again, and what should come out. */
export interface RecountRequest {
  /** Absolute; where the ballots are. */
  readonly ballots: string;
  /** How they are counted, and what was published. */
  readonly results: CountedResults;
}

/** How far it is. */
export type RecountProgress = RecountStep;

/** What came out. */
export type Recount = RecountOutcome;

/**
 * Counts again in the browser; `recount.ts` beside this file, loaded when somebody asks for it.
 * @throws the signal's reason when it is aborted, and an error where the ballots cannot be had or read
 */
export type RecountFunction = (
  request: RecountRequest,
  onProgress: (progress: RecountProgress) => void,
  signal: AbortSignal,
) => Promise<Recount>;
