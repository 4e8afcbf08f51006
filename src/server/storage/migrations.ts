import { sql, type Kysely, type MigrationProvider } from 'kysely';
import { sha256 } from '../secrets/sha256.ts';
import type { Words } from './engines/engine.ts';

type Step = (db: Kysely<unknown>, words: Words) => Promise<void>;

/** Every step of the database's shape, oldest first. A step that has been released never changes. */
const STEPS: Record<string, Step> = {
  '001-first-tables': createFirstTables,
  '002-results': createResults,
  '003-keys-of-codes': nameKeysOfCodes,
  '010-receipts': createReceipts,
  '011-log': createLog,
  '012-void-codes': markVoidCodes,
  '013-vote-batches': createVoteBatches,
  '014-lived-days': createLivedDays,
  '015-rewritings': createRewritings,
  '016-versions': createVersions,
  '018-people': dateSignups,
  '019-withdrawn-ideas': createWithdrawnIdeas,
  '020-previews': createPreviews,
  '023-site': createSite,
  '024-withdrawn-days': dateWithdrawnIdeas,
  '030-ties': renameTies,
  '040-decisions': createDecisions,
  '050-pictures': createPictures,
  '060-releases': createReleases,
  '070-turns': addTurns,
};

/** @returns the steps in the words of an engine */
export function migrationsIn(words: Words): MigrationProvider {
  const steps = Object.entries(STEPS).map(([name, step]) => [
    name,
    { up: (db: Kysely<unknown>) => step(db, words) },
  ]);
  return { getMigrations: async () => Object.fromEntries(steps) };
}

async function createFirstTables(db: Kysely<unknown>, words: Words): Promise<void> {
  const { withoutNumbers } = words;
  await sql`
    create table definitions (
      resource text not null, id text not null, body text not null, updated_at text not null,
      primary key (resource, id)
    ) ${withoutNumbers}`.execute(db);
  await sql`
    create table ideas (
      id text primary key not null, definition_id text not null, code text not null,
      answers text not null, persona text, contact text, language text, received_on text not null
    ) ${withoutNumbers}`.execute(db);
  await sql`create index ideas_of on ideas (definition_id)`.execute(db);
  await createSignups(db, words);
  // Without row numbers, and without a time: see tables.ts.
  await sql`
    create table votes (
      id text primary key not null, resource text not null, definition_id text not null,
      code text not null, selections text not null
    ) ${withoutNumbers}`.execute(db);
  await sql`create index votes_of on votes (resource, definition_id)`.execute(db);
  await sql`
    create table voter_codes (
      resource text not null, definition_id text not null, hash text not null,
      used integer not null default 0 check (used in (0, 1)),
      primary key (resource, definition_id, hash)
    ) ${withoutNumbers}`.execute(db);
  await sql`
    create table idempotency (
      key_hash text primary key not null, resource text not null, definition_id text not null,
      fingerprint text not null, receipt text not null, day text not null
    ) ${withoutNumbers}`.execute(db);
}

async function createSignups(
  db: Kysely<unknown>,
  { queue, strict, withoutNumbers }: Words,
): Promise<void> {
  await sql`
    create table signups (
      queue ${queue}, definition_id text not null, code text not null,
      token_hash text not null unique, adults integer not null, children integer not null,
      people text, answers text, contact text, language text
    ) ${strict}`.execute(db);
  await sql`create index signups_of on signups (definition_id)`.execute(db);
  await sql`
    create table signup_dates (
      queue integer not null references signups (queue) on delete cascade,
      date_id text not null, position integer not null,
      status text not null check (status in ('confirmed', 'waiting', 'cancelled')),
      primary key (queue, date_id)
    ) ${withoutNumbers}`.execute(db);
}

async function createResults(db: Kysely<unknown>, { bytes, withoutNumbers }: Words): Promise<void> {
  await sql`
    create table results (
      resource text not null, definition_id text not null, body text not null, ballots ${bytes},
      published_at text not null, primary key (resource, definition_id)
    ) ${withoutNumbers}`.execute(db);
  await sql`
    create table turnout (
      resource text not null, definition_id text not null, area text not null,
      channel text not null check (channel in ('online', 'paper')), ballots integer not null,
      primary key (resource, definition_id, area, channel)
    ) ${withoutNumbers}`.execute(db);
  await sql`alter table voter_codes add column area text not null default ''`.execute(db);
  await sql`
    alter table voter_codes add column channel text not null default 'online'
      check (channel in ('online', 'paper'))`.execute(db);
  // What was cast before anybody asked from where: votes and turnout always add up to the same.
  await sql`
    insert into turnout (resource, definition_id, area, channel, ballots)
    select resource, definition_id, '', 'online', count(*) from votes
    group by resource, definition_id`.execute(db);
}

async function createVoteBatches(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table vote_batches (
      resource text not null, definition_id text not null, batch text primary key not null,
      state text not null check (state in ('staged', 'visible', 'abandoned'))
    ) ${withoutNumbers}`.execute(db);
}
/**
 * Codes made before have no key: they were hashed with scrypt, which one client could make everybody
 * wait for. They are marked as that, can no longer be used, and what was cast with them counts.
 */
async function nameKeysOfCodes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table voter_codes add column key_id text not null default 'scrypt'`.execute(db);
}

/** Receipts leave the votes, in the order of their codes: nothing tells any more which was whose. */
async function createReceipts(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table receipts (
      resource text not null, definition_id text not null, code text not null,
      primary key (resource, definition_id, code)
    ) ${withoutNumbers}`.execute(db);
  // Two votes may have had the same code: then one receipt stands for both.
  await sql`
    insert into receipts (resource, definition_id, code)
    select distinct resource, definition_id, code from votes where code <> ''
    order by resource, definition_id, code`.execute(db);
  await sql`alter table votes drop column code`.execute(db);
}

async function createLog(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table log (
      resource text not null, definition_id text not null, number integer not null,
      time text not null, kind text not null, what text not null, because text,
      hash text not null, primary key (resource, definition_id, number)
    ) ${withoutNumbers}`.execute(db);
}

async function markVoidCodes(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table voter_codes add column voided integer not null default 0
      check (voided in (0, 1))`.execute(db);
  // A row that lacks the column would grow when its code is used, and move to another place.
  await sql`update voter_codes set voided = 0`.execute(db);
}

async function createLivedDays(db: Kysely<unknown>, { strict }: Words): Promise<void> {
  await sql`
    create table lived_days (number integer primary key, day text not null unique) ${strict}
  `.execute(db);
}

/** What was written anew, and when: the row of a table is as old as its last rewriting. */
async function createRewritings(db: Kysely<unknown>, { rewrites }: Words): Promise<void> {
  if (rewrites) await sql`create table rewritings (name text primary key)`.execute(db);
}

/** The SHA-256 of each definition's body, in a table of its own: see tables.ts. */
async function createVersions(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table definition_versions (
      resource text not null, id text not null, version text not null, primary key (resource, id)
    ) ${withoutNumbers}`.execute(db);
  const { rows } = await sql<{ resource: string; id: string; body: string }>`
    select resource, id, body from definitions`.execute(db);
  for (const { resource, id, body } of rows) {
    const version = sha256(body);
    await sql`
      insert into definition_versions (resource, id, version)
      values (${resource}, ${id}, ${version})`.execute(db);
  }
}

/**
 * The day of a sign-up, and the hash of the key that it came under, so that what is remembered of it
 * elsewhere can go with it. Nobody knows either of those that are there already.
 */
async function dateSignups(db: Kysely<unknown>): Promise<void> {
  await sql`alter table signups add column received_on text`.execute(db);
  await sql`alter table signups add column key_hash text`.execute(db);
}

async function createPreviews(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table previews (
      resource text not null, definition_id text not null, hash text not null, until text not null,
      primary key (resource, definition_id, hash)
    ) ${withoutNumbers}`.execute(db);
}

/** Whose the pages are; there is one of a server. */
async function createSite(db: Kysely<unknown>, { bytes, withoutNumbers }: Words): Promise<void> {
  await sql`
    create table site (
      id text primary key not null check (id = 'site'), body text not null, logo ${bytes},
      logo_type text, version text not null
    ) ${withoutNumbers}`.execute(db);
}

/** Ideas get a link of their own; those that are there already have none. */
async function createWithdrawnIdeas(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`alter table ideas add column token_hash text`.execute(db);
  // Several are null, which no engine takes for the same.
  await sql`create unique index ideas_by_token on ideas (token_hash)`.execute(db);
  await sql`
    create table withdrawn_ideas (
      token_hash text primary key not null, definition_id text not null, code text not null
    ) ${withoutNumbers}`.execute(db);
}

/** The day of a withdrawn idea, so that it goes in time; those that are there go as if of today. */
async function dateWithdrawnIdeas(db: Kysely<unknown>): Promise<void> {
  await sql`alter table withdrawn_ideas add column received_on text not null default ''`.execute(
    db,
  );
  const today = new Date().toISOString().slice(0, 10);
  await sql`update withdrawn_ideas set received_on = ${today}`.execute(db);
}

/** What was `cost-votes-id` is a chain now; and of ties told before, nobody knows what came of them. */
async function renameTies(db: Kysely<unknown>): Promise<void> {
  // In JSON, a text that somebody wrote has its quotes escaped: this finds none.
  const [old, chain] = ['"ties":"cost-votes-id"', '"ties":"cost,votes,id"'];
  const like = `%${old}%`;
  const definitions = await sql<{ resource: string; id: string; body: string }>`
    select resource, id, body from definitions where body like ${like}`.execute(db);
  for (const { resource, id, body } of definitions.rows) {
    const renamed = body.replaceAll(old, chain);
    await sql`
      update definitions set body = ${renamed} where resource = ${resource} and id = ${id}`.execute(
      db,
    );
    await sql`
      update definition_versions set version = ${sha256(renamed)}
      where resource = ${resource} and id = ${id}`.execute(db);
  }
  const results = await sql<{ resource: string; definition_id: string; body: string }>`
    select resource, definition_id, body from results`.execute(db);
  for (const { resource, definition_id, body } of results.rows) {
    const counted = JSON.parse(body.replaceAll(old, chain));
    const ties = counted.ties.map((tie: object) => ({ kind: 'not-known', ...tie }));
    await sql`
      update results set body = ${JSON.stringify({ ...counted, ties })}
      where resource = ${resource} and definition_id = ${definition_id}`.execute(db);
  }
}

/** What was decided after a count. */
async function createDecisions(db: Kysely<unknown>, { withoutNumbers }: Words): Promise<void> {
  await sql`
    create table decisions (
      resource text not null, definition_id text not null, item text not null, body text not null,
      selected integer not null check (selected in (0, 1)),
      primary key (resource, definition_id, item)
    ) ${withoutNumbers}`.execute(db);
}

/** Pictures by their hash, each once, and which definitions show them. */
async function createPictures(
  db: Kysely<unknown>,
  { bytes, strict, withoutNumbers }: Words,
): Promise<void> {
  await sql`
    create table pictures (
      hash text primary key not null, kind text not null, bytes ${bytes} not null
    ) ${strict}`.execute(db);
  await sql`
    create table picture_uses (
      resource text not null, definition_id text not null, hash text not null,
      primary key (resource, definition_id, hash)
    ) ${withoutNumbers}`.execute(db);
}

/** The browser files of releases. Beside SQLite they lie in a folder, and these stay empty. */
async function createReleases(
  db: Kysely<unknown>,
  { bytes, strict, withoutNumbers }: Words,
): Promise<void> {
  await sql`
    create table releases (
      name text primary key not null, kept_at text not null
    ) ${withoutNumbers}`.execute(db);
  await sql`
    create table release_files (
      release text not null, path text not null, bytes ${bytes} not null,
      primary key (release, path)
    ) ${strict}`.execute(db);
  await sql`create index release_files_at on release_files (path)`.execute(db);
}

/** Whose turn it is on a date that a household took later than it signed up; null where it is `queue`. */
async function addTurns(db: Kysely<unknown>): Promise<void> {
  await sql`alter table signup_dates add column turn integer`.execute(db);
  // The last of them is asked for with every sign-up.
  await sql`create index signup_dates_by_turn on signup_dates (turn)`.execute(db);
}
