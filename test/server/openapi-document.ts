/** The OpenAPI document, as far as tests look at it. */
import { openApiDocument } from '../../src/server/http/openapi/document.ts';

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Described[];
  readonly requestBody?: Described & { content: Record<string, Media> };
  readonly responses: Record<string, Described & { content?: Record<string, Media> }>;
}
export interface Media {
  readonly schema: object;
  readonly examples?: Record<string, { $ref: string }>;
}
interface Described {
  readonly $ref?: string;
  readonly name?: string;
  readonly description?: string;
}
export interface Schema extends Described {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly tags: readonly { name: string; description: string }[];
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly parameters: Record<string, Described>;
    readonly headers: Record<string, Described>;
    readonly examples: Record<string, { summary: string; value: unknown }>;
  };
}

export const document = JSON.parse(
  JSON.stringify({ ...openApiDocument(), servers: [{ url: 'https://deltag.example.dk' }] }),
) as Document;

/** By method and path, such as `get /api/ballots/{id}`. */
export const operations: readonly (readonly [string, Operation])[] = Object.entries(
  document.paths,
).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([key]) => key !== 'parameters')
    .map(([method, operation]) => [`${method} ${path}`, operation] as const),
);
