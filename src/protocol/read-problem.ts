import type { ProblemDetails } from './problem.ts';

export type { ProblemDetails } from './problem.ts';

type Broken = NonNullable<ProblemDetails['errors']>[number];

/**
 * Reads problem details without the schema, which a page does not carry. Any backend may answer
 * here, and many have `errors` of their own, such as a map of fields to sentences: what does not
 * fit is left out, and the rest is told. What no widget looks at, such as `title`, is not looked at
 * here either.
 * @returns undefined where the answer has no code
 */
export function readProblem(body: unknown): ProblemDetails | undefined {
  const { errors, ...rest } = (body ?? {}) as ProblemDetails;
  if (!isCode(rest.code)) return undefined;
  return Array.isArray(errors) ? { ...rest, errors: errors.filter(isBroken) } : rest;
}

function isBroken(error: Partial<Broken> | null): error is Broken {
  const { pointer, code, limit = 0, by = 0 } = error ?? {};
  return (
    typeof pointer === 'string' && isCode(code) && Number.isFinite(limit) && Number.isFinite(by)
  );
}

/** Codes are looked up in tables of words, where `constructor` must not find what every object has. */
function isCode(code: unknown): code is string {
  return typeof code === 'string' && !(code in {});
}
