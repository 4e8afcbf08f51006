/** Checks of what is sent and answered, made of the OpenAPI document. */
import assert from 'node:assert/strict';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as formats } from 'ajv-formats';
import { document, operations } from './openapi-document.ts';
import type { Answer } from './tools.ts';

const { OpenApi, ...own } = document.components.schemas;
// A document like this one has more than what is said of it.
const schemas = { ...(strictly(own) as typeof own), OpenApi };
const everything = { ...document, components: { ...document.components, schemas }, $id: 'openapi' };
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(everything);

/** @returns the same, with no key but those that are told of */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, strictly(value)]);
  const isWhole = 'properties' in schema && !('additionalProperties' in schema);
  return Object.fromEntries([...entries, ...(isWhole ? [['additionalProperties', false]] : [])]);
}

/** @returns what checks a body, by where it stands in an operation */
export function checkAt(name: string, ...where: (string | number)[]): ValidateFunction {
  const pointer = ['paths', ...name.split(' ').toReversed(), ...where, 'schema']
    .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const found = ajv.getSchema(`openapi#/${pointer}`);
  assert.ok(found, pointer);
  return found as ValidateFunction;
}

/** That an answer is what the document says of its operation and status. */
export function isAsDocumented(name: string, { status, headers, json, text }: Answer): void {
  const [, operation] = operations.find(([one]) => one === name) ?? [];
  assert.ok(operation, name);
  const response = operation.responses[status];
  assert.ok(response, `${name} answered ${status}, which is not documented: ${text}`);
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  assert.ok(response.content?.[type], `${name} ${status}: ${type}`);
  if (!type.endsWith('json')) return;
  const check = checkAt(name, 'responses', status, 'content', type);
  check(json);
  assert.deepEqual(check.errors, null, `${name} ${status}: ${text.slice(0, 300)}`);
}
