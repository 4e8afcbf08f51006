import type { Definition } from '../../../protocol/resources.ts';
import type { ListRoute, OwnRoute, QuestionRoute } from '../../resources/own-route.ts';
import { resources } from '../../resources/registry.ts';
import type { Resource } from '../../resources/resource.ts';
import type { AnyRefusalCode } from '../../taking-part/refusal.ts';
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

/** What may be refused to whoever asks something in a body. */
const QUESTION_REFUSALS = [
  'not-json',
  'not-found',
  'too-large',
  'unsupported-media-type',
  'rule',
  'too-many-requests',
] as const satisfies AnyRefusalCode[];

type Route = OwnRoute<Definition>;
type Responses = Pick<Operation, 'responses' | 'parameters' | 'requestBody' | 'security'>;

/** @returns what one resource has and others have not: a path may have several methods */
export function ownPaths(): Record<string, object> {
  const paths: Record<string, object> = {};
  for (const resource of resources) {
    for (const route of resource.routes ?? []) {
      const path = `/api/${resource.name}/{id}/${route.path}`;
      const parameters = [idParameter, ...(route.kind === 'list' ? route.parameters : [])];
      paths[path] = { parameters, ...paths[path], [methodOf(route)]: operation(resource, route) };
    }
  }
  return paths;
}

function methodOf(route: Route): string {
  if (route.kind === 'receipt') return route.method;
  return route.kind === 'question' ? 'post' : 'get';
}

function operation({ name, about }: Resource, route: Route): Operation {
  const { summary, description } = route;
  const operationId = route.operationId?.(about.one) ?? operationIdOf(about.one, route);
  return { operationId, tags: [name], summary, description, ...responsesOf(route, name) };
}

/** @returns such as `getEventCalendarIcs` */
function operationIdOf(one: string, route: Route): string {
  const words = route.path.split(/\W+/).filter(Boolean);
  return [methodOf(route), one, ...words.map(([first = '', ...more]) => first.toUpperCase() + more.join(''))].join(''); // prettier-ignore
}

function responsesOf(route: Route, name: string): Responses {
  switch (route.kind) {
    case 'receipt':
      return managed(route.method, name);
    case 'state': {
      const { schema, path } = route;
      const examples = { example: `${name}.${path}` };
      const answered = answer('As it is now.', { schema, examples });
      return { responses: { 200: answered, ...refusals(['not-found', ...ANY_REFUSALS]) } };
    }
    case 'question':
      return asked(route);
    case 'list':
      return listed(route);
    case 'file': {
      const { query, format, type } = route;
      const file = answer(`A file as in ${format}.`, { schema: { type: 'string' }, type }, [
        'Content-Disposition',
      ]);
      const responses = { 200: file, ...refusals(['not-found', ...ANY_REFUSALS]) };
      return { parameters: query as object[], responses };
    }
  }
}

function asked({ schemas: { question, answer: said } }: QuestionRoute<Definition>): Responses {
  return {
    responses: {
      200: answer('The answer.', { schema: ref(said.name), examples: { example: said.name } }),
      ...refusals([...QUESTION_REFUSALS, ...ANY_REFUSALS]),
    },
    requestBody: requestBody('What is asked.', {
      schema: ref(question.name),
      examples: { example: question.name },
    }),
  };
}

function listed(_route: ListRoute<Definition>): Responses {
  const list = { schema: { type: 'string' }, type: 'text/plain' };
  return {
    parameters: [parameterRef('If-None-Match')],
    responses: {
      200: answer('A line each.', list, ['ETag']),
      304: notModified,
      ...refusals(['not-found', 'not-closed-yet', ...ANY_REFUSALS]),
    },
  };
}

function managed(method: 'get' | 'delete', name: string): Responses {
  const writes = method === 'delete' ? (['busy'] as const) : [];
  const receipt = answer('The receipt, as it is now.', {
    schema: ref('Receipt'),
    examples: { receipt: `${name}.receipt` },
  });
  return {
    responses: { 200: receipt, ...refusals(['not-found', ...writes, ...ANY_REFUSALS]) },
    security: [{ manageToken: [] }],
  };
}
