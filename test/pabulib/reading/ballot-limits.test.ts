import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import type { ReadOptions } from '../../../src/pabulib/reading/read.ts';
import { file, readAll, sample } from '../sample.ts';

interface Case {
  readonly type?: string;
  /** More rows of META. */
  readonly meta?: readonly string[];
  /** Of one ballot: its cells behind the voter. */
  readonly ballot: string;
}

/** The sample with one ballot and projects `1` for 50000, `12` for 40000.5 and `007` for nothing. */
function withBallot({ type = 'approval', meta = [], ballot }: Case): string {
  const parts = sample();
  parts.meta = parts.meta.map((row) =>
    row.startsWith('vote_type') ? `vote_type;${type}` : row.replace('num_votes;3', 'num_votes;1'),
  );
  parts.meta.push(...meta);
  parts.projects[0] = 'project_id;cost;claim;name;category;target';
  parts.votes = [ballot.includes(';') ? 'voter_id;vote;points' : 'voter_id;vote', `a;${ballot}`];
  return file(parts);
}

async function read(what: Case, options?: ReadOptions) {
  const { election, votes } = await readAll(withBallot(what), options);
  return { election, votes, messages: election.warnings.map(({ message }) => message) };
}

const forbidden: [what: Case, code: string, says: RegExp][] = [
  [{ meta: ['max_length;2'], ballot: '1,12,007' }, 'too-many', /names 3 projects, and META's max_length is 2;/],
  [{ meta: ['max_length;0'], ballot: '1' }, 'too-many', /names 1 project, and META's max_length is 0;/],
  [{ meta: ['min_length;2'], ballot: '1' }, 'too-few', /names 1 project, and META's min_length is 2;/],
  [{ meta: ['min_length;1'], ballot: '' }, 'too-few', /names 0 projects/],
  [{ meta: ['min_length;2'], ballot: '1,1' }, 'too-few', /names 1 project,/],
  [{ meta: ['max_length;1'], ballot: '1,unknown' }, 'too-many', /names 2 projects/],
  [{ type: 'ordinal', meta: ['max_length;1'], ballot: '1,12' }, 'too-many', /names 2 projects/],
  [{ type: 'choose-1', ballot: '1,12' }, 'too-many', /its vote_type of choose-1 asks for at most 1;/],
  [{ type: 'choose-1', ballot: '' }, 'too-few', /asks for at least 1;/],
  [{ meta: ['max_length_per_category;0'], ballot: '007,1' }, 'too-many-in-category', /names 1 project in "mad", and META's max_length_per_category is 0;/],
  [{ type: 'cumulative', meta: ['max_length_per_category;0'], ballot: '12;3' }, 'too-many-in-category', /names 1 project in "byrum"/],
  [{ meta: ['min_length_per_category;1'], ballot: '1,007' }, 'too-few-in-category', /names 0 projects in "byrum", and META's min_length_per_category is 1;/],
  [{ meta: ['max_length_per_category;0', 'max_length;1'], ballot: '1,12' }, 'too-many', /max_length is 1;/],
  [{ meta: ['max_sum_cost;90 000'], ballot: '1,12' }, 'over-budget', /names projects for 90000.5, and META's max_sum_cost is 90000;/],
  [{ meta: ['min_sum_cost;50000.01'], ballot: '1,007' }, 'under-budget', /names projects for 50000, and META's min_sum_cost is 50000.01;/],
  [{ type: 'cumulative', meta: ['max_sum_points;3'], ballot: '1,12;1000,500' }, 'over-points', /gives 1500 points in all, and META's max_sum_points is 3;/],
  [{ type: 'cumulative', meta: ['min_sum_points;3'], ballot: '1,12;1,1' }, 'under-points', /gives 2 points in all/],
  [{ type: 'cumulative', meta: ['max_points;2'], ballot: '1,12;1,3' }, 'too-large', /gives a project 3 points, and META's max_points is 2;/],
  [{ type: 'cumulative', meta: ['min_points;2'], ballot: '1,12;1,3' }, 'too-small', /gives a project 1 points/],
  [{ type: 'cumulative', meta: ['max_sum_points;3'], ballot: '1,12;1000,-997' }, 'too-small', /its vote_type of cumulative asks for at least 0;/],
  [{ type: 'scoring', meta: ['min_points;1'], ballot: '1;0' }, 'too-small', /gives a project 0 points/],
  [{ type: 'scoring', meta: ['max_points;5'], ballot: '1;5.00000000000000000000001' }, 'too-large', /gives a project 5.00000000000000000000001 points/],
  [{ type: 'cumulative', meta: ['max_sum_points;1'], ballot: '1,12;0.99999999999999999999999,0.00000000000000000000002' }, 'over-points', /gives 1.00000000000000000000001 points in all/],
]; // prettier-ignore

const allowed: Case[] = [
  { meta: ['min_length;1', 'max_length;3'], ballot: '1,12,007' },
  { meta: ['max_length;1'], ballot: '1,1' },
  { meta: ['max_length;', 'max_sum_cost; '], ballot: '1,12' },
  { meta: ['max_length_per_category;1', 'min_length_per_category;1'], ballot: '1,12,007' },
  { meta: ['max_length_per_category;1'], ballot: '1,1,unknown' },
  { ballot: '' },
  { type: 'choose-1', ballot: '1' },
  { meta: ['max_sum_cost;90000.5', 'min_sum_cost;90000.5'], ballot: '1,12,unknown' },
  { meta: ['max_points;1', 'max_sum_points;1'], ballot: '1,12' },
  { type: 'cumulative', meta: ['max_sum_points;3', 'max_points;3'], ballot: '1,12;1,2' },
  { type: 'cumulative', meta: ['max_sum_points;3'], ballot: '1,1;1,3' },
  { type: 'cumulative', meta: ['min_points;2', 'max_sum_points;3'], ballot: '1,12;3,0' },
  { type: 'cumulative', meta: ['max_sum_points;0.3'], ballot: '1,12;0.1,0.2' },
  { type: 'cumulative', meta: ['min_points;-5'], ballot: '1,12;1,-5' },
  { type: 'scoring', meta: ['min_points;-5', 'max_points;5'], ballot: '1,12;-5,5' },
  { type: 'scoring', ballot: '1,12;-50,50' },
];

describe('a ballot that META forbids', () => {
  for (const [what, code, says] of forbidden) {
    const name = `${what.type ?? 'approval'} ${what.meta?.join(' ') ?? ''} "${what.ballot}"`;
    it(`is told with its line and left out: ${name}`, async () => {
      const { election, votes, messages } = await read(what);
      assert.deepEqual([votes, election.forbidden], [[], 1]);
      const warning = election.warnings.find((one) => one.code === 'forbidden-ballot');
      assert.ok(warning, messages.join());
      assert.match(warning.message, says);
      assert.match(warning.message, /^The ballot on line (\d+) .*; it was left out\.$/);
      assert.ok(warning.message.includes(`line ${warning.line} `));
      const marked = await read(what, { forbidden: 'mark' });
      assert.deepEqual(marked.votes.map((vote) => vote.forbidden), [code]); // prettier-ignore
      assert.ok(marked.election.warnings.every((one) => one.code !== 'forbidden-ballot'));
    });
  }

  it('is counted where that is asked for, with a word about it', async () => {
    const what = { meta: ['max_length;1'], ballot: '1,12' };
    const { election, votes, messages } = await read(what, { forbidden: 'count' });
    assert.deepEqual([votes.length, election.forbidden], [1, 1]);
    assert.match(messages.join(), /; it was counted all the same\.$/);
  });

  it('is an error where reading is strict, whatever is done with it else', async () => {
    for (const options of [undefined, 'leave-out', 'count', 'mark'] as const) {
      const what = { meta: ['max_length;1'], ballot: '1,12' };
      const reading = read(what, { strict: true, ...(options && { forbidden: options }) });
      await assert.rejects(reading, (error) => {
        assert.ok(error instanceof PabulibError);
        assert.match(error.message, /META's max_length is 1\.$/);
        return error.code === 'forbidden-ballot' && error.line !== undefined;
      });
    }
  });

  it('supports none of what PROJECTS claims, and is one of num_votes', async () => {
    const parts = sample();
    parts.meta.push('max_length;2');
    const { warnings } = await readAll(file(parts));
    assert.deepEqual(warnings, [
      'forbidden-ballot 25',
      'claimed-votes 17',
      'claimed-votes 18',
      'claimed-votes 20',
    ]);
  });
});

describe('a ballot that META allows', () => {
  for (const what of allowed) {
    const name = `${what.type ?? 'approval'} ${what.meta?.join(' ') ?? ''} "${what.ballot}"`;
    it(`is handed on: ${name}`, async () => {
      const { election, votes, messages } = await read(what);
      assert.deepEqual([votes.length, election.forbidden], [1, 0], messages.join());
    });
  }

  it('is held to no limit that is no number, and that is told', async () => {
    const { votes, election } = await read({ meta: ['max_length;three'], ballot: '1,12' });
    assert.equal(votes.length, 1);
    assert.deepEqual(election.warnings, [
      {
        code: 'bad-number',
        line: 14,
        message: 'META\'s max_length of "three" is not a number; no ballot was held to it.',
      },
    ]);
  });
});
