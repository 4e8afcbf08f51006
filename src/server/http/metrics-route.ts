import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import type { HttpOptions } from '../public.ts';
import type { Ctx, Env } from './context.ts';
import type { Metrics } from './metrics.ts';
import { OPENMETRICS, openMetrics } from './openmetrics.ts';

/** What proxies put on what they pass on: then the peer is not the one who asks. */
const PROXY_HEADER = /^(x-forwarded-.+|x-real-ip|forwarded|via|cf-connecting-ip|true-client-ip)$/;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * `GET /metrics`, for whoever has the token, and for this machine itself. To all others it is not
 * there: how many take part is not told while they do.
 */
export function metricsRoute(app: Hono<Env>, metrics: Metrics, options: HttpOptions): void {
  app.get('/metrics', (c) => {
    if (!mayRead(c, options)) return c.notFound();
    c.header('content-type', OPENMETRICS);
    c.header('cache-control', 'no-store');
    return c.body(openMetrics(metrics.families()));
  });
}

function mayRead(c: Ctx, { metricsToken }: HttpOptions): boolean {
  const authorization = c.req.header('authorization');
  if (authorization !== undefined) {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    return Boolean(metricsToken && token) && same(token ?? '', metricsToken ?? '');
  }
  const peer = c.env?.incoming?.socket.remoteAddress ?? '';
  return (
    LOOPBACK.test(peer) && !Object.keys(c.req.header()).some((name) => PROXY_HEADER.test(name))
  );
}

/** @returns whether two secrets are the same, in a time that tells nothing of them */
function same(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
