import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ProfileBuilder } from '../../../../src/counting/profile/profile.ts';
import { supportOf } from '../../../../src/counting/methods/tallies.ts';
import { stv } from '../../../../src/counting/methods/transfers/stv.ts';
import { toNumber } from '../../../../src/counting/rational.ts';

/**
 * Real wards may not be copied here, so a folder is named where there is one: for each ward `*.blt`
 * with the preferences that its council published (github.com/mggg/scot-elex) and beside it `*.json`
 * with the votes at each stage (`ResultsJson.json` of github.com/gerrymulvenna/council17).
 */
const folder = process.env['SCOTTISH_DIR'];
const skip = folder ? false : 'left out: SCOTTISH_DIR does not name a folder with Scottish wards';

/** Of the council elections of 2017: misprints, which the next stage or their own sum shows. */
const MISPRINTS = new Set([
  'glasgow_2017_ward1: 3 Digney 393 for 303',
  'glasgow_2017_ward11: 2 Welsh 998.5328 for 998.53286',
  'midlothian_2017_ward1: 3 Wallace 832.84154 for 832.84152',
]);

interface Row {
  readonly Count_Number: number;
  readonly Candidate_Id: string;
  readonly Surname: string;
  readonly Status: string;
  readonly Total_Votes: string;
}

describe('counts that were published', { skip }, () => {
  it('come out at every stage, to the last digit that was printed', () => {
    const wards = readdirSync(folder ?? '').filter((name) => name.endsWith('.blt'));
    assert.ok(wards.length > 0);
    const differences = wards.flatMap((name) => differencesIn(name.replace('.blt', '')));
    assert.deepEqual(differences.filter((one) => !MISPRINTS.has(one)), []); // prettier-ignore
  });
});

function differencesIn(ward: string): string[] {
  const { outcome, names } = countWard(readFileSync(join(folder ?? '', `${ward}.blt`), 'utf8'));
  const published = JSON.parse(readFileSync(join(folder ?? '', `${ward}.json`), 'utf8')) as {
    Constituency: { countInfo: { Quota: string | number }; countGroup: Row[] };
  };
  const { countInfo, countGroup } = published.Constituency;
  const rows = countGroup.map((row) => ({ ...row, stage: Number(row.Count_Number) }));
  assert.equal(Number(countInfo.Quota), Number(outcome.stages[0]?.quota), ward);
  assert.equal(Math.max(...rows.map(({ stage }) => stage)), outcome.stages.length, ward);
  const first = outcome.stages[0]?.votes.map((one) => toNumber(one)) ?? [];
  const indices = new Map(
    rows.flatMap((row) => {
      if (row.stage !== 1) return [];
      const same = [...names.keys()].filter((at) => first[at] === Number(row.Total_Votes));
      const named = same.filter((at) => plain(names[at] ?? '').includes(plain(row.Surname)));
      const found = same.length === 1 ? same : named;
      assert.equal(found.length, 1, `${ward}: ${row.Surname}`);
      return [[row.Candidate_Id, found[0] as number] as const];
    }),
  );
  const elected = rows.flatMap((row) => (row.Status === 'Elected' ? [indices.get(row.Candidate_Id)] : [])); // prettier-ignore
  assert.deepEqual(new Set(elected), new Set(outcome.selected), ward);
  return rows.flatMap(({ stage, Candidate_Id: id, Surname: name, Total_Votes: printed }) => {
    const counted = outcome.stages[stage - 1]?.votes[indices.get(id) ?? -1];
    const mine = counted ? toNumber(counted) : NaN;
    // Some printed fewer than five decimals, and rounded to them.
    const decimals = printed.split('.')[1]?.length ?? 0;
    const slack = decimals === 5 ? 1e-6 : 0.6 * 10 ** -decimals;
    if (Math.abs(mine - Number(printed)) < slack) return [];
    return [`${ward}: ${stage} ${name} ${printed} for ${mine}`];
  });
}

function countWard(text: string) {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const [size = 0, seats = 0] = (lines[0] ?? '').split(/\s+/).map(Number);
  const end = lines.indexOf('0');
  const names = lines.slice(end + 1, end + 1 + size);
  const builder = new ProfileBuilder(
    names.map((id) => ({ id, cost: 0n })),
    'ranked',
  );
  for (const line of lines.slice(1, end)) {
    const [often = 0, ...ballot] = line.split(/\s+/).map(Number);
    const items = ballot.slice(0, -1).map((candidate) => candidate - 1);
    for (let at = 0; at < often; at++) builder.rank(items, [...items.keys()], items.length);
  }
  const profile = builder.build({ budget: 0n, unit: 1n });
  const ranks = Int32Array.from(names.keys());
  const steps = stv({ profile, support: supportOf(profile), ranks }, { seats });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { outcome: step.value, names };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/gu, '');
}
