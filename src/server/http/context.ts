import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { World } from '../taking-part/world.ts';
import { clientOf, type Proxies } from './proxies.ts';

/** What the server is told when it is made. */
export interface HttpOptions {
  /** The origin in links, such as `https://deltag.example.dk`; the request's own unless given. */
  readonly origin?: string | undefined;
  /**
   * The proxies in front whose `X-Forwarded-*` headers are believed: addresses and networks, such as
   * `10.0.0.0/8`. Nobody's are unless given.
   */
  readonly trustProxy?: readonly string[];
  /** A folder of pages to serve at `/`. */
  readonly site?: string | undefined;
  /** Where the build of the widgets lies; the package's own unless given. */
  readonly build?: string;
  /** What whoever reads `/metrics` from elsewhere sends as a bearer token; nobody may unless given. */
  readonly metricsToken?: string | undefined;
  /** Takes a line of the log: JSON, without a line break. */
  readonly log?: (line: string) => void;
}

/** What an app is told when it is made. */
export interface AppOptions extends HttpOptions {
  /** Milliseconds since 1970; the storage's clock unless given. */
  readonly now?: () => number;
}

/** What a route has at hand. */
export interface Services extends World {
  readonly options: HttpOptions;
  readonly proxies: Proxies;
}

export interface Env {
  Bindings: Partial<HttpBindings> & {
    /** When a request's head came in, by the clock that decides what is open. */
    readonly arrived?: number;
  };
  Variables: {
    requestId: string;
    /** It came from the preview of a draft. */
    isTrial?: true;
  };
}

export type Ctx = Context<Env>;

type Asked = Pick<Services, 'options' | 'proxies'>;

/** @returns the origin for absolute links, without a slash at its end */
export function originOf(c: Ctx, { options, proxies }: Asked): string {
  const { origin } = options;
  if (origin !== undefined) return origin.replace(/\/+$/, '');
  const own = new URL(c.req.url);
  if (!proxies.trusts(peerOf(c))) return own.origin;
  const protocol = lastOf(c.req.header('x-forwarded-proto')) === 'https' ? 'https:' : own.protocol;
  const host = lastOf(c.req.header('x-forwarded-host')) ?? own.host;
  const forwarded = URL.parse(`${protocol}//${host}`);
  return forwarded?.origin ?? own.origin;
}

/** @returns the address a request comes from; kept in memory alone, and never logged */
export function addressOf(c: Ctx, { proxies }: Asked): string {
  return clientOf(peerOf(c), c.req.header('x-forwarded-for'), proxies);
}

/** @returns who is connected; empty where that is not known, as inside another server */
export function peerOf(c: Ctx): string {
  return c.env?.incoming?.socket.remoteAddress ?? '';
}

/** @returns what the nearest proxy said */
function lastOf(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim() || undefined;
}
