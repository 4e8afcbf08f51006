import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { itemId, pabulibId } from '../../src/pabulib/item-id.ts';
import { id } from './definitions.ts';

describe('an id in a file', () => {
  const cases: [id: string, written: string][] = [
    ['p7', 'p7'],
    ['007', '007'],
    ['æ; "ø" å', 'æ; "ø" å'],
    ['a,b', 'a%2Cb'],
    [' a b ', '%20a b%20'],
    ['\u00A0', '%C2%A0'],
    ['50%', '50%'],
    ['50%, ca.', '50%25%2C ca.'],
    ['a%2Cb', 'a%252Cb'],
    ['a%252Cb', 'a%25252Cb'],
    ['a%2cb', 'a%2cb'],
    ['%25', '%25'],
    ['%41', '%41'],
    ['%FF', '%FF'],
  ];
  for (const [own, written] of cases) {
    it(`is ${JSON.stringify(written)} for ${JSON.stringify(own)}`, () => {
      assert.equal(pabulibId(own), written);
      assert.equal(itemId(written), own);
    });
  }

  it('can be read, and gives the id back', () => {
    fc.assert(
      fc.property(id, (own) => {
        const written = pabulibId(own);
        assert.equal(itemId(written), own);
        assert.ok(!written.includes(',') && written.trim() === written);
      }),
      { numRuns: 5000 },
    );
  });

  it('that is not of this project is another id for every id', () => {
    const readable = id.filter((own) => !own.includes(',') && own.trim() === own);
    fc.assert(
      fc.property(readable, (written) => assert.equal(pabulibId(itemId(written)), written)),
      { numRuns: 5000 },
    );
  });
});
