import { STATUS_CODES } from 'node:http';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AnyRefusalCode, Refusal, RefusalDetails } from '../taking-part/refusal.ts';
import type { Ctx } from './context.ts';

/** The status of each refusal, and a sentence for developers; no widget shows it. */
export const REFUSALS: Record<AnyRefusalCode, readonly [ContentfulStatusCode, string]> = {
  'not-json': [400, 'The body is not JSON in UTF-8.'],
  'key-missing': [400, 'Idempotency-Key must be 16 to 200 visible characters.'],
  'not-eligible': [403, 'No credential that may take part came with this.'],
  'not-open-yet': [403, 'It has not opened yet.'],
  closed: [403, 'It has closed.'],
  'not-found': [404, 'There is nothing here.'],
  'not-published': [404, 'These ballots are not published.'],
  'method-not-allowed': [405, 'This method does nothing here; see Allow.'],
  'already-voted': [409, 'This credential has been used.'],
  'in-flight': [409, 'A request with this Idempotency-Key is under way.'],
  'too-large': [413, 'The body is over 256 kB.'],
  'unsupported-media-type': [415, 'The content type must be application/json.'],
  rule: [422, 'A rule is broken; see errors.'],
  'key-reused': [422, 'Another body came under this Idempotency-Key before.'],
  'too-many-requests': [429, 'Too many wrong codes from one address; see Retry-After.'],
  internal: [500, 'Something broke on the server; its log has this request id.'],
};

/** @returns the answer to a refusal, as RFC 9457 problem details */
export function problemResponse(c: Ctx, refusal: Refusal): Response {
  const [status, detail] = REFUSALS[refusal.code];
  const { errors, receipt } = refusal.details;
  const body = {
    title: STATUS_CODES[status],
    status,
    code: refusal.code,
    detail,
    ...(errors && { errors }),
    ...(receipt && { receipt }),
    ...(refusal.code === 'internal' && { requestId: c.get('requestId') }),
  };
  return c.body(JSON.stringify(body), status, problemHeaders(refusal.details));
}

function problemHeaders({ retryAfter, allow }: RefusalDetails): Record<string, string> {
  return {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...(allow && { allow: allow.join(', ') }),
  };
}
