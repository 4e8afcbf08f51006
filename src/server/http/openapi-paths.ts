import { IDEMPOTENCY_KEY } from '../../protocol/grammar.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { ListRoute, OwnRoute, QuestionRoute } from '../resources/own-route.ts';
import { resources, votedResources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import { REFUSALS, type AnyRefusalCode } from '../taking-part/refusal.ts';

/** What may be refused to whoever takes part. */
const SUBMIT_REFUSALS = [
  'key-missing',
  'not-json',
  'not-open-yet',
  'closed',
  'not-found',
  'in-flight',
  'too-large',
  'unsupported-media-type',
  'rule',
  'key-reused',
  'too-many-requests',
] as const satisfies AnyRefusalCode[];
/** And beside that, where a credential may be asked for. */
const CREDENTIAL_REFUSALS = ['not-eligible', 'already-voted'] as const;

/** What may be refused to whoever asks something in a body. */
const QUESTION_REFUSALS = [
  'not-json',
  'not-found',
  'too-large',
  'unsupported-media-type',
  'rule',
  'too-many-requests',
] as const satisfies AnyRefusalCode[];

/** @returns every route there is, with what may be refused on it */
export function paths(): object {
  return {
    '/health': { get: operation('Whether the server and its database work', { 200: ok({}) }) },
    '/api': { get: operation('What there is', { 200: ok({ type: 'object' }) }) },
    '/api/openapi.json': { get: operation('This document', { 200: ok({ type: 'object' }) }) },
    ...Object.fromEntries(resources.flatMap(resourcePaths)),
    ...Object.fromEntries(votedResources.flatMap(resultsPaths)),
    ...ownPaths(),
  };
}

function resourcePaths({ name, schemaNames, voting }: Resource): [string, object][] {
  const { definition, submission } = schemaNames;
  return [
    [`/api/${name}`, { get: operation('A list', { 200: ok(ref('List')) }) }],
    [
      `/api/${name}/{id}`,
      {
        parameters: [idParameter],
        get: operation('What to show', {
          200: ok(ref(definition)),
          304: { description: 'As the ETag says' },
          ...refusals(['not-found']),
        }),
        post: {
          ...operation('Takes part, once', {
            201: { ...ok(ref('Receipt')), description: 'It is on disk' },
            ...refusals([...SUBMIT_REFUSALS, ...(voting ? CREDENTIAL_REFUSALS : [])]),
          }),
          parameters: [keyParameter],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: ref(submission) } },
          },
        },
      },
    ],
  ];
}

function resultsPaths({ name }: Resource): [string, object][] {
  return [
    [
      `/api/${name}/{id}/results`,
      {
        parameters: [idParameter],
        get: operation('What came out, once it is published', {
          200: ok(ref('Results')),
          304: { description: 'As the ETag says' },
          ...refusals(['not-found']),
        }),
      },
    ],
    [
      `/api/${name}/{id}/results/ballots.pb`,
      {
        parameters: [idParameter],
        get: operation('The ballots that were counted, shuffled', {
          200: {
            description: 'A file in the format of https://pabulib.org/format',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          ...refusals(['not-found', 'not-published']),
        }),
      },
    ],
  ];
}

/** What one resource has and others have not: a path may have several methods. */
function ownPaths(): Record<string, object> {
  const paths: Record<string, object> = {};
  for (const { name, routes = [] } of resources) {
    for (const route of routes) {
      const path = `/api/${name}/{id}/${route.path}`;
      paths[path] = { parameters: [idParameter], ...paths[path], ...ownOperation(route) };
    }
  }
  return paths;
}

function ownOperation(route: OwnRoute<Definition>): object {
  const more = route.description === undefined ? {} : { description: route.description };
  if (route.kind === 'receipt') return { [route.method]: managed(route.summary) };
  if (route.kind === 'state') {
    const responses = { 200: ok(route.schema), ...refusals(['not-found']) };
    return { get: operation(route.summary, responses) };
  }
  if (route.kind === 'question') return { post: { ...asked(route), ...more } };
  if (route.kind === 'list') return listed(route, more);
  const { summary, query, format, type } = route;
  const content = { [type]: { schema: { type: 'string' } } };
  const responses = { 200: { description: format, content }, ...refusals(['not-found']) };
  return { parameters: [idParameter, ...query], get: operation(summary, responses) };
}

function asked({ summary, schemas }: QuestionRoute<Definition>): object {
  const { question, answer } = schemas;
  return {
    ...operation(summary, { 200: ok(ref(answer.name)), ...refusals(QUESTION_REFUSALS) }),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: ref(question.name) } },
    },
  };
}

function listed({ summary, parameters }: ListRoute<Definition>, more: object): object {
  const content = { 'text/plain': { schema: { type: 'string' } } };
  const responses = {
    200: { description: 'A line each', content },
    304: { description: 'As the ETag says' },
    ...refusals(['not-found', 'not-closed-yet']),
  };
  return {
    parameters: [idParameter, ...parameters],
    get: { ...operation(summary, responses), ...more },
  };
}

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A secret of 128 random bits, one for each submission: the receipt comes from it',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
};

function managed(summary: string): object {
  return {
    ...operation(summary, { 200: ok(ref('Receipt')), ...refusals(['not-found']) }),
    security: [{ manageToken: [] }],
  };
}

function operation(summary: string, responses: object): object {
  return { summary, responses: { ...responses, ...refusals(['internal']) } };
}

function ok(schema: object): { description: string; content: object } {
  return { description: 'OK', content: { 'application/json': { schema } } };
}

/** @returns a response a status, which names the codes that come with it */
function refusals(codes: readonly AnyRefusalCode[]): object {
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
