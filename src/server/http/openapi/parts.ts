import { REFUSALS, type AnyRefusalCode } from '../../taking-part/refusal.ts';

/** As OpenAPI has it. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly responses: object;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly security?: readonly object[];
}

/** A body as JSON, or text of a type. */
export interface Content {
  readonly schema: object;
  /** By names, each the name of an example among the components. */
  readonly examples?: Readonly<Record<string, string>>;
  readonly type?: string;
}

export const idParameter = parameterRef('id');

/** What may happen to any that asks the database. */
export const ANY_REFUSALS = ['unavailable', 'internal'] as const satisfies AnyRefusalCode[];

/** @returns a response with a body */
export function answer(description: string, content: Content, headers: string[] = []): object {
  return { description, ...withHeaders(headers), content: contentOf(content) };
}

export function contentOf({ schema, examples, type = 'application/json' }: Content): object {
  const named = Object.entries(examples ?? {}).map(([name, of]) => [
    name,
    { $ref: `#/components/examples/${of}` },
  ]);
  return {
    [type]: { schema, ...(named.length > 0 && { examples: Object.fromEntries(named) as object }) },
  };
}

export function requestBody(description: string, content: Content): object {
  return { description, required: true, content: contentOf(content) };
}

/** @returns the answer to whoever has it already */
export const notModified = {
  description: 'Nothing has changed since the answer with the `ETag` that `If-None-Match` names.',
  ...withHeaders(['ETag']),
};

/** How each refusal with this status says when to try again. */
const WAIT: ReadonlySet<AnyRefusalCode> = new Set([
  'in-flight',
  'too-many-requests',
  'busy',
  'unavailable',
]);

/** Said by Node itself, before any route is asked. */
const TOO_LARGE = { description: 'The headers are over 16 kB. There is no body.' };

/** @returns a response a status, which names the codes that come with it */
export function refusals(codes: readonly AnyRefusalCode[]): object {
  const byStatus = Object.groupBy(codes, (code) => REFUSALS[code][0]);
  const own = Object.entries(byStatus).map(([status, group]) => [status, refusal(group ?? [])]);
  return { ...Object.fromEntries(own), 431: TOO_LARGE };
}

function refusal(codes: readonly AnyRefusalCode[]): object {
  const properties = { code: { enum: codes } };
  return answer(
    codes.map((code) => `\`${code}\`: ${REFUSALS[code][1]}`).join(' '),
    {
      type: 'application/problem+json',
      schema: { allOf: [ref('Problem'), { type: 'object', properties }] },
      examples: Object.fromEntries(codes.map((code) => [code, `problem.${code}`])),
    },
    codes.some((code) => WAIT.has(code)) ? ['Retry-After'] : [],
  );
}

export function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

export function parameterRef(name: string): { $ref: string } {
  return { $ref: `#/components/parameters/${name}` };
}

function withHeaders(names: readonly string[]): object {
  if (names.length === 0) return {};
  const each = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return { headers: Object.fromEntries(each) as object };
}
