import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pointerToken, readPointer } from '../../src/rules/pointer.ts';
import { ODD_IDS } from './samples.ts';

describe('pointerToken', () => {
  it('escapes as RFC 6901 says', () => {
    assert.equal(pointerToken('a/b~c'), 'a~1b~0c');
    assert.equal(pointerToken('~1'), '~01');
    assert.equal(pointerToken(''), '');
  });
});

describe('readPointer', () => {
  it('knows the whole, an empty key and escapes', () => {
    assert.deepEqual(readPointer(''), []);
    assert.deepEqual(readPointer('/'), ['']);
    assert.deepEqual(readPointer('/people/0/a~1b~01'), ['people', '0', 'a/b~1']);
  });

  it('gives back every key that was put in', () => {
    const key = fc.oneof(fc.constantFrom(...ODD_IDS), fc.string());
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const pointer = keys.map((one) => `/${pointerToken(one)}`).join('');
        assert.deepEqual(readPointer(pointer), keys);
      }),
    );
  });
});
