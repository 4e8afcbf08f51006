import type { RuleCode } from '../protocol/problem.ts';
import type { VoteType } from './vote-types.ts';
import type { PabulibWarning } from './warnings.ts';

/** A project as its row has it. Numbers are exact decimal text, such as `400000` or `12.5`. */
export interface PabulibProject {
  readonly id: string;
  /** In whole currency units; not negative. */
  readonly cost: string;
  /** As written; may be '' or '-'. */
  readonly name: string;
  readonly category?: string;
  readonly district?: string;
  readonly description?: string;
  /** Who thought of it. */
  readonly proposer?: string;
  /** In degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** What the file says the project got; not counted. */
  readonly claimedVotes?: string;
  readonly claimedScore?: string;
  /** Every other column, by its name as written. */
  readonly extra: Readonly<Record<string, string>>;
  readonly line: number;
}

/** A ballot as its row has it: also with unknown projects, or one project twice. */
export interface PabulibVote {
  readonly voterId: string;
  /** Project ids; on ordinal ballots from best to worst. */
  readonly items: readonly string[];
  /** On cumulative and scoring ballots, one for each item, as exact decimal text. */
  readonly points?: readonly string[];
  /** Every other column, by its name as written. */
  readonly extra: Readonly<Record<string, string>>;
  readonly line: number;
  /** Where META forbids such a ballot: what a person is told who votes so. */
  readonly forbidden?: RuleCode;
}

/** An election of which all but the votes is read. */
export interface PabulibElection {
  /** By key in small letters; values as written. */
  readonly meta: ReadonlyMap<string, string>;
  /** On which line a key of `meta` stands. */
  readonly metaLines: ReadonlyMap<string, number>;
  /** Exact decimal text in whole currency units. */
  readonly budget: string;
  readonly voteType: VoteType;
  readonly projects: readonly PabulibProject[];
  /** Grows while the votes are read; complete once they all are. */
  readonly warnings: readonly PabulibWarning[];
  /** How many ballots META forbids. Grows while the votes are read. */
  readonly forbidden: number;
  /**
   * Streams the votes in the file's order, unless asked otherwise without those that META forbids; once, and in bounded memory but for the voters' ids.
   * @throws PabulibError while iterating, where the file cannot be read on
   */
  votes(): AsyncIterableIterator<PabulibVote>;
  /** The same, as many at a time as come in together: a promise for each vote takes longer to keep. */
  lots(): AsyncIterableIterator<readonly PabulibVote[]>;
  /** Lets the source go, where the votes are not wanted or not all. */
  close(): Promise<void>;
}
