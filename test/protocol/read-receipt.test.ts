import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { readReceipt } from '../../src/protocol/read-receipt.ts';
import { ReceiptSchema } from '../../src/protocol/receipt.ts';
import { BAD_LINKS, RECEIPT, changed } from './samples.ts';

describe('readReceipt', () => {
  it('takes a receipt, whole or short', () => {
    for (const receipt of [RECEIPT, { code: 'A' }]) assert.deepEqual(readReceipt(receipt), receipt);
  });

  it('takes nothing else', () => {
    const bad = [
      undefined,
      null,
      'A',
      3,
      [],
      {},
      { code: 3 },
      { code: 'A', places: {} },
      { code: 'A', places: [null] },
      { code: 'A', places: [{ date: 'd1' }] },
      { code: 'A', places: [{ status: 'confirmed' }] },
    ];
    for (const one of bad) assert.equal(readReceipt(one), undefined, JSON.stringify(one));
  });

  it('takes no link that leads to a script, however it is spelled', () => {
    for (const link of BAD_LINKS) {
      for (const path of ['links.manage', 'links.calendar']) {
        assert.equal(readReceipt(changed(RECEIPT, path, link)), undefined, link);
        assert.equal(readReceipt(changed(RECEIPT, path, [link])), undefined, link);
      }
    }
  });

  it('takes whatever its schema takes', () => {
    const place = fc.record({
      date: fc.string(),
      status: fc.constantFrom('confirmed', 'waiting', 'cancelled', 'maybe'),
      position: fc.option(fc.integer({ min: -1 })),
    });
    const sample = fc.record(
      {
        code: fc.oneof(fc.string(), fc.constant(null)),
        places: fc.oneof(fc.array(place), fc.jsonValue()),
        adults: fc.oneof(fc.nat(), fc.jsonValue()),
        links: fc.oneof(
          fc.record({ manage: fc.oneof(fc.webUrl(), fc.constantFrom(...BAD_LINKS)) }),
          fc.jsonValue(),
        ),
        other: fc.jsonValue(),
      },
      { requiredKeys: ['code'] },
    );
    fc.assert(
      fc.property(sample, (one) => {
        const strict = v.safeParse(ReceiptSchema, one);
        if (strict.success) assert.equal(readReceipt(one), one);
      }),
      { numRuns: 500 },
    );
  });
});
