import {
  createServer as createHttpServer,
  type RequestListener,
  type Server as HttpServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { httpApp } from './http/app.ts';
import { proxiesIn } from './http/proxies.ts';
import type { AppOptions, Env, Services } from './http/context.ts';
import { openKeyring } from './secrets/open-keyring.ts';
import { openStorage, type Storage } from './storage/storage.ts';
import { AddressLimits } from './taking-part/address-limits.ts';
import { refuseWithoutKeys } from './taking-part/keys.ts';

export interface ServerOptions extends AppOptions {
  /** Where the database is: a folder, made if it is not there, or `postgres://…`. */
  readonly data: string;
  /** 0 takes any free one. */
  readonly port?: number;
  /** The address to listen on; every one unless given. */
  readonly host?: string;
  /** Runs once the port is taken and before the first answer, to fill the database. */
  readonly prepare?: (storage: Storage) => Promise<void>;
}

/** A server that answers. */
export interface Server {
  readonly port: number;
  readonly storage: Storage;
  /** Finishes what is under way, for at most ten seconds, then closes the database. */
  close(): Promise<void>;
}

const MINUTE = 60_000;
/** How long a request may still take once the server closes, in milliseconds. */
const GRACE = 10_000;

/**
 * Opens the database and answers over HTTP.
 * @throws when the port is taken (`code: 'EADDRINUSE'`), the database cannot be opened, or a secret
 * is missing or is none (`Mistake`)
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const storage = await openStorage(options.data);
  const services = await ready(storage, options);
  const { promise: prepared, resolve: begin } = Promise.withResolvers<void>();
  const http = createHttpServer({ requestTimeout: MINUTE }, listenerOf(services, prepared));
  try {
    await listen(http, options);
    await options.prepare?.(storage);
    await keepHouse(services);
    begin();
  } catch (error) {
    http.close();
    http.closeAllConnections();
    await storage.close();
    throw error;
  }
  const timer = setInterval(() => void keepHouse(services).catch(() => {}), MINUTE).unref();
  return {
    port: (http.address() as AddressInfo).port,
    storage,
    async close() {
      clearInterval(timer);
      await stop(http);
      await storage.close({ tidy: true });
    },
  };
}

/** @throws Mistake if votes that are open have codes which this process cannot check */
async function ready(storage: Storage, options: AppOptions): Promise<Services> {
  try {
    const services = servicesOf(storage, options);
    await refuseWithoutKeys(storage, services.keyring, services.now());
    return services;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** @param prepared resolves when requests may be answered; until then they wait */
function listenerOf(services: Services, prepared: Promise<void>): RequestListener {
  const { fetch } = httpApp(services);
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  return (request, response) => void prepared.then(() => answer(request, response));
}

/**
 * @param storage stays open until its owner closes it
 * @returns everything the server answers, as a Hono app; `app.fetch` takes a Request
 */
export function createApp(storage: Storage, options: AppOptions = {}): Hono<Env> {
  return httpApp(servicesOf(storage, options));
}

function servicesOf(storage: Storage, options: AppOptions): Services {
  const now = options.now ?? (() => storage.now());
  const keyring = openKeyring(storage.secretFile);
  const proxies = proxiesIn(options.trustProxy ?? []);
  return { storage, keyring, limits: new AddressLimits(now), now, options, proxies };
}

/** Forgets what need not be kept. */
async function keepHouse({ storage, limits, now }: Services): Promise<void> {
  limits.forgetOld();
  await storage.keepHouse(now());
}

function listen(http: HttpServer, { port = 3000, host }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host }, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

async function stop(http: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  // A connection that has answered its last request is idle only then, and would stay open.
  const idle = setInterval(() => http.closeIdleConnections(), 50);
  const late = setTimeout(() => http.closeAllConnections(), GRACE);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
