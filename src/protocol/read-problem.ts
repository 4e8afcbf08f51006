import type { ProblemDetails } from './problem.ts';

export type { ProblemDetails } from './problem.ts';

type Broken = NonNullable<ProblemDetails['errors']>[number];

/**
 * Reads problem details without the schema, which a page does not carry. Any backend may answer
 * here, and many have `errors` of their own, such as a map of fields to sentences: what does not
 * fit is left out, and the rest is told.
 * @returns undefined where the answer has no code
 */
export function readProblem(body: unknown): ProblemDetails | undefined {
  if (!isObject(body) || !isCode(body['code'])) return undefined;
  const { code, type, title, status, errors, ...rest } = body;
  const broken = Array.isArray(errors) ? errors.filter(isBroken) : [];
  return {
    ...rest,
    code,
    ...(typeof type === 'string' && { type }),
    ...(typeof title === 'string' && { title }),
    ...(typeof status === 'number' && { status }),
    ...(broken.length > 0 && { errors: broken }),
  };
}

function isBroken(error: unknown): error is Broken {
  return (
    isObject(error) &&
    typeof error['pointer'] === 'string' &&
    isCode(error['code']) &&
    isAmount(error['limit']) &&
    isAmount(error['by'])
  );
}

/** Codes are looked up in tables of words, where `constructor` must not find what every object has. */
function isCode(code: unknown): code is string {
  return typeof code === 'string' && !(code in {});
}

function isAmount(value: unknown): boolean {
  return value === undefined || Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
