import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { PhaseSchema } from '../../protocol/definition.ts';
import { AnswersSchema, FieldSchema } from '../../protocol/fields.ts';
import { IDEMPOTENCY_KEY } from '../../protocol/grammar.ts';
import { ProblemDetailsSchema } from '../../protocol/problem.ts';
import { ReceiptSchema } from '../../protocol/receipt.ts';
import { ResultsSchema } from '../../protocol/results.ts';
import { RESOURCES, type ResourceName } from '../../protocol/resources.ts';
import { TextSchema } from '../../protocol/text.ts';
import { packageVersion } from '../package-root.ts';
import type { AnyRefusalCode } from '../taking-part/refusal.ts';
import type { Env } from './context.ts';
import { REFUSALS } from './problem.ts';
import { COUNTED } from './results.ts';

/** Each resource's own schemas, by the name they have in the document. */
const NAMES: Record<ResourceName, { definition: string; submission: string }> = {
  ideas: { definition: 'IdeasDefinition', submission: 'IdeaSubmission' },
  budgets: { definition: 'BudgetDefinition', submission: 'SelectionsSubmission' },
  ballots: { definition: 'BallotDefinition', submission: 'SelectionsSubmission' },
  events: { definition: 'EventDefinition', submission: 'SignupSubmission' },
};

const ListSchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      title: TextSchema,
      language: v.string(),
      phase: PhaseSchema,
      origin: v.exactOptional(RESOURCES.ideas.definition.entries.origin.wrapped),
      endpoint: v.string(),
      page: v.string(),
    }),
  ),
});

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
] as const satisfies AnyRefusalCode[];
/** And beside that, where a credential may be asked for. */
const CREDENTIAL_REFUSALS = ['not-eligible', 'already-voted', 'too-many-requests'] as const;

/** `GET /api/openapi.json`: everything above as an OpenAPI 3.1 document. */
export function openApiRoute(app: Hono<Env>): void {
  let document: object | undefined;
  app.get('/api/openapi.json', (c) => c.json((document ??= openApiDocument())));
}

export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samskab',
      version: packageVersion(),
      description:
        'One URL for each thing to take part in: GET says what to show, POST takes part.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: { manageToken: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function schemas(): object {
  const own = Object.entries(NAMES).flatMap(([resource, names]) => {
    const { definition, submission } = RESOURCES[resource as ResourceName];
    return [
      [names.definition, definition],
      [names.submission, submission],
    ];
  });
  const named = {
    Text: TextSchema,
    Field: FieldSchema,
    Answers: AnswersSchema,
    Receipt: ReceiptSchema,
    Problem: ProblemDetailsSchema,
    List: ListSchema,
    Results: ResultsSchema,
    ...(Object.fromEntries(own) as Record<string, v.GenericSchema>),
  };
  return toJsonSchemaDefs(named, {
    target: 'draft-2020-12',
    // Checks across keys have no words in JSON Schema; the server makes them all the same.
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => ref(referenceId).$ref,
    overrideAction: ({ valibotAction, jsonSchema }) =>
      // JSON Schema knows no flags: a pattern for any case would turn capitals away.
      ignoresCase(valibotAction) ? { ...jsonSchema, pattern: undefined as never } : undefined,
  });
}

function ignoresCase(action: object): boolean {
  const { requirement } = action as { requirement?: unknown };
  return requirement instanceof RegExp && requirement.flags.includes('i');
}

function paths(): object {
  const resources = Object.keys(NAMES) as ResourceName[];
  return {
    '/health': { get: operation('Whether the server and its database work', { 200: ok({}) }) },
    '/api': { get: operation('What there is', { 200: ok({ type: 'object' }) }) },
    '/api/openapi.json': { get: operation('This document', { 200: ok({ type: 'object' }) }) },
    ...Object.fromEntries(resources.flatMap(resourcePaths)),
    ...Object.fromEntries(COUNTED.flatMap(resultsPaths)),
    '/api/events/{id}/receipt': {
      parameters: [idParameter],
      get: managed('How a household stands'),
      delete: managed('Cancels a sign-up; a second time changes nothing'),
    },
    '/api/events/{id}/calendar.ics': {
      parameters: [idParameter, datesParameter],
      get: operation('The dates for a calendar', {
        200: {
          description: 'RFC 5545',
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        ...refusals(['not-found']),
      }),
    },
  };
}

function resourcePaths(resource: ResourceName): [string, object][] {
  const { definition, submission } = NAMES[resource];
  const votes = resource === 'ballots' || resource === 'budgets';
  return [
    [`/api/${resource}`, { get: operation('A list', { 200: ok(ref('List')) }) }],
    [
      `/api/${resource}/{id}`,
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
            ...refusals([...SUBMIT_REFUSALS, ...(votes ? CREDENTIAL_REFUSALS : [])]),
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

function resultsPaths(resource: (typeof COUNTED)[number]): [string, object][] {
  return [
    [
      `/api/${resource}/{id}/results`,
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
      `/api/${resource}/{id}/results/ballots.pb`,
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

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const datesParameter = {
  name: 'dates',
  in: 'query',
  style: 'form',
  explode: false,
  description: 'The ids of dates; all unless given',
  schema: { type: 'array', items: { type: 'string' } },
};
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

function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
