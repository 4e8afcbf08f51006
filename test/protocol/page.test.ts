/** `docs/protocol.md` says what is so: its lines, its examples and its codes are held to the code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { BallotDefinitionSchema } from '../../src/protocol/ballots.ts';
import { ProblemDetailsSchema, REFUSAL_CODES, RULE_CODES } from '../../src/protocol/problem.ts';
import { ReceiptSchema } from '../../src/protocol/receipt.ts';
import { RESOURCES } from '../../src/protocol/resources.ts';
import { SelectionsSubmissionSchema } from '../../src/protocol/selections.ts';
import { BALLOT_METHODS, BUDGET_METHODS } from '../../src/rules/methods.ts';
import { RULES } from '../../src/server/cli/checking/findings.ts';
import { readDefinition } from '../../src/server/defining/read-definition.ts';
import { REFUSALS } from '../../src/server/taking-part/refusal.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/protocol.md'), 'utf8');
const examples = [...page.matchAll(/```json (\w+)\n(.*?)```/gs)].map(([, kind, text]) => ({
  kind,
  json: JSON.parse(text ?? '') as unknown,
}));

const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  definition: BallotDefinitionSchema,
  submission: SelectionsSubmissionSchema,
  receipt: ReceiptSchema,
  problem: ProblemDetailsSchema,
};

describe('the page of the protocol', () => {
  it('has a line for each thing that check finds, and no other, by its name', () => {
    const lines = [...page.matchAll(/^- <a id="([\w-]+)"><\/a>\*\*([\w-]+)\*\*: /gm)];
    for (const [, id, name] of lines) assert.equal(id, name);
    assert.deepEqual(lines.map(([, id]) => id).toSorted(), [...RULES].toSorted());
    assert.equal([...page.matchAll(/<a id=/g)].length, lines.length);
  });

  it('has an example of all that travels, and each fits its schema', () => {
    assert.deepEqual(examples.map(({ kind }) => kind), Object.keys(SCHEMAS)); // prettier-ignore
    for (const { kind = '', json } of examples) {
      v.parse(SCHEMAS[kind] as v.GenericSchema, json);
    }
    readDefinition(examples[0]?.json);
  });

  it('names every type, every way to vote, and every code of a rule', () => {
    const types = Object.values(RESOURCES).map(({ type }) => type);
    const methods = [...Object.keys(BALLOT_METHODS), ...Object.keys(BUDGET_METHODS)];
    const table = page.slice(page.indexOf('codes of a rule'), page.indexOf('## Try it'));
    for (const name of [...types, ...methods]) assert.ok(page.includes(`\`${name}\``), name);
    for (const code of RULE_CODES) assert.ok(table.includes(`\`${code}\``), code);
    const told = [...table.matchAll(/`([\w-]+)`/g)].map(([, code]) => code);
    assert.deepEqual(told.toSorted(), [...RULE_CODES].toSorted());
  });

  it('has each refusal that a widget has words for, with its status', () => {
    // What is told of in another line, or of what only our own server has.
    const elsewhere = new Set(['rule', 'not-found', 'not-published', 'internal']);
    for (const code of REFUSAL_CODES.filter((one) => !elsewhere.has(one))) {
      const [status] = REFUSALS[code];
      assert.ok(page.includes(`${status} \`${code}\``), `${status} \`${code}\``);
    }
  });

  it('reads in ten minutes', () => {
    assert.ok(page.split(/\s+/).length <= 2300);
  });
});
