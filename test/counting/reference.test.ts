import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Counting } from '../../src/protocol/counting.ts';
import { count } from '../../src/counting/count.ts';
import { profileOfPabulib } from '../../src/counting/profile/from-pabulib.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import type { Profile } from '../../src/counting/profile/profile.ts';
import { reportOf } from '../../src/counting/explaining/report.ts';
import { countingOf } from '../../src/server/cli/counting-of.ts';
import { parseCounting } from './parse-counting.ts';

/** Real elections may not be copied here, so a folder with them is named where there is one. */
const folder = process.env['PABULIB_DIR'] ?? '';
const references = join(folder, 'reference');
const skip = existsSync(references)
  ? false
  : 'left out: PABULIB_DIR does not name a folder with Pabulib files and their outcomes';

/** What two other programs give: see the folder's README. */
interface Reference {
  readonly file: string;
  readonly voters: number;
  readonly budget: string;
  readonly officialSelected: readonly string[] | null;
  readonly results: readonly {
    readonly args: readonly string[];
    readonly selected: readonly string[];
    readonly spent: string;
    readonly ties?: readonly (readonly (string | number)[])[];
    readonly beforeFill?: readonly string[];
    readonly isOfficialOutcome?: boolean;
  }[];
}

describe('outcomes that two other programs give', { skip }, () => {
  const files = skip ? [] : readdirSync(references).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const reference = JSON.parse(readFileSync(join(references, name), 'utf8')) as Reference;
    it(`${reference.file}: all ${reference.results.length}`, async () => {
      const profile = await read(reference.file);
      assert.equal(profile.ballots, reference.voters);
      for (const expected of reference.results) {
        const { args, isOfficialOutcome, ...rest } = expected;
        const counting = countingOf('count', parseCounting(args), Number(profile.unit));
        const outcome = count(profile, counting as Counting);
        const { selected, spent, beforeFill } = reportOf(outcome);
        // Those that were met: what came of each is for the count to find out.
        const ties = outcome.ties.map(({ before, items }) => [
          ...(outcome.equalShares ? [before] : []),
          ...items.map((at) => profile.projects[at]?.id),
        ]);
        const got = { selected, spent, ties, beforeFill };
        const { secondEngineAgrees: _, ...wanted } = { secondEngineAgrees: true, ...rest };
        assert.deepEqual(
          got,
          { ties: [], beforeFill: got.beforeFill && wanted.beforeFill, ...wanted },
          args.join(' '),
        );
        if (isOfficialOutcome) {
          assert.deepEqual(selected.toSorted(), reference.officialSelected?.toSorted());
        }
      }
    });
  }

  it('were all looked at', { skip }, () => {
    assert.ok(files.length >= 12);
  });
});

describe('any election that is there', { skip: folder === '' && skip }, () => {
  const rules: Counting[] = [
    { rule: 'greedy' },
    { rule: 'equal-shares', completion: 'none' },
    { rule: 'equal-shares', compare: 'greedy' },
    { rule: 'bounded-overspending' },
    { rule: 'phragmen' },
    { rule: 'phragmen', skip: true },
  ];
  const files = folder === '' ? [] : readdirSync(folder).filter((name) => name.endsWith('.pb'));
  for (const file of files) {
    it(`${file}: never spends more than there is, and gives the same twice`, async () => {
      const profile = await read(file);
      const isNamed = profile.ballotType === 'named';
      for (const counting of rules.filter(({ rule }) => isNamed || rule !== 'phragmen')) {
        const outcome = count(profile, counting);
        assert.ok(outcome.spent <= profile.budget);
        assert.equal(new Set(outcome.selected).size, outcome.selected.length);
        assert.deepEqual(reportOf(count(profile, counting)), reportOf(outcome));
      }
    });
  }
});

async function read(file: string): Promise<Profile> {
  return profileOfPabulib(await readPabulib(createReadStream(join(folder, file))));
}
