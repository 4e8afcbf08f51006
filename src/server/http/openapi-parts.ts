import { REFUSALS, type AnyRefusalCode } from '../taking-part/refusal.ts';

export const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

export function operation(summary: string, responses: object): object {
  return { summary, responses: { ...responses, ...refusals(['internal']) } };
}

export function ok(schema: object): { description: string; content: object } {
  return { description: 'OK', content: { 'application/json': { schema } } };
}

/** @returns a response a status, which names the codes that come with it */
export function refusals(codes: readonly AnyRefusalCode[]): object {
  const byStatus = Object.groupBy(codes, (code) => REFUSALS[code][0]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group]) => [status, refusal(group ?? [])]),
  );
}

function refusal(codes: readonly AnyRefusalCode[]): object {
  const schema = { allOf: [ref('Problem'), { properties: { code: { enum: codes } } }] };
  return {
    description: codes.map((code) => `\`${code}\`: ${REFUSALS[code][1]}`).join(' '),
    content: { 'application/problem+json': { schema } },
  };
}

export function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
