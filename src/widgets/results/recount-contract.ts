import type { CountedResults } from '../../protocol/results.ts';

/** What is counted again, and what should come out. */
export interface RecountRequest {
  /** Absolute; where the ballots are. */
  readonly ballots: string;
  /** How they are counted, and what was published. */
  readonly results: CountedResults;
}

export interface RecountProgress {
  readonly step: 'reading' | 'counting';
  /** How many ballots were read, or how many times they were counted through. */
  readonly done: number;
}

/** What came out. Ids are in the order in which they were chosen. */
export interface Recount {
  /** Whether the same was chosen, in the same order, for the same money. */
  readonly same: boolean;
  readonly selected: readonly string[];
  /** How many ballots were counted. */
  readonly ballots: number;
}

/**
 * Counts again in the browser; `recount.ts` beside this file, loaded when somebody asks for it.
 * @throws the signal's reason when it is aborted, and an error where the ballots cannot be had or read
 */
export type RecountFunction = (
  request: RecountRequest,
  onProgress: (progress: RecountProgress) => void,
  signal: AbortSignal,
) => Promise<Recount>;
