import type { Hono } from 'hono';
import { IDEMPOTENCY_KEY, SLUG } from '../../../protocol/grammar.ts';
import { PROOF_HEADER } from '../../../protocol/proof.ts';
import { packageVersion } from '../../package-root.ts';
import { originOf, type Env, type Services } from '../context.ts';
import { examples } from './examples.ts';
import { paths, tags } from './paths.ts';
import { schemas } from './schemas.ts';

/** `GET /api/openapi.json`: everything above as an OpenAPI 3.1 document. */
export function openApiRoute(app: Hono<Env>, services: Services): void {
  let document: object | undefined;
  app.get('/api/openapi.json', (c) => {
    document ??= openApiDocument();
    return c.json({ ...document, servers: [{ url: originOf(c, services) }] });
  });
}

/**
 * Schemas come from Valibot's by its own library; routes from the tables by which they are served.
 * @returns the document, without the address of the server
 */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Samskab',
      version: packageVersion(),
      summary: 'What people take part in: ideas, budgets, ballots, events.',
      description:
        'One URL for each thing to take part in: GET says what to show, POST takes part, with JSON ' +
        'and nothing else; the plain forms of people without JavaScript go to the hosted pages. ' +
        'Money is a whole number of minor units, a time is RFC 3339, a language BCP 47. ' +
        'Nothing needs a cookie, and any page may ask. Every refusal is a `Problem`; a method ' +
        'that a path does not have is refused with 405 and `method-not-allowed`.',
      contact: { name: 'The Samskab project' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: tags(),
    security: [],
    paths: paths(),
    components: {
      schemas: schemas(),
      parameters: PARAMETERS,
      headers: HEADERS,
      examples: examples(),
      securitySchemes: {
        manageToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'What follows `samskab-receipt=` in `links.manage` of a receipt.',
        },
      },
    },
  };
}

const PARAMETERS = {
  id: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'The `id` of the definition.',
    schema: { type: 'string', pattern: SLUG.source },
    example: 'quarter',
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    description: 'The `ETag` of the answer that one has already.',
    schema: { type: 'string' },
    example: 'W/"5c4a1f"',
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'A secret of 128 random bits, one for each submission: the receipt comes from it, and the same is sent again under it.',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
    example: '5vQ0c9mJH2y7Lr1xkPZ8Ag',
  },
  [PROOF_HEADER]: {
    name: PROOF_HEADER,
    in: 'header',
    required: false,
    description: 'Where the definition has `proofOfWork`: the number that proves the work.',
    schema: { type: 'string', pattern: '^\\d{1,15}$' },
    example: '48211',
  },
};

const HEADERS = {
  ETag: {
    description: 'Names this answer; send it back as `If-None-Match`.',
    schema: { type: 'string' },
    example: 'W/"5c4a1f"',
  },
  'Cache-Control': {
    description: 'For how long it may be kept: never past the next opening or closing.',
    schema: { type: 'string' },
    example: 'public, max-age=5, stale-while-revalidate=30, stale-if-error=300',
  },
  'Content-Disposition': {
    description: 'What to call the file.',
    schema: { type: 'string' },
    example: 'attachment; filename="quarter.pb"',
  },
  'Retry-After': {
    description: 'In how many seconds another try makes sense. Not with every code.',
    schema: { type: 'integer', minimum: 0 },
    example: 1,
  },
};
