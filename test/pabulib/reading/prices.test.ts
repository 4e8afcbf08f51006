import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { file, readAll, sample, type Sample } from '../sample.ts';

/** Reads the sample as a test changed it. */
function changed(change: (parts: Sample) => void) {
  const parts = sample();
  change(parts);
  return readAll(file(parts));
}

async function refused(text: string, code: string, line: number, message: RegExp): Promise<void> {
  await assert.rejects(readAll(text), (error) => {
    assert.ok(error instanceof PabulibError, String(error));
    assert.deepEqual([error.code, error.line], [code, line], error.message);
    assert.match(error.message, message);
    return true;
  });
}

describe('PROJECTS', () => {
  const costs: [text: string, cost: string, warnings: string[]][] = [
    ['400000.0', '400000', []],
    ['1234,5', '1234.5', []],
    ['1e5', '100000', ['exponent 20']],
    ['5 000', '5000', ['grouped-digits 20']],
    ['12\u202F500,50', '12500.5', ['grouped-digits 20']],
    ['0,125', '0.125', []],
    ['999999999', '999999999', ['sentinel-cost 20']],
    ['999999998.99', '999999998.99', []],
  ];
  for (const [text, cost, expected] of costs) {
    it(`reads a cost of ${JSON.stringify(text)}`, async () => {
      const { election, warnings } = await changed((parts) => {
        parts.meta[6] = 'num_projects;4';
        parts.projects.push(`new;${text};0;;;`);
      });
      assert.deepEqual(warnings, expected);
      assert.equal(election.projects[3]?.cost, cost);
    });
  }

  const unclear: [text: string, message: RegExp][] = [
    ['-5', /is "-5", and cannot be less than 0/],
    ['', /is missing/],
    [' ', /is missing/],
    ['free', /is "free", which is not a sum of money; write digits/],
    ['5000,-', /not a sum of money/],
    ["5'000", /not a sum of money/],
    ['5 00', /not a sum of money/],
    ['1.000.000', /not a sum of money/],
    ['1e30', /too large: at most 9007199254740991/],
    ['9007199254740993', /too large/],
    ['1,000', /may be 1000 or 1\.000; write 1000, or 1\.0000\.$/],
    ['12.500', /write 12500, or 12\.5000\.$/],
  ];
  for (const [text, message] of unclear) {
    it(`refuses a cost of ${JSON.stringify(text)}: without its project another would be chosen`, async () => {
      const parts = sample();
      parts.projects.push(`new;${text};0;;;`);
      await refused(file(parts), 'bad-cost', 20, message);
      await refused(file(parts), 'bad-cost', 20, /^The cost of project "new" on line 20 /);
    });
  }

  it('may have costs with three decimals, where the currency has so many', async () => {
    const { election, warnings } = await changed((parts) => {
      parts.meta[10] = 'currency;TND';
      parts.meta[8] = 'budget;100.125';
      parts.projects[1] = '1;12.500;2;Køkken;;';
    });
    assert.deepEqual(warnings, []);
    assert.deepEqual([election.budget, election.projects[0]?.cost], ['100.125', '12.5']);
    const other = file(sample()).replace('budget;100000', 'budget;100.125');
    await refused(other, 'bad-budget', 10, /may be 100125 or 100\.125/);
    assert.equal((await readAll(other, { currency: 'KWD' })).election.budget, '100.125');
  });
});
