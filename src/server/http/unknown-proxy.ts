import type { MiddlewareHandler } from 'hono';
import { peerOf, type Env, type Services } from './context.ts';
import { entry, type Log } from './log.ts';

const WORDS =
  'X-Forwarded-For came from an address that --trust-proxy does not name: all who come through it count as one address, and may soon be told to wait';

/**
 * Says once that there seems to be a proxy in front whose word is not believed. Anybody can send the
 * header, so it is no more than a hint; and which address it came from is not logged.
 */
export function unknownProxy(log: Log, { proxies }: Services): MiddlewareHandler<Env> {
  let isTold = false;
  return async (c, next) => {
    if (!isTold && c.req.header('x-forwarded-for') && !proxies.trusts(peerOf(c))) {
      isTold = true;
      log(entry('warning', { message: WORDS }));
    }
    await next();
  };
}
