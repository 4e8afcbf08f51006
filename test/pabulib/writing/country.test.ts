import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countryName } from '../../../src/pabulib/writing/country.ts';

describe('the name of a country, as Pabulib knows it', () => {
  const names: [string, string[], string | undefined][] = [
    ['Denmark', [], 'Denmark'],
    ['Danmark', ['da'], 'Denmark'],
    [' danmark ', ['da-DK'], 'Denmark'],
    ['Danmark', ['ar'], undefined],
    ['dk', [], 'DK'],
    ['Bosnia & Herzegovina', [], 'Bosnia and Herzegovina'],
    ['St. Lucia', [], 'Saint Lucia'],
    // It is another name there, and the code is sure.
    ['Russia', [], 'RU'],
    ['worldwide', [], 'Worldwide'],
    ['Utopia', ['da'], undefined],
    ['__proto__', [], undefined],
  ];
  for (const [country, languages, name] of names) {
    it(`of ${JSON.stringify(country)} in ${languages.join() || 'English'}`, () => {
      assert.equal(countryName(country, languages), name);
    });
  }
});
