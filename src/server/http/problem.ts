import { STATUS_CODES } from 'node:http';
import type { Refusal, RefusalDetails } from '../taking-part/refusal.ts';
import type { Ctx } from './context.ts';

/** @returns the answer to a refusal, as RFC 9457 problem details */
export function problemResponse(c: Ctx, refusal: Refusal): Response {
  const { status, message: detail, details } = refusal;
  const { errors, receipt } = details;
  const body = {
    title: STATUS_CODES[status],
    status,
    code: refusal.code,
    detail,
    ...(errors && { errors }),
    ...(receipt && { receipt }),
    ...(refusal.code === 'internal' && { requestId: c.get('requestId') }),
  };
  return c.body(JSON.stringify(body), status, problemHeaders(details));
}

function problemHeaders({ retryAfter, allow }: RefusalDetails): Record<string, string> {
  return {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...(allow && { allow: allow.join(', ') }),
  };
}
