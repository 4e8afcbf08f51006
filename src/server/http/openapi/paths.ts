import { resources, votedResources } from '../../resources/registry.ts';
import type { Resource } from '../../resources/resource.ts';
import type { AnyRefusalCode } from '../../taking-part/refusal.ts';
import { ownPaths } from './own-paths.ts';
import {
  ANY_REFUSALS,
  answer,
  idParameter,
  notModified,
  parameterRef,
  ref,
  refusals,
  requestBody,
  type Operation,
} from './parts.ts';

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
  ...ANY_REFUSALS,
] as const satisfies AnyRefusalCode[];
/** And beside that, where a credential may be asked for. */
const CREDENTIAL_REFUSALS = ['not-eligible', 'already-voted'] as const;

const OPERATIONS = 'operations';

/** @returns every route there is, with what may be refused on it */
export function paths(): object {
  return {
    ...serverPaths(),
    ...Object.fromEntries(resources.flatMap(resourcePaths)),
    ...Object.fromEntries(votedResources.flatMap(resultsPaths)),
    ...ownPaths(),
  };
}

/** @returns what groups the operations, and says what each group is about */
export function tags(): object[] {
  return [
    ...resources.map(({ name, about }) => ({ name, description: about.sentence })),
    { name: OPERATIONS, description: 'What there is, and whether the server is well.' },
  ];
}

function serverPaths(): Record<string, { get: Operation }> {
  const get = (
    operationId: string,
    summary: string,
    description: string,
    schema: string,
    codes: readonly AnyRefusalCode[] = ['internal'],
  ) => {
    const said = answer('Yes.', { schema: ref(schema), examples: { example: schema } });
    const responses = { 200: said, ...refusals(codes) };
    return { get: { operationId, tags: [OPERATIONS], summary, description, responses } };
  };
  return {
    '/health': get(
      'getHealth',
      'Whether the server lives',
      'Says that the process lives, and nothing of the database.',
      'Health',
    ),
    '/ready': get(
      'getReady',
      'Whether it can store what is sent',
      "Writes to the data's disk, once a second at most. 503 where that fails.",
      'Health',
      ANY_REFUSALS,
    ),
    '/api': get('getIndex', 'What there is', 'The lists, and this document.', 'Index'),
    '/api/openapi.json': get(
      'getOpenApi',
      'This document',
      'Made from the schemas by which the server checks what it is sent.',
      'OpenApi',
    ),
  };
}

function resourcePaths({ name, about, schemaNames, voting }: Resource): [string, object][] {
  const { one, many, sent, sentence } = about;
  const { definition, submission } = schemaNames;
  const named = (kind: string) =>
    Object.fromEntries(Object.keys(about.examples).map((key) => [key, `${name}.${key}.${kind}`]));
  const list: Operation = {
    operationId: `list${many}`,
    tags: [name],
    summary: 'A list of them',
    description: `${sentence} All of them, also those that have closed, with where each is.`,
    parameters: [parameterRef('If-None-Match')],
    responses: {
      200: answer('All of them.', { schema: ref('List'), examples: { list: 'List' } }, ['ETag']),
      304: notModified,
      ...refusals(ANY_REFUSALS),
    },
  };
  const get: Operation = {
    operationId: `get${one}`,
    tags: [name],
    summary: 'What to show',
    description:
      'The definition that a widget shows. It may be kept for as long as `Cache-Control` says.',
    parameters: [parameterRef('If-None-Match')],
    responses: {
      200: answer('The definition.', { schema: ref(definition), examples: named('definition') }, [
        'ETag',
        'Cache-Control',
      ]),
      304: notModified,
      ...refusals(['not-found', ...ANY_REFUSALS]),
    },
  };
  const post: Operation = {
    operationId: `submit${sent}`,
    tags: [name],
    summary: 'Takes part, once',
    description:
      '201 means that it is on disk. The same key and body get the first answer again, however ' +
      'often they come, so whoever has no answer sends again.',
    parameters: [parameterRef('Idempotency-Key'), parameterRef('samskab-proof')],
    requestBody: requestBody('What a person sends.', {
      schema: ref(submission),
      examples: named('submission'),
    }),
    responses: {
      201: answer('It is on disk. Here is the receipt.', {
        schema: ref('Receipt'),
        examples: { receipt: `${name}.receipt` },
      }),
      ...refusals([...SUBMIT_REFUSALS, ...(voting ? CREDENTIAL_REFUSALS : [])]),
    },
  };
  return [
    [`/api/${name}`, { get: list }],
    [`/api/${name}/{id}`, { parameters: [idParameter], get, post }],
  ];
}

function resultsPaths({ name, about: { one } }: Resource): [string, object][] {
  const results: Operation = {
    operationId: `get${one}Results`,
    tags: [name],
    summary: 'What came out, once it is published',
    description:
      'What was chosen and why, for each item. Before anything is published its `state` is `not-counted`.',
    parameters: [parameterRef('If-None-Match')],
    responses: {
      200: answer(
        'The result.',
        {
          schema: ref('Results'),
          examples: { published: 'Results.final', unpublished: 'Results.not-counted' },
        },
        ['ETag'],
      ),
      304: notModified,
      ...refusals(['not-found', ...ANY_REFUSALS]),
    },
  };
  const table: Operation = {
    operationId: `get${one}ResultsTable`,
    tags: [name],
    summary: 'What came out, as a table',
    description:
      'A line for each item, chosen ones first, with labels in the language of the definition and ' +
      'the id of each column in brackets. A semicolon separates where a comma stands in numbers.',
    parameters: [parameterRef('If-None-Match')],
    responses: {
      200: answer('A table for a spreadsheet.', { schema: { type: 'string' }, type: 'text/csv' }, [
        'Content-Disposition',
        'ETag',
      ]),
      304: notModified,
      ...refusals(['not-found', 'not-published', ...ANY_REFUSALS]),
    },
  };
  const ballots: Operation = {
    operationId: `get${one}VotesFile`,
    tags: [name],
    summary: 'The ballots that were counted, shuffled',
    description: 'For whoever wants to count again, with any program that reads this format.',
    responses: {
      200: answer(
        'A file in the format of https://pabulib.org/format.',
        { schema: { type: 'string' }, type: 'text/plain' },
        ['Content-Disposition'],
      ),
      ...refusals(['not-found', 'not-published', ...ANY_REFUSALS]),
    },
  };
  const parameters = [idParameter];
  return [
    [`/api/${name}/{id}/results`, { parameters, get: results }],
    [`/api/${name}/{id}/results.csv`, { parameters, get: table }],
    [`/api/${name}/{id}/results/ballots.pb`, { parameters, get: ballots }],
  ];
}
