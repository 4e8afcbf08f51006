/**
 * The package's `./server`: Samskab's backend for those who embed it.
 *
 * ```js
 * import { createServer } from 'samskab/server';
 * const server = await createServer({ data: './data', port: 3000 });
 * await server.close();
 * ```
 *
 * Or inside another server, as a function of a Request:
 *
 * ```js
 * import { createApp, openStorage, putDefinition, readDefinition } from 'samskab/server';
 * const storage = await openStorage('./data');
 * await putDefinition(storage, readDefinition(json));
 * const app = createApp(storage, { origin: 'https://deltag.example.dk' });
 * const response = await app.fetch(new Request('https://deltag.example.dk/api/ballots'));
 * ```
 *
 * What codes are hashed with lies in the file `secret` in the data folder, unless the environment says
 * otherwise (`SAMSKAB_SECRET`, `SAMSKAB_SECRET_FILE`). `createServer` refuses to start without what
 * open votes need; an app from `createApp` turns their codes away. And `createServer` keeps house by
 * itself: beside an app, call `storage.keepHouse` each minute, and `keepRetention` each day.
 */
import type { Definition } from '../protocol/resources.ts';
import { makeCodes as makeCodesFor } from './defining/make-codes.ts';
import { takePictures } from './defining/pictures/take-pictures.ts';
import { putDefinition as put } from './defining/put-definition.ts';
import type { App, AppOptions, CodesOptions, PutOptions, Storage, Vote } from './public.ts';
import type { Server, ServerOptions } from './public.ts';
import { keepRetention as keep } from './keeping/keep-retention.ts';
import * as own from './server.ts';
import * as storing from './storage/storage.ts';

export type * from './public.ts';
export { Unavailable } from './storage/unavailable.ts';
export { Mistake } from './mistake.ts';
export { DefinitionError, readDefinition } from './defining/read-definition.ts';
export { InUseError } from './in-use-error.ts';

/**
 * Opens a database, and brings an older one up to date. Several processes may have one open.
 * @param where a folder, for SQLite: both are made where they are not there; or the `postgres://…`
 * of a database that is there
 * @throws Mistake where PostgreSQL is set so that what was answered could be lost
 * @throws when the folder cannot be written to, the file is no database, or nobody answers
 */
export function openStorage(where: string): Promise<Storage> {
  return storing.openStorage(where);
}

/**
 * Opens the database and answers over HTTP.
 * @throws when the port is taken (`code: 'EADDRINUSE'`), the database cannot be opened, or a secret
 * is missing or is none (`Mistake`)
 */
export function createServer(options: ServerOptions): Promise<Server> {
  return own.createServer(options);
}

/**
 * @param storage stays open until its owner closes it
 * @returns everything the server answers
 */
export function createApp(storage: Storage, options: AppOptions = {}): App {
  return own.createApp(opened(storage), options);
}

/**
 * Stores a definition, new or in place of an older one, and tells the log.
 * @param definition what `readDefinition` gave
 * @throws InUseError if people have taken part and more would change than may, or somebody would
 * lose what they have
 * @throws Mistake if it has closed and nobody says why, or a picture of it cannot be taken
 */
export async function putDefinition(
  storage: Storage,
  definition: Definition,
  { because, now = storage.now(), folder, allowRemotePictures = false }: PutOptions = {},
): Promise<'new' | 'changed' | 'same'> {
  const taken = takePictures(definition, { folder, allowRemote: allowRemotePictures });
  return opened(storage).write((db) => put(db, taken.definition, now, because, taken.pictures));
}

/**
 * Makes new codes, and gives them out once they are stored and in the log: what is printed works.
 * With the first codes a secret is made, where nobody gave one and the database has a place for it.
 * @throws Mistake if there is no secret
 * @throws Mistake if it has closed and nobody says why
 */
export function makeCodes(
  storage: Storage,
  { resource, id }: Vote,
  count: number,
  options: CodesOptions = {},
): AsyncGenerator<string[]> {
  return makeCodesFor(opened(storage), { resource, definition_id: id }, count, options);
}

/**
 * Deletes what people handed in that has been kept for as long as its definition says, and tells the
 * log how much that was; to be called at start and each day where no `createServer` does.
 * @param now milliseconds since 1970; the storage's own clock unless given
 * @returns whether anything was deleted
 */
export function keepRetention(storage: Storage, now: number = storage.now()): Promise<boolean> {
  return keep(opened(storage), now);
}

/** All that is one was made here, and can do more than it tells others. */
function opened(storage: Storage): storing.Storage {
  return storage as storing.Storage;
}
