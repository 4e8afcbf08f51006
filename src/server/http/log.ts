import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Unavailable } from '../storage/unavailable.ts';
import type { Env } from './context.ts';

export type Log = (line: string) => void;

/**
 * Logs a line a request: what was asked of which route, and how it went. No address, no body, no
 * URL as it was sent: a path or a query may hold what a person typed.
 */
export function requestLog(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    await next();
    const { status } = c.res;
    log(
      entry(status >= 500 ? 'error' : 'info', {
        requestId,
        method: c.req.method,
        route: routePath(c, -1),
        status,
        milliseconds: Math.round((performance.now() - started) * 10) / 10,
      }),
    );
  };
}

/**
 * Logs what broke, by its name and where in the code; of the database, its own number and words for
 * it too. Any other message is left out: it may quote what was sent.
 * @param fields what it belongs to
 */
export function logFailure(log: Log, fields: object, error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
  const code = (error as { code?: unknown } | null)?.code;
  const where = stack
    .match(/^ {4}at .*$/gm)
    ?.map((line) => line.trim())
    .slice(0, 10);
  const coded = code === undefined ? {} : { code };
  const said = { ...ofSqlite(error), ...unavailable(error) };
  log(entry('error', { ...fields, error: name, ...coded, ...said, where }));
}

function unavailable(error: unknown): object {
  if (!(error instanceof Unavailable)) return {};
  const { message, cause } = error;
  return { why: message, ...ofSqlite(cause) };
}

/** @returns what SQLite says; its words name tables and columns, and no value that is in them */
function ofSqlite(error: unknown): object {
  if (!(error instanceof Error) || !('errcode' in error)) return {};
  return { sqlite: error.errcode, message: error.message };
}

/** @returns a line of the log */
export function entry(level: 'info' | 'warning' | 'error', fields: object): string {
  return JSON.stringify({ time: new Date().toISOString(), level, ...fields });
}
