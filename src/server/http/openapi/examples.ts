import { problemExample } from '../../documenting/problems.ts';
import { resultsExamples } from '../../documenting/results-examples.ts';
import { resources } from '../../resources/registry.ts';
import type { Resource } from '../../resources/resource.ts';
import { REFUSALS, type AnyRefusalCode } from '../../taking-part/refusal.ts';
import { questions } from './schemas.ts';

interface Example {
  readonly summary: string;
  readonly value: object;
}

const ORIGIN = 'https://deltag.example.dk';

/** @returns every example, by the name that operations call it by */
export function examples(): Record<string, Example> {
  const lists = resources.map(({ name }) => [name, `${ORIGIN}/api/${name}`]);
  return {
    Health: { summary: 'It is well', value: { status: 'ok' } },
    Index: {
      summary: 'Where to go',
      value: { links: { ...Object.fromEntries(lists), openapi: `${ORIGIN}/api/openapi.json` } },
    },
    OpenApi: {
      summary: 'How it begins',
      value: { openapi: '3.1.0', info: { title: 'Samskab', version: '1.0.0' } },
    },
    List: { summary: 'One that is open', value: { items: [listed()] } },
    ...fromEach(Object.entries(resultsExamples), ([state, value]) => [
      [`Results.${state}`, { summary: `Its state is ${state}`, value }],
    ]),
    ...fromEach(questions(), ({ name, example }) => [[name, { summary: name, value: example }]]),
    ...fromEach(resources, ofResource),
    ...fromEach(Object.entries(REFUSALS), ([code, [, summary]]) =>
      // That one belongs to methods which are not there, and so to no operation.
      code === 'method-not-allowed'
        ? []
        : [[`problem.${code}`, { summary, value: problemExample(code as AnyRefusalCode) }]],
    ),
  };
}

function listed(): object {
  const [{ name, type }] = resources as [Resource];
  const id = 'lab';
  return {
    id,
    type,
    title: 'What is missing in our town?',
    language: 'en',
    phase: 'open',
    endpoint: `${ORIGIN}/api/${name}/${id}`,
    page: `${ORIGIN}/${name}/${id}`,
  };
}

function ofResource({ name, about, routes = [] }: Resource): [string, Example][] {
  const each = Object.entries(about.examples);
  const [first] = Object.values(about.examples);
  return [
    ...each.flatMap(([key, { summary, definition, submission }]): [string, Example][] => [
      [`${name}.${key}.definition`, { summary, value: definition }],
      [`${name}.${key}.submission`, { summary: `To: ${summary}`, value: submission }],
    ]),
    [`${name}.receipt`, { summary: 'It is on disk', value: first?.receipt ?? {} }],
    ...routes.flatMap((route): [string, Example][] =>
      route.kind === 'state'
        ? [[`${name}.${route.path}`, { summary: route.summary, value: route.example }]]
        : [],
    ),
  ];
}

function fromEach<T>(
  list: readonly T[],
  entries: (one: T) => [string, Example][],
): Record<string, Example> {
  return Object.fromEntries(list.flatMap(entries));
}
