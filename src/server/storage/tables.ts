import type { Generated, Kysely, Selectable } from 'kysely';
import type { ResourceName, VotedName } from '../../protocol/resources.ts';
import type { PictureKind } from '../picture-address.ts';

/** What queries are put to: a transaction that `Storage` has begun. */
export type Db = Kysely<Tables>;

/**
 * What is stored. Every `definition_id` goes with a resource: the two name a definition.
 *
 * Nothing here joins a vote to whoever cast it, nor to the receipt they hold. `votes`, `receipts`
 * and `voter_codes` have no time, no row number and no column in common, and `idempotency` knows
 * neither a vote, nor a receipt, nor a code: what could join them is derived from the sender's key,
 * of which only a hash is stored. A code that is used is marked where it lies, votes are in the
 * order of random ids, and receipts in that of their codes. Within a page of the file votes lie as
 * they came until a server ends, which puts them in order (`CloseOptions.tidy`); receipts lie there
 * in no order from the first on (`queries/receipts.ts`).
 *
 * What is sent from the preview of a draft lies in the same tables, under an id that no definition
 * has: see `trial-id.ts`.
 *
 * `turnout` holds sums alone, and goes up by one in the commit of a vote; a code knows its area and
 * a vote does not.
 *
 * PostgreSQL has columns of its own, which join what was written together; what `KEPT_APART` names
 * is written anew, so that they do not: see engines/postgres/housekeeping.ts.
 *
 * Two limits: whoever copies the file before and after each vote, or reads PostgreSQL's within the
 * minute, sees what was written together; and the write-ahead log holds a commit's pages side by
 * side until it is emptied, which on SQLite `Storage.keepHouse` does every minute, and `close` at
 * the end, and PostgreSQL does when it likes.
 */
export interface Tables {
  definitions: DefinitionRow;
  definition_versions: DefinitionVersionRow;
  ideas: IdeaRow;
  withdrawn_ideas: WithdrawnIdeaRow;
  signups: SignupRow;
  signup_dates: SignupDateRow;
  votes: VoteRow;
  vote_batches: VoteBatchRow;
  receipts: ReceiptRow;
  voter_codes: VoterCodeRow;
  turnout: TurnoutRow;
  results: ResultsRow;
  decisions: DecisionRow;
  log: LogRow;
  previews: PreviewRow;
  idempotency: IdempotencyRow;
  lived_days: LivedDayRow;
  site: SiteRow;
  pictures: PictureRow;
  picture_uses: PictureUseRow;
  releases: ReleaseRow;
  release_files: ReleaseFileRow;
}

/**
 * The tables that nothing may join to one another. Where an engine has columns of its own, such as
 * the number of the transaction that wrote a row, it writes new rows anew, each table by itself and
 * in the order of its key, together with the others that are alike: those with the same values
 * `among`.
 */
export const KEPT_APART = {
  votes: { key: ['id'], among: ['resource', 'definition_id'] },
  receipts: { key: ['resource', 'definition_id', 'code'], among: ['resource', 'definition_id'] },
  voter_codes: {
    key: ['resource', 'definition_id', 'hash'],
    among: ['resource', 'definition_id', 'used', 'voided'],
  },
  turnout: {
    key: ['resource', 'definition_id', 'area', 'channel'],
    among: ['resource', 'definition_id'],
  },
  idempotency: { key: ['key_hash'], among: ['resource', 'definition_id', 'day'] },
} as const satisfies { [T in keyof Tables]?: Apart<T> };

interface Apart<T extends keyof Tables> {
  readonly key: readonly (keyof Tables[T])[];
  readonly among: readonly (keyof Tables[T])[];
}

export interface DefinitionRow {
  resource: ResourceName;
  id: string;
  /** JSON. */
  body: string;
  updated_at: string;
}

/**
 * Tells whether a definition is still the one that was read before. It is not a column of that: to
 * find a row, SQLite reads all of it, and a body may be large.
 */
export interface DefinitionVersionRow {
  resource: ResourceName;
  id: string;
  /** Another for another body: its SHA-256, in hexadecimal. */
  version: string;
}

export interface IdeaRow {
  /** Random. */
  id: string;
  definition_id: string;
  /** The receipt's code, so that a person can ask about their idea. */
  code: string;
  /** Null where an earlier version took it in: its receipt had no link. */
  token_hash: string | null;
  /** JSON, as `persona` and `contact`. */
  answers: string;
  persona: string | null;
  contact: string | null;
  language: string | null;
  /** A day (YYYY-MM-DD): the hour is nobody's business. */
  received_on: string;
}

/** That a link stood for an idea which whoever has it took back; of the idea itself nothing is left. */
export interface WithdrawnIdeaRow {
  token_hash: string;
  definition_id: string;
  code: string;
  /** The day on which the idea came, YYYY-MM-DD. */
  received_on: string;
}

export interface SignupRow {
  /** Grows with each sign-up: the order of the waiting list, unless a date has a `turn` of its own. */
  queue: Generated<number>;
  definition_id: string;
  code: string;
  token_hash: string;
  adults: number;
  children: number;
  /** JSON, as `answers` and `contact`; wiped when the sign-up is cancelled. */
  people: string | null;
  answers: string | null;
  contact: string | null;
  language: string | null;
  /** A day (YYYY-MM-DD); null where an earlier version took it in, which did not note it. */
  received_on: string | null;
  /** Of the row in `idempotency` that knows how many they are; null where `received_on` is. */
  key_hash: string | null;
}

export type PlaceStatus = 'confirmed' | 'waiting' | 'cancelled';

export interface SignupDateRow {
  queue: number;
  date_id: string;
  /** Where the date stood in the list that the household sent. */
  position: number;
  status: PlaceStatus;
  /**
   * Its place in the order of the waiting list, where that is not `queue`: a household that takes a
   * date later than it signed up comes last there.
   */
  turn: number | null;
}

/** A ballot, or a shared-out budget. */
export interface VoteRow {
  /** Random, and the order on disk. */
  id: string;
  resource: VotedName;
  /** Of an imported vote the name of its batch. */
  definition_id: string;
  /** JSON. */
  selections: string;
}

/**
 * Votes that were imported together: they are stored a few at a time, under the name of the batch,
 * and count from the moment on in which it becomes visible. What is abandoned is deleted.
 */
export interface VoteBatchRow {
  resource: VotedName;
  definition_id: string;
  batch: string;
  state: 'staged' | 'visible' | 'abandoned';
}

/**
 * A receipt tells that a ballot was cast on-line and recorded; of which vote it is nobody can tell.
 * Ballots on paper and imported ones have none.
 */
export interface ReceiptRow {
  resource: VotedName;
  definition_id: string;
  /** Derived from the sender's key, and stored nowhere else. */
  code: string;
}

/** What is voted on, as the rows of its votes, codes, turnout and results name it. */
export type Owner = Pick<VoteRow, 'resource' | 'definition_id'>;

export interface VoterCodeRow {
  resource: VotedName;
  definition_id: string;
  /** Made with a secret key that is nowhere in the database. */
  hash: string;
  /** Names that key; `scrypt` where an earlier version made the code, which cannot be checked now. */
  key_id: string;
  used: 0 | 1;
  /** Its letter got lost: it is good for nothing, and another was made in its place. */
  voided: Generated<0 | 1>;
  /** The part of the town that it was made for; '' where none was said. */
  area: Generated<string>;
  /** `paper`: for staff who type in what was cast on paper. */
  channel: Generated<Channel>;
}

export type Channel = 'online' | 'paper';

/** Whom a code is made for: voters of one part of the town, or staff with ballots on paper. */
export type CodeOrigin = Pick<Selectable<VoterCodeRow>, 'area' | 'channel'>;

/** How many have voted, from where and how: sums, which no single vote can be read from. */
export interface TurnoutRow {
  resource: VotedName;
  definition_id: string;
  /** '' where it is not known. */
  area: string;
  channel: Channel;
  ballots: number;
}

/** What was published. Later votes change nothing here. */
export interface ResultsRow {
  resource: VotedName;
  definition_id: string;
  /** JSON. */
  body: string;
  /** The ballots that were counted, in Pabulib's format and gzip; null where they are kept back. */
  ballots: Uint8Array | null;
  published_at: string;
}

/** What was decided after the count, of each item once; it outlasts another publication. */
export interface DecisionRow {
  resource: VotedName;
  definition_id: string;
  item: string;
  /** JSON of the decision. */
  body: string;
  /** Whether the count that was published then had chosen the item. */
  selected: 0 | 1;
}

export interface IdempotencyRow {
  key_hash: string;
  resource: ResourceName;
  definition_id: string;
  /** A code of the body, made with the key itself: without the key no guess can be tested. */
  fingerprint: string;
  /**
   * JSON of what a receipt says beside its code and its links, which come from the key: of the code
   * at most which one of the key's it is.
   */
  receipt: string;
  day: string;
}

/** What was done to a definition by whoever runs it. Nothing here is ever changed. */
export interface LogRow {
  resource: ResourceName;
  definition_id: string;
  /** From 1, without a gap. */
  number: number;
  /** RFC 3339. Nobody who takes part is in here. */
  time: string;
  kind: string;
  /** JSON. */
  what: string;
  because: string | null;
  /** Of the hash before it and of all of the above: see `secrets/chain.ts`. */
  hash: string;
}

/** A link to the preview of a draft. Of the token in it a hash is stored. */
export interface PreviewRow {
  resource: ResourceName;
  definition_id: string;
  hash: string;
  /** When it ends: RFC 3339, in UTC and with milliseconds, so that the later one is the greater text. */
  until: string;
}

/** Whose the pages are: one row at most. */
export interface SiteRow {
  id: 'site';
  /** JSON. */
  body: string;
  /** The file as it was, and its media type; null where there is none. */
  logo: Uint8Array | null;
  logo_type: string | null;
  /** Of all of the above. */
  version: string;
}

/** A picture that definitions show. */
export interface PictureRow {
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  hash: string;
  kind: PictureKind;
  bytes: Uint8Array;
}

/** That a definition shows a picture. What nothing shows is deleted. */
export interface PictureUseRow {
  resource: ResourceName;
  definition_id: string;
  hash: string;
}

/** A release of the widgets whose files are kept, where no folder has them: see `releases/`. */
export interface ReleaseRow {
  /** Such as `1.2.3`. */
  name: string;
  /** RFC 3339. */
  kept_at: string;
}

export interface ReleaseFileRow {
  release: string;
  /** Below `/samskab/1.2.3/`. */
  path: string;
  /** With gzip. */
  bytes: Uint8Array;
}

/** A day on which a server kept house, or took something in. */
export interface LivedDayRow {
  /** Counts up in the order in which they were noted, whatever the clock said. */
  number: number;
  day: string;
}
