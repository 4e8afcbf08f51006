import { IDEMPOTENCY_KEY } from '../../protocol/grammar.ts';
import { PROOF_HEADER } from '../../protocol/proof.ts';
import { resources, votedResources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import type { AnyRefusalCode } from '../taking-part/refusal.ts';
import { ownPaths } from './openapi-own-paths.ts';
import { idParameter, ok, operation, ref, refusals } from './openapi-parts.ts';

/** What may be refused to whoever takes part. */
const SUBMIT_REFUSALS = [
  'key-missing',
  'proof-missing',
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
  'busy',
  'unavailable',
] as const satisfies AnyRefusalCode[];
/** And beside that, where a credential may be asked for. */
const CREDENTIAL_REFUSALS = ['not-eligible', 'already-voted'] as const;

/** @returns every route there is, with what may be refused on it */
export function paths(): object {
  return {
    '/health': { get: operation('Whether the server lives', { 200: ok({}) }) },
    '/ready': { get: operation('Whether it can store what is sent', { 200: ok({}), ...refusals(['unavailable']) }) }, // prettier-ignore
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
          parameters: [keyParameter, proofParameter],
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

const proofParameter = {
  name: PROOF_HEADER,
  in: 'header',
  required: false,
  description: 'Where the definition has `proofOfWork`: the number that proves the work',
  schema: { type: 'string', pattern: '^\\d{1,15}$' },
};
const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A secret of 128 random bits, one for each submission: the receipt comes from it',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
};
