import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lix } from '../../src/server/cli/checking/lix.ts';

describe('lix', () => {
  it('counts words in a sentence and long words in a hundred', () => {
    assert.equal(lix(['Vi ser en hund. Den er her.']), 3.5);
    assert.equal(lix(['Kommunen svarer']), 2 + 50);
  });

  it('takes each text as a sentence of its own', () => {
    assert.equal(lix(['Gem den', 'Send den.']), 2);
  });
});
