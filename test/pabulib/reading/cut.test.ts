import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { file, readAll, sample } from '../sample.ts';

const encoder = new TextEncoder();

/** Files that can be cut in many ways: within a letter, a quoted field, an id, a row, a number. */
function samples(): Record<string, string> {
  const points = sample();
  points.meta[9] = 'vote_type;cumulative';
  points.projects = ['cost;name;project_id', '500;"a;b";1', '600;;12', '700;"Æ\n""";125'];
  points.votes = ['voter_id;points;vote', 'a;3,10;1,12', 'b;"";""', 'c;1,15;12,125'];
  const rows = sample();
  rows.votes = ['voter_id;project_id;age', 'a;1;3', 'a;007;2', 'b;007;2', 'c;12;12'];
  rows.projects[1] = '1;50000;1;Fælleskøkken;mad;alle';
  return {
    plain: file(sample()),
    'with CRLF': file(sample(), '\r\n'),
    'with points': file(points),
    'with a row for each project': file(rows),
  };
}

/** @returns what can be told of a file, or the code of why it cannot be read */
async function outcome(bytes: Uint8Array, strict = false) {
  try {
    const { election, votes, warnings } = await readAll(bytes, { strict });
    const { meta, projects, budget, voteType } = election;
    return { whole: { meta, projects, budget, voteType, votes }, warnings };
  } catch (error) {
    assert.ok(error instanceof PabulibError, String(error));
    assert.ok(error.line !== undefined && error.line > 0);
    return { code: error.code, warnings: [] };
  }
}

describe('a file that is cut anywhere', () => {
  for (const [name, text] of Object.entries(samples())) {
    it(`never gives a wrong answer without a word (${name})`, { timeout: 60_000 }, async () => {
      const bytes = encoder.encode(text);
      const complete = await outcome(bytes);
      assert.ok('whole' in complete);
      for (let length = 0; length < bytes.length; length++) {
        const cut = await outcome(bytes.subarray(0, length));
        if ('code' in cut || cut.warnings.length > complete.warnings.length) continue;
        assert.deepEqual(
          cut,
          complete,
          `cut to ${length} bytes: ${text.slice(length - 20, length)}`,
        );
      }
    });
  }

  it('is refused when reading is strict', async () => {
    const bytes = encoder.encode(file(sample()));
    for (let length = 0; length < bytes.length; length++) {
      assert.ok('code' in (await outcome(bytes.subarray(0, length), true)), `cut to ${length}`);
    }
  });
});
