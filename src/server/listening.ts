import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListenOptions } from './public.ts';

/** Where a server answers. */
export interface Listening {
  readonly port: number;
  /** Takes no new connections, and resolves when what is under way is answered, or too late. */
  stop(): Promise<void>;
  /** Ends at once, with what is under way. */
  abandon(): void;
}

const SECOND = 1000;
/** How long a request may still take once the server closes, in milliseconds. */
const GRACE = 10 * SECOND;

/** What keeps whoever is slow, or says nothing at all, from being kept room for; in milliseconds. */
const TIMES = {
  headersTimeout: 20 * SECOND,
  requestTimeout: 60 * SECOND,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 5 * SECOND,
  // Longer than proxies keep theirs: else one sends into a connection that is just being closed.
  keepAliveTimeout: 75 * SECOND,
  /** For how long nothing may move, as where a reader has stopped. */
  still: 120 * SECOND,
};
/** More than this at a time are let go; some kB each. */
const MOST_CONNECTIONS = 10_000;

/** So many may come in one moment, and wait until they are let in: a system may allow fewer. */
const MOST_WAITING = 4096;

/** One port on both addresses of this machine: a browser asks `localhost` on either. */
const LOOPBACK = '127.0.0.1';
const LOOPBACK_6 = '::1';
/** What a machine without IPv6 says. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);
/** How often a free port is looked for that is free on both. */
const MOST_TRIES = 20;

/**
 * @param times others than the usual, for tests
 * @throws when the port is taken (`code: 'EADDRINUSE'`) or may not be listened on
 */
export async function listen(
  listener: RequestListener,
  { port = 3000, host }: ListenOptions,
  times: Partial<typeof TIMES> = {},
): Promise<Listening> {
  const open = (at: number, address: string) =>
    openAt(listener, { ...TIMES, ...times }, at, address);
  if (host !== undefined) return listening([await open(port, host)]);
  for (let tries = 1; ; tries++) {
    const first = await open(port, LOOPBACK);
    try {
      return listening([first, await open(portOf(first), LOOPBACK_6)]);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (NO_IPV6.has(code)) return listening([first]);
      first.close();
      if (code !== 'EADDRINUSE' || port !== 0 || tries === MOST_TRIES) throw error;
    }
  }
}

function openAt(
  listener: RequestListener,
  { still, ...times }: typeof TIMES,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer(times, listener);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(still);
  // Whoever waits goes before whoever keeps a connection for later.
  server.on('drop', () => server.closeIdleConnections());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: MOST_WAITING }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listening(servers: readonly [Server, ...Server[]]): Listening {
  return {
    port: portOf(servers[0]),
    stop: async () => void (await Promise.all(servers.map(stop))),
    abandon: () => servers.forEach(abandon),
  };
}

function abandon(server: Server): void {
  server.close();
  server.closeAllConnections();
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has answered its last request is idle only then, and would stay open.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
