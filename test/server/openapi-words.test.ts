import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { RULE_CODES } from '../../src/protocol/problem.ts';
import { REFUSALS } from '../../src/server/taking-part/refusal.ts';
import { checkAt } from './openapi-checks.ts';
import { document, operations, type Schema } from './openapi-document.ts';

/** @returns every property of a schema that says nothing of itself, by its way from the top */
function silent(schema: Schema, at: string): string[] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
      ...(property.description ? [] : [`${at}/${key}`]),
      ...silent(property, `${at}/${key}`),
    ]),
    ...[schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((form) =>
      form ? silent(form, at) : [],
    ),
  ];
}

test('a linter of OpenAPI finds nothing, with all of its recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended-strict', 'spec'] });
  const source = JSON.stringify(document);
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  assert.deepEqual(
    problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
    [],
  );
});

test('every property is described', () => {
  const all = Object.entries(document.components.schemas).flatMap(([name, schema]) => [
    ...(schema.description ? [] : [name]),
    ...silent(schema, name),
  ]);
  assert.deepEqual(
    [...new Set(all)],
    [],
    'These say nothing of themselves: give each a sentence in src/server/documenting/, or, of what ' +
      'one resource alone asks and answers, a v.description in its schema',
  );
});

test('every operation, parameter, header and answer is described', () => {
  for (const [name, operation] of operations) {
    assert.ok(operation.summary && operation.description, `${name} needs summary and description`);
    assert.ok(operation.description !== operation.summary, name);
    for (const parameter of operation.parameters ?? []) {
      assert.ok(parameter.$ref ?? parameter.description, `${name}: ${parameter.name}`);
    }
    for (const [status, { description }] of Object.entries(operation.responses)) {
      assert.ok(description, `${name}: ${status}`);
    }
  }
  const { parameters, headers } = document.components;
  for (const [name, { description }] of [
    ...Object.entries(parameters),
    ...Object.entries(headers),
  ]) {
    assert.ok(description, name);
  }
});

test('every operation has an id of its own and a tag that is told of', () => {
  const ids = operations.map(([, { operationId }]) => operationId);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) < index),
    [],
  );
  for (const id of ids) assert.match(id, /^[a-z][A-Za-z]+$/);
  const tags = new Map(document.tags.map(({ name, description }) => [name, description]));
  for (const [name, { tags: own }] of operations) {
    assert.equal(own.length, 1, name);
    assert.ok(tags.get(own[0] ?? ''), name);
  }
});

test('ids that clients are made of stay as they are', () => {
  const byId = new Map(operations.map(([name, { operationId }]) => [operationId, name]));
  const known: Record<string, string> = {
    listBallots: 'get /api/ballots',
    getBallot: 'get /api/ballots/{id}',
    submitBallot: 'post /api/ballots/{id}',
    getBallotResults: 'get /api/ballots/{id}/results',
    getBallotResultsTable: 'get /api/ballots/{id}/results.csv',
    getBallotVotesFile: 'get /api/ballots/{id}/results/ballots.pb',
    checkBallotReceipt: 'post /api/ballots/{id}/receipts/check',
    listBallotReceipts: 'get /api/ballots/{id}/receipts',
    findBallotReceipts: 'get /api/ballots/{id}/receipts/{part}',
    submitBudget: 'post /api/budgets/{id}',
    submitIdea: 'post /api/ideas/{id}',
    getIdeaCall: 'get /api/ideas/{id}',
    submitSignup: 'post /api/events/{id}',
    getEventReceipt: 'get /api/events/{id}/receipt',
    cancelEventSignup: 'delete /api/events/{id}/receipt',
    getEventCalendar: 'get /api/events/{id}/calendar.ics',
    getEventPlaces: 'get /api/events/{id}/places',
  };
  for (const [id, name] of Object.entries(known)) assert.equal(byId.get(id), name, id);
});

test('every body of JSON has an example', () => {
  for (const [name, { requestBody, responses }] of operations) {
    for (const { content } of [requestBody, ...Object.values(responses)].filter(
      (one) => one !== undefined,
    )) {
      for (const [type, { examples }] of Object.entries(content ?? {})) {
        if (!type.endsWith('json')) continue;
        assert.ok(Object.keys(examples ?? {}).length > 0, `${name} has a ${type} without examples`);
      }
    }
  }
});

for (const [name, { requestBody, responses }] of operations) {
  test(`the examples of ${name} fit their schemas`, () => {
    const bodies = [
      ...Object.entries(requestBody?.content ?? {}).map(
        ([type, media]) => [['requestBody', 'content', type], media] as const,
      ),
      ...Object.entries(responses).flatMap(([status, { content }]) =>
        Object.entries(content ?? {}).map(
          ([type, media]) => [['responses', status, 'content', type], media] as const,
        ),
      ),
    ];
    for (const [where, { examples: own }] of bodies) {
      for (const { $ref } of Object.values(own ?? {})) {
        const example = document.components.examples[$ref.replace('#/components/examples/', '')];
        const check = checkAt(name, ...where);
        check(example?.value);
        assert.deepEqual(check.errors, null, $ref);
      }
    }
  });
}

test('every code of a rule, and of a refusal, is there with its meaning', () => {
  const { RuleProblem, Problem } = document.components.schemas;
  for (const code of RULE_CODES) {
    assert.match(RuleProblem?.properties?.['code']?.description ?? '', meaning(code));
  }
  for (const code of Object.keys(REFUSALS)) {
    assert.match(Problem?.properties?.['code']?.description ?? '', meaning(code));
  }
});

/** @returns what finds a code with a sentence behind it */
function meaning(code: string): RegExp {
  return new RegExp(`^- \`${code}\`( \\(\\d{3}\\))?: [A-Z].+\\.`, 'm');
}
