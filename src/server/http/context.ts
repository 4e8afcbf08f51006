import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { HttpOptions } from '../public.ts';
import type { ServedReleases } from '../releases/served-releases.ts';
import type { World } from '../taking-part/world.ts';
import { clientOf, type Proxies } from './proxies.ts';

/** What a route has at hand. */
export interface Services extends World {
  readonly options: HttpOptions;
  readonly proxies: Proxies;
  /** The browser files, of this release and of others. */
  readonly releases: ServedReleases;
}

export interface Env {
  Bindings: Partial<HttpBindings> & {
    /** When a request's head came in, by the clock that decides what is open. */
    readonly arrived?: number;
  };
  Variables: {
    requestId: string;
    /** The language that a page's address asks for, and that it is in. */
    language?: string;
    /** It came from the preview of a draft. */
    isTrial?: true;
  };
}

export type Ctx = Context<Env>;

type Asked = Pick<Services, 'options' | 'proxies'>;

/** @returns what absolute links begin with, without a slash at its end */
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
