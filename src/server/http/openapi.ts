import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { PhaseSchema, definitionEntries } from '../../protocol/definition.ts';
import { AnswersSchema, FieldSchema } from '../../protocol/fields.ts';
import { ProblemDetailsSchema } from '../../protocol/problem.ts';
import { ReceiptSchema } from '../../protocol/receipt.ts';
import { ResultsSchema } from '../../protocol/results.ts';
import { TextSchema } from '../../protocol/text.ts';
import { packageVersion } from '../package-root.ts';
import type { NamedSchema } from '../resources/own-route.ts';
import { resources } from '../resources/registry.ts';
import { originOf, type Env, type Services } from './context.ts';
import { ref } from './openapi-parts.ts';
import { paths } from './openapi-paths.ts';

const ListSchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      title: TextSchema,
      language: v.string(),
      phase: PhaseSchema,
      origin: definitionEntries.origin,
      endpoint: v.string(),
      page: v.string(),
    }),
  ),
});

/** `GET /api/openapi.json`: everything above as an OpenAPI 3.1 document. */
export function openApiRoute(app: Hono<Env>, services: Services): void {
  let document: object | undefined;
  app.get('/api/openapi.json', (c) => {
    document ??= openApiDocument();
    // Without it, paths would begin at the root of the host, wherever a proxy has put the server.
    return c.json({ ...document, servers: [{ url: originOf(c, services) }] });
  });
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
  const own = resources.flatMap(({ schemaNames, definition, submission }) => [
    [schemaNames.definition, definition],
    [schemaNames.submission, submission],
  ]);
  const named = {
    Text: TextSchema,
    Field: FieldSchema,
    Answers: AnswersSchema,
    Receipt: ReceiptSchema,
    Problem: ProblemDetailsSchema,
    List: ListSchema,
    Results: ResultsSchema,
    ...Object.fromEntries(ownSchemas().map(({ name, schema }) => [name, schema])),
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

/** @returns the schemas of what one resource has and others have not */
function ownSchemas(): NamedSchema[] {
  return resources
    .flatMap(({ routes = [] }) => routes)
    .flatMap((route) => (route.kind === 'question' ? Object.values(route.schemas) : []));
}

function ignoresCase(action: object): boolean {
  const { requirement } = action as { requirement?: unknown };
  return requirement instanceof RegExp && requirement.flags.includes('i');
}
