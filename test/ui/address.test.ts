import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tidied } from '../../src/ui/address.ts';

describe('what a CMS left of a value', () => {
  const address = 'https://deltag.example.dk/api/ballots/torvet';

  for (const [what, value] of Object.entries({
    'blanks around it': `\n \u00A0${address} `,
    'curly quotes in it': `“${address}”`,
    'a prime, which WordPress makes of a quote behind a digit': `″${address}″`,
    'single ones': `‘${address}’`,
    'quotes that were encoded twice': `&quot;${address}&#8243;`,
    'slashes that were encoded twice': address.replaceAll('/', '&#x2F;'),
    'and three times': address.replaceAll('/', '&amp;#47;'),
  })) {
    it(`is put right: ${what}`, () => assert.equal(tidied(value), address));
  }

  it('is nothing where there was nothing, and never stops a page', () => {
    assert.equal(tidied(null), '');
    assert.equal(tidied('&#99999999999;a').endsWith('a'), true);
  });
});
