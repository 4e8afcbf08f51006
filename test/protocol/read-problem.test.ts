import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { ProblemDetailsSchema } from '../../src/protocol/problem.ts';
import { readProblem } from '../../src/protocol/read-problem.ts';

const FULL = { pointer: '/dates/0', code: 'full', limit: 2, by: 1 };
const PROBLEM = {
  type: 'about:blank',
  title: 'Unprocessable Content',
  status: 422,
  code: 'rule',
  errors: [FULL, { pointer: '', code: 'malformed' }],
  receipt: { code: 'K' },
};

/** What an object has by itself, and so what a careless table of words finds for a code. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

describe('readProblem', () => {
  it('takes problem details, whole or short, with all that a server adds', () => {
    for (const problem of [PROBLEM, { code: 'closed' }]) {
      assert.deepEqual(readProblem(problem), problem);
    }
  });

  it('takes nothing for a problem that has no code', () => {
    const none = [undefined, null, 'rule', 3, [], ['rule'], {}, { code: 3 }, { code: ['rule'] }];
    for (const one of [...none, { code: {} }, { code: null }, { error: 'x' }]) {
      assert.equal(readProblem(one), undefined, JSON.stringify(one));
    }
  });

  it('takes no code that every object has', () => {
    for (const code of INHERITED) {
      assert.equal(readProblem({ code }), undefined, code);
      const errors = [{ pointer: '/a', code }];
      assert.deepEqual(readProblem({ code: 'rule', errors }), { code: 'rule', errors: [] });
    }
  });

  it('leaves out an error that does not fit, and keeps those that do', () => {
    const bad = [
      null,
      'name',
      ['name'],
      {},
      { code: 'full' },
      { pointer: '/a' },
      { pointer: 3, code: 'full' },
      { pointer: '/a', code: {} },
      { ...FULL, limit: '2' },
      { ...FULL, limit: null },
      { ...FULL, limit: Infinity },
      { ...FULL, by: {} },
      { ...FULL, by: Number.NaN },
    ];
    for (const one of bad) {
      const errors = [one, FULL, one];
      const read = readProblem({ ...PROBLEM, errors });
      assert.deepEqual(read, { ...PROBLEM, errors: [FULL] }, JSON.stringify(one));
    }
  });

  it('leaves out errors of another kind, and not the code', () => {
    for (const errors of [{ name: ['is missing'] }, 'name', 3, null]) {
      assert.deepEqual(readProblem({ code: 'rule', errors }), { code: 'rule' });
    }
  });

  it('gives what fits the schema, whatever a backend sends', () => {
    const code = fc.oneof(fc.constantFrom('rule', 'full', ...INHERITED), fc.jsonValue());
    const number = fc.oneof(fc.integer(), fc.constantFrom(Infinity, Number.NaN, null, '2'));
    const error = fc.record(
      { pointer: fc.oneof(fc.string(), fc.jsonValue()), code, limit: number, by: number },
      { requiredKeys: ['code'] },
    );
    const body = fc.record(
      {
        code,
        errors: fc.oneof(fc.array(fc.oneof(error, fc.jsonValue())), fc.jsonValue()),
        title: fc.string(),
        more: fc.jsonValue(),
      },
      { requiredKeys: ['code'] },
    );
    fc.assert(
      fc.property(body, (one) => {
        const read = readProblem(one);
        assert.equal(read?.code, read && one.code);
        if (read) v.assert(ProblemDetailsSchema, read);
        else assert.ok(typeof one.code !== 'string' || one.code in {});
      }),
      { numRuns: 500 },
    );
  });
});
