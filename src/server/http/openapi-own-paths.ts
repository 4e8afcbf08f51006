import type { Definition } from '../../protocol/resources.ts';
import type { ListRoute, OwnRoute, QuestionRoute } from '../resources/own-route.ts';
import { resources } from '../resources/registry.ts';
import type { AnyRefusalCode } from '../taking-part/refusal.ts';
import { idParameter, ok, operation, ref, refusals } from './openapi-parts.ts';

/** What may be refused to whoever asks something in a body. */
const QUESTION_REFUSALS = [
  'not-json',
  'not-found',
  'too-large',
  'unsupported-media-type',
  'rule',
  'too-many-requests',
] as const satisfies AnyRefusalCode[];

/** @returns what one resource has and others have not: a path may have several methods */
export function ownPaths(): Record<string, object> {
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

function managed(summary: string): object {
  return {
    ...operation(summary, { 200: ok(ref('Receipt')), ...refusals(['not-found']) }),
    security: [{ manageToken: [] }],
  };
}
