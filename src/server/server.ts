import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { httpApp } from './http/app.ts';
import { logFailure } from './http/log.ts';
import { proxiesIn } from './http/proxies.ts';
import type { Env, Services } from './http/context.ts';
import { listen, type Listening } from './listening.ts';
import { Mistake } from './mistake.ts';
import { buildFolder, packageVersion } from './package-root.ts';
import type { AppOptions, Server as PublicServer, ServerOptions } from './public.ts';
import { keepRetention } from './keeping/keep-retention.ts';
import { KEPT, ServedReleases } from './releases/served-releases.ts';
import { resources } from './resources/registry.ts';
import { openKeyring } from './secrets/open-keyring.ts';
import { dayOf } from './storage/queries/idempotency.ts';
import { openStorage, type Storage } from './storage/storage.ts';
import { AddressLimits } from './taking-part/address-limits.ts';
import { refuseWithoutKeys } from './taking-part/keys.ts';

/** A server of which more can be asked than what it shows to others: see `public.ts`. */
export interface Server extends PublicServer {
  readonly storage: Storage;
}

const MINUTE = 60_000;

/**
 * Opens the database and answers over HTTP.
 * @throws when the port is taken (`code: 'EADDRINUSE'`), the database cannot be opened, or a secret
 * is missing or is none, or `keepVersions` is no number (`Mistake`)
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { keepVersions = KEPT } = options;
  // What is no number would take away all that is kept.
  if (!Number.isSafeInteger(keepVersions) || keepVersions < 0) {
    throw new Mistake(`keepVersions is a whole number from 0, not ${keepVersions}`);
  }
  const storage = await openStorage(options.data);
  const services = await ready(storage, options);
  const failed = (during: string) => (error: unknown) =>
    logFailure(options.log ?? (() => {}), { during }, error);
  const keepPeople = daily(services);
  const tidyUp = async () => {
    await keepHouse(services).catch(failed('housekeeping'));
    await keepPeople().catch(failed('retention'));
  };
  const { promise: prepared, resolve: begin } = Promise.withResolvers<void>();
  let http: Listening | undefined;
  let warnings: string[];
  try {
    http = await listen(listenerOf(services, prepared), options);
    await options.prepare?.(storage);
    // Before anybody is told to fetch a file of this release, from here or from a neighbour.
    warnings = await services.releases.keep(keepVersions);
    await tidyUp();
    begin();
  } catch (error) {
    http?.abandon();
    await storage.close();
    throw error;
  }
  const timer = setInterval(() => void tidyUp(), MINUTE).unref();
  return {
    port: http.port,
    storage,
    warnings,
    async close() {
      clearInterval(timer);
      await http.stop();
      // All that was answered is on disk already: a server ends, whatever the disk says.
      await storage.close({ tidy: true }).catch(failed('closing'));
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
  const arrivals = new WeakMap<object, number>();
  const answer = getRequestListener(
    (request, env) => {
      const arrived = arrivals.get(env.incoming) ?? services.now();
      return fetch(request, { ...(env as HttpBindings), arrived });
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    arrivals.set(request, services.now());
    // That the process lives is true before it can answer anything else.
    void (request.url === '/health' ? Promise.resolve() : prepared).then(() =>
      answer(request, response),
    );
  };
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
  const { build = buildFolder, version = packageVersion() } = options;
  const releases = new ServedReleases(storage.releases, build, version);
  return { storage, keyring, limits: new AddressLimits(now), now, options, proxies, releases };
}

/**
 * @returns deletes what has been kept for as long as definitions say, the first time and then once a
 * day; again where that failed
 */
function daily({ storage, now }: Services): () => Promise<void> {
  let kept: string | undefined;
  return async () => {
    const time = now();
    const day = dayOf(time);
    if (day === kept) return;
    const isAnyGone = await keepRetention(storage, time);
    kept = day;
    // What is deleted lies beside the tables until then.
    if (isAnyGone) await storage.keepHouse(time);
  };
}

/** Forgets what need not be kept, and does what time brings about. */
async function keepHouse({ storage, limits, now }: Services): Promise<void> {
  limits.forgetOld();
  await storage.keepHouse(now());
  for (const resource of resources) await resource.keepHouse?.(storage, now());
}
