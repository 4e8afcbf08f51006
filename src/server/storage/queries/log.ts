import type { Decision } from '../../../protocol/decisions.ts';
import type { Phase, Visibility } from '../../../protocol/definition.ts';
import type { CountedResults } from '../../../protocol/results.ts';
import { chainedHash } from '../../secrets/chain.ts';
import type { Channel, Db, LogRow } from '../tables.ts';

/** What is told of; never what somebody handed in, and of a text only that it changed. */
export type Happening =
  /** A definition was stored: new, or with other values in these of its fields. */
  | { readonly kind: 'put'; readonly what: 'new' | { readonly changed: readonly string[]; readonly phase: Standing } } // prettier-ignore
  /** Who sees it is another: `was` is left out of what is new. */
  | { readonly kind: 'visibility'; readonly what: VisibilityChange }
  /** A link to its preview was made, or all of them were ended. */
  | { readonly kind: 'preview'; readonly what: { readonly until: string } | { readonly ended: number } } // prettier-ignore
  /** It was taken out, with codes that were made for it; nobody had taken part. */
  | { readonly kind: 'remove'; readonly what: { readonly codes: number } }
  /** Votes were taken over from a file. */
  | { readonly kind: 'import'; readonly what: Imported }
  | { readonly kind: 'codes'; readonly what: CodesMade }
  | { readonly kind: 'publish'; readonly what: Publication | { readonly withdrawn: string } }
  /** Something was decided after the count, or such a decision taken back. */
  | { readonly kind: 'decide'; readonly what: Decided }
  /** What people handed in was deleted: by itself, when it was time (`retention`), or by somebody. */
  | { readonly kind: 'retention' | 'delete' | 'cancel'; readonly what: Gone }
  /** What somebody handed in was put right, in these of its fields. */
  | { readonly kind: 'correct'; readonly what: { readonly fields: readonly string[] } };

/** How many votes were taken over from a file, and how many the rules of the vote refused. */
export interface Imported {
  readonly votes: number;
  readonly refused?: number;
}

/** What is decided about an item from then on, nothing where it was taken back; and what was before. */
export interface Decided {
  readonly item: string;
  readonly is?: DecisionInLog;
  readonly was?: DecisionInLog;
  /** Who took it back, where that was said. */
  readonly by?: string;
}

/** Its reason stands beside it. */
export type DecisionInLog = Pick<Decision, 'kind' | 'by' | 'on'> & {
  /** In minor units of `currency`. */
  readonly amount?: number;
  readonly currency?: string;
  readonly with?: string;
};

/** How much was deleted; whose it was is nowhere any more. */
export interface Gone {
  readonly signups?: number;
  readonly ideas?: number;
  /** Of how many ideas it is no longer known how to reach who had them. */
  readonly contacts?: number;
}

/** Where it stood when it was changed: who sees it but in a preview, and so can miss what it was. */
export type Standing = Phase | 'draft';

export interface VisibilityChange {
  readonly was?: Visibility;
  readonly is: Visibility;
  readonly phase: Standing;
}

export interface CodesMade {
  readonly made: number;
  /** How many were made void, each of which got another in its place. */
  readonly void?: number;
  readonly area?: string;
  readonly channel?: Channel;
}

export interface Publication extends Pick<
  CountedResults,
  'state' | 'counting' | 'ballots' | 'sha256'
> {
  /** What the definition had said, where it is counted otherwise. */
  readonly announced?: CountedResults['counting'];
}

/** What the log is of. */
export type Logged = Pick<LogRow, 'resource' | 'definition_id'>;

export type NewEntry = Happening & {
  readonly of: Logged;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Why it was done, as somebody said it. */
  readonly because: string | undefined;
};

export type LogEntry = Happening & {
  readonly number: number;
  readonly time: string;
  readonly because?: string;
  readonly hash: string;
};

/** Adds an entry; in the transaction that does what it tells of. */
export async function addToLog(db: Db, { of, now, because, kind, what }: NewEntry): Promise<void> {
  const { resource, definition_id } = of;
  const last = await db
    .selectFrom('log')
    .select(['number', 'hash'])
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = {
    resource,
    definition_id,
    number: (last?.number ?? 0) + 1,
    time: new Date(now).toISOString(),
    kind,
    what: JSON.stringify(what),
    because: because ?? null,
  };
  const hash = chainedHash(last?.hash ?? '', contentOf(row));
  await db
    .insertInto('log')
    .values({ ...row, hash })
    .execute();
}

/** @returns how often a definition was stored, new or changed */
export async function countPuts(db: Db, { resource, definition_id }: Logged): Promise<number> {
  const { count } = await db
    .selectFrom('log')
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .where('kind', '=', 'put')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A log, and the number of the first entry that does not fit those before it, if one does not. */
export interface ReadLog {
  readonly entries: readonly LogEntry[];
  readonly broken: number | undefined;
}

export async function readLog(db: Db, { resource, definition_id }: Logged): Promise<ReadLog> {
  const rows = await db
    .selectFrom('log')
    .selectAll()
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .orderBy('number')
    .execute();
  return { entries: rows.map(entryOf), broken: firstBroken(rows) };
}

function firstBroken(rows: readonly LogRow[]): number | undefined {
  const broken = rows.findIndex(({ hash, ...row }, index) => {
    const previous = rows[index - 1]?.hash ?? '';
    return row.number !== index + 1 || hash !== chainedHash(previous, contentOf(row));
  });
  return rows[broken]?.number;
}

/** @returns what a hash is made of: the same text for the same row, whichever engine kept it */
function contentOf({ what, ...row }: Omit<LogRow, 'hash'>): object {
  return { ...row, what: whatOf(what) };
}

function entryOf({ number, time, kind, what, because, hash }: LogRow): LogEntry {
  const happening = { kind, what: whatOf(what) } as Happening;
  return { number, time, ...happening, ...(because !== null && { because }), hash };
}

/** What somebody wrote into the file by hand may be no JSON: then the hash does not fit. */
function whatOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
