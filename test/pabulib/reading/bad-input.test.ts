import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { readPabulib } from '../../../src/pabulib/reading/read.ts';
import { file, readAll, sample, type Sample } from '../sample.ts';

/** Reads the sample as a test changed it; what its columns claim is left out. */
function changed(change: (parts: Sample) => void) {
  const parts = sample();
  parts.projects[0] = 'project_id;cost;claim;name;category;target';
  change(parts);
  return readAll(file(parts));
}

async function refused(source: string | Uint8Array, code: string, message: RegExp): Promise<void> {
  await assert.rejects(readAll(source), (error) => {
    assert.ok(error instanceof PabulibError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

describe('numbers', () => {
  const costs: [text: string, cost: string, warnings: string[]][] = [
    ['1E+3', '1000', ['exponent 20']],
    ['15e-1', '1.5', ['exponent 20']],
    ['-0', '0', []],
    ['9007199254740991', '9007199254740991', []],
    ['1000000000', '1000000000', []],
    ['99999999999.99', '99999999999.99', ['sentinel-cost 20']],
  ];
  for (const [text, cost, expected] of costs) {
    it(`such as a cost of ${JSON.stringify(text.slice(0, 20))}`, async () => {
      const { election, warnings } = await changed((parts) => {
        parts.meta[6] = 'num_projects;4';
        parts.projects.push(`new;${text};;;;`);
      });
      assert.deepEqual(warnings, expected);
      assert.equal(election.projects[3]?.cost, cost);
    });
  }

  for (const text of [
    '1e999',
    '1e9999999999',
    '-0.01',
    '9007199254740993',
    '1'.repeat(10_000),
    '5\0',
    '0x10',
    'Infinity',
    'NaN',
    '٣',
    '1.000.000',
  ]) {
    it(`such as a cost of ${JSON.stringify(text.slice(0, 20))} are refused`, async () => {
      const parts = sample();
      parts.projects.push(`new;${text};;;;`);
      await refused(file(parts), 'bad-cost', /^The cost of project "new" on line 20 /);
    });
  }

  it('may be a budget of 0', async () => {
    for (const budget of ['0', '0.00', '-0']) {
      const { election, warnings } = await changed((parts) => (parts.meta[8] = `budget;${budget}`));
      assert.deepEqual([election.budget, warnings], ['0', []]);
    }
  });

  it('that say how many there are may be absurd', async () => {
    for (const count of ['-3', '3.5', '1e300', 'three', '3 votes']) {
      const { warnings, votes } = await changed((parts) => (parts.meta[7] = `num_votes;${count}`));
      assert.ok(warnings.includes('vote-count 9'), count);
      assert.equal(votes.length, 3);
    }
  });
});

describe('votes', () => {
  it('may be none', async () => {
    const parts = sample();
    parts.meta[7] = 'num_votes;0';
    parts.projects = ['project_id;cost', '1;2', '2;3', '3;4'];
    parts.votes.length = 1;
    const { votes, warnings } = await readAll(file(parts), { strict: true });
    assert.deepEqual([votes, warnings], [[], []]);
  });

  it('that rank a project twice are kept as written, with a word about it', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[9] = 'vote_type;ordinal';
      parts.votes[1] = 'a;1,12,1;34';
    });
    assert.deepEqual(warnings, ['project-twice 22']);
    assert.deepEqual(votes[0]?.items, ['1', '12', '1']);
  });

  it('that give a project points twice are kept as written, with a word about it', async () => {
    const { votes, warnings } = await changed((parts) => {
      parts.meta[9] = 'vote_type;cumulative';
      parts.votes = ['voter_id;vote;points', 'a;1,12,1;3,2,1', 'b;;', 'c;;'];
    });
    assert.deepEqual(warnings, ['project-twice 22']);
    assert.deepEqual([votes[0]?.items, votes[0]?.points], [['1', '12', '1'], ['3', '2', '1']]); // prettier-ignore
  });

  it('may have the names of sections, in quotes, as voters and as projects', async () => {
    const { election, votes, warnings } = await changed((parts) => {
      parts.meta.push('"PROJECTS";');
      parts.projects[1] = '"VOTES";50000;;"PROJECTS\n""VOTES""\nvoter_id;vote";;';
      parts.votes = ['voter_id;vote', '"META";', 'b;"VOTES"', '"VOTES";"12,VOTES"'];
    });
    assert.deepEqual(warnings, []);
    assert.equal(election.projects[0]?.name, 'PROJECTS\n"VOTES"\nvoter_id;vote');
    assert.deepEqual(
      votes.map(({ voterId, items }) => [voterId, items]),
      [
        ['META', []],
        ['b', ['VOTES']],
        ['VOTES', ['12', 'VOTES']],
      ],
    );
  });

  it('that name a section without quotes are never left out in silence', async () => {
    const text = (row: string) => file(sample()).replace('b;;', row);
    await refused(text('VOTES;;'), 'section-twice', /on line 23/);
    const { votes, warnings } = await readAll(text('b;VOTES;'));
    assert.deepEqual(warnings, ['unknown-project 23']);
    assert.deepEqual(votes[1]?.items, ['VOTES']);
  });
});

describe('a ballot without end', () => {
  /** Many projects on one ballot, as it comes in; how much was taken of it is told. */
  function many(count: number, row: (project: number) => string) {
    const seen = { characters: 0 };
    async function* chunks() {
      yield file(sample());
      for (let project = 0; project < count;) {
        let text = '';
        for (const end = project + 1000; project < end; project++) text += row(project);
        seen.characters += text.length;
        yield text;
      }
      yield ';\n';
    }
    return { seen, chunks: chunks() };
  }

  async function drained(source: AsyncIterable<string>): Promise<number> {
    let count = 0;
    for await (const _ of (await readPabulib(source)).votes()) count++;
    return count;
  }

  it('is not read to its end: a million projects on one row', { timeout: 10_000 }, async () => {
    for (const start of ['d;', 'd;"', '"d";"']) {
      const { seen, chunks } = many(1_000_000, (project) => `${project ? ',' : start}${project}`);
      await assert.rejects(drained(chunks), { code: 'row-too-long', line: 25 });
      assert.ok(seen.characters < 1_200_000, `${seen.characters} characters were read`);
    }
  });

  it('is not read to its end: a million rows of one voter', { timeout: 10_000 }, async () => {
    const parts = sample();
    parts.votes = ['voter_id;project_id;age'];
    const { chunks } = many(1_000_000, (project) => `d;${project};\n`);
    async function* source() {
      await chunks.next();
      yield file(parts);
      yield* chunks;
    }
    await assert.rejects(drained(source()), { code: 'row-too-long' });
  });

  it('that is only long is read in time', { timeout: 10_000 }, async () => {
    const ids = Array.from({ length: 150_000 }, (_, index) => String(index));
    const { votes, warnings } = await changed((parts) => {
      parts.meta[7] = 'num_votes;4';
      parts.votes.push(`d;"${ids.join()}";`);
    });
    assert.deepEqual(votes[3]?.items, ids);
    assert.ok(warnings.includes('unknown-project 25'));
  });
});

describe('text of another kind', () => {
  it('with lines that end in CR alone is refused, and says so', async () => {
    await refused(file(sample(), '\r'), 'missing-section', /lines that end in CR, .* LF or CRLF\.$/); // prettier-ignore
  });

  it('with some lines that end in CR alone is not read without a word', async () => {
    for (const end of ['1,007;34\n', 'b;;\n']) {
      const { warnings } = await readAll(file(sample()).replace(end, end.replace('\n', '\r')));
      assert.notDeepEqual(warnings, [], end);
    }
  });

  it('in UTF-16 is refused, and says so', async () => {
    for (const mark of ['', '\uFEFF']) {
      const little = Buffer.from(mark + file(sample()), 'utf16le');
      await refused(Uint8Array.from(little), 'missing-section', /UTF-16, .*UTF-8\.$/);
      await refused(Uint8Array.from(little.swap16()), 'missing-section', /UTF-16, .*UTF-8\.$/);
    }
  });

  it('of nothing but quotes is refused', async () => {
    for (const quotes of ['"', '"""', '"'.repeat(99_999)]) {
      await refused(quotes, 'unclosed-quote', /line 1/);
    }
    for (const quotes of ['""', '""""', '"\n"', '"'.repeat(100_000)]) {
      await refused(quotes, 'missing-section', /section META/);
    }
    await refused('"'.repeat(3_000_001), 'row-too-long', /line 1 /);
  });

  it('with NUL bytes keeps them, or says what they spoil', async () => {
    const named = await changed((parts) => (parts.projects[1] = '1;50000;;Fæ\0lles;;'));
    assert.deepEqual(named.warnings, []);
    assert.equal(named.election.projects[0]?.name, 'Fæ\0lles');
    const voted = await changed((parts) => (parts.votes[1] = 'a;1\0,007;34'));
    assert.deepEqual(voted.warnings, ['unknown-project 22']);
    await refused(file(sample()).replace('PROJECTS', 'PROJECTS\0'), 'missing-section', /PROJECTS/);
  });
});
