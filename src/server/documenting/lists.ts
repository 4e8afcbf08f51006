import * as v from 'valibot';
import { PhaseSchema, originEntries } from '../../protocol/definition.ts';
import { TextSchema } from '../../protocol/text.ts';
import { definitionWords, originWords } from './definition.ts';
import type { Words } from './words.ts';

/** What a list of things to take part in holds. */
export const ListSchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      title: TextSchema,
      language: v.string(),
      phase: PhaseSchema,
      origin: v.exactOptional(v.object(originEntries)),
      endpoint: v.string(),
      page: v.string(),
    }),
  ),
});

export const listWords: Words<v.InferOutput<typeof ListSchema>> = {
  items: [
    'One entry each.',
    {
      id: definitionWords.id,
      type: 'What it is, as its definition says.',
      title: definitionWords.title,
      language: 'The language of its plain strings.',
      phase: 'Where it stands by the clock of the server.',
      origin: ['Where it is held, or where an imported election comes from.', originWords],
      endpoint: 'The address to GET its definition from, and to POST to.',
      page: 'The page that holds its widget.',
    },
  ],
};

export const HealthSchema = v.object({ status: v.literal('ok') });
export const healthWords: Words<v.InferOutput<typeof HealthSchema>> = { status: 'It is well.' };

export const IndexSchema = v.object({ links: v.record(v.string(), v.string()) });
export const indexWords: Words<v.InferOutput<typeof IndexSchema>> = {
  links: 'Addresses by names: a list for each thing to take part in, and this document.',
};

export const OpenApiSchema = v.looseObject({
  openapi: v.string(),
  info: v.looseObject({ title: v.string(), version: v.string() }),
});
export const openApiWords: Words<{ openapi: string; info: { title: string; version: string } }> = {
  openapi: 'The version of OpenAPI that it is written in.',
  info: [
    'What it is about.',
    { title: 'The name of the API.', version: 'The version of the server.' },
  ],
};
