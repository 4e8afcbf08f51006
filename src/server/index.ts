/**
 * The package's `./server`: Samskab's backend for those who embed it.
 *
 * ```js
 * import { createServer } from 'samskab/server';
 * const server = await createServer({ data: './data', port: 3000 });
 * await server.close();
 * ```
 *
 * Or as a Hono app, inside another server:
 *
 * ```js
 * import { createApp, openStorage } from 'samskab/server';
 * const storage = await openStorage('./data');
 * const app = createApp(storage, { origin: 'https://deltag.example.dk' });
 * const response = await app.fetch(new Request('https://deltag.example.dk/api/ballots'));
 * ```
 *
 * What codes are hashed with lies in the file `secret` in the data folder, unless the environment says
 * otherwise (`SAMSKAB_SECRET`, `SAMSKAB_SECRET_FILE`). `createServer` refuses to start without what
 * open votes need; an app from `createApp` turns their codes away.
 */
export { createApp, createServer, type Server, type ServerOptions } from './server.ts';
export type { AppOptions, HttpOptions } from './http/context.ts';
export { openStorage, type Storage } from './storage/storage.ts';
export { Unavailable } from './storage/unavailable.ts';
export { Mistake } from './mistake.ts';
export { DefinitionError, readDefinition } from './defining/read-definition.ts';
export { putDefinition } from './defining/put-definition.ts';
export { InUseError } from './in-use-error.ts';
export { makeCodes } from './defining/make-codes.ts';
