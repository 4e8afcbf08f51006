import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { World } from '../taking-part/world.ts';

/** What the server is told when it is made. */
export interface HttpOptions {
  /** The origin in links, such as `https://deltag.example.dk`; the request's own unless given. */
  readonly origin?: string | undefined;
  /** Whether to believe the `X-Forwarded-*` headers of a proxy in front. */
  readonly trustProxy?: boolean;
  /** A folder of pages to serve at `/`. */
  readonly site?: string | undefined;
  /** Where the build of the widgets lies; the package's own unless given. */
  readonly build?: string;
  /** Takes a line of the log: JSON, without a line break. */
  readonly log?: (line: string) => void;
}

/** What an app is told when it is made. */
export interface AppOptions extends HttpOptions {
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number;
}

/** What a route has at hand. */
export interface Services extends World {
  readonly options: HttpOptions;
}

export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string };
}

export type Ctx = Context<Env>;

/** @returns the origin for absolute links, without a slash at its end */
export function originOf(c: Ctx, { origin, trustProxy }: HttpOptions): string {
  if (origin !== undefined) return origin.replace(/\/+$/, '');
  const own = new URL(c.req.url);
  if (!trustProxy) return own.origin;
  const protocol = lastOf(c.req.header('x-forwarded-proto')) === 'https' ? 'https:' : own.protocol;
  const host = lastOf(c.req.header('x-forwarded-host')) ?? own.host;
  const forwarded = URL.parse(`${protocol}//${host}`);
  return forwarded?.origin ?? own.origin;
}

/** @returns the address a request comes from; kept in memory alone, and never logged */
export function addressOf(c: Ctx, { trustProxy }: HttpOptions): string {
  const socket = c.env?.incoming?.socket.remoteAddress ?? '';
  // The last entry is the one the proxy itself has seen; those before it anybody can make up.
  return (trustProxy ? lastOf(c.req.header('x-forwarded-for')) : undefined) ?? socket;
}

function lastOf(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim() || undefined;
}
