import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PabulibProject, PabulibVote } from '../../../src/pabulib/election.ts';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { file, readAll, sample } from '../sample.ts';

const encoder = new TextEncoder();

type Project = Omit<PabulibProject, 'line'>;
type Vote = Omit<PabulibVote, 'line'>;

interface Election {
  meta: [key: string, value: string][];
  projects: Project[];
  votes: Vote[];
  voteType: string;
}

/** How a file is written: everything that must not matter. */
interface Style {
  lineBreak: string;
  mark: string;
  /** For each field in turn, whether it is quoted without need. */
  quotes: boolean[];
  projectColumns: string[];
  voteColumns: string[];
}

const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ';', '\n', '\r', ',', ' ', 'ł'),
      fc.string({ unit: 'binary', maxLength: 1, minLength: 1 }),
    ),
    maxLength: 12,
  }) // prettier-ignore
  .filter((value) => !/[\uFFFD]/.test(value));
const words = text.filter((value) => value.trim() !== '');
const id = text.map((value) => `x${value.replaceAll(',', '')}x`);
const whole = fc.nat(900_000_000).map(String);
const cost = fc.oneof(whole, fc.tuple(whole, fc.constantFrom('5', '25', '01')).map((parts) => parts.join('.'))); // prettier-ignore
const points = fc.oneof(fc.nat(20).map(String), fc.constant('0.5'), fc.constant('-3'));

function project(key: string): fc.Arbitrary<Project> {
  return fc.record(
    {
      id: fc.constant(key),
      cost,
      name: text,
      category: words,
      description: words,
      latitude: fc.integer({ min: -90, max: 90 }),
      extra: fc.record({ target: text, Selected: text }, { noNullPrototype: true }),
    },
    { requiredKeys: ['id', 'cost', 'name', 'extra'], noNullPrototype: true },
  );
}

function vote(voterId: string, ids: string[], voteType: string): fc.Arbitrary<Vote> {
  const pointed = ['cumulative', 'scoring'].includes(voteType);
  const one = voteType === 'choose-1';
  return fc
    .record({
      items: fc.shuffledSubarray(ids, one ? { minLength: 1, maxLength: 1 } : {}),
      extra: fc.record({ Age: text }, { noNullPrototype: true }),
    })
    .chain(({ items, extra }) =>
      pointed
        ? fc
            .array(points, { minLength: items.length, maxLength: items.length })
            .map((given) => ({ voterId, items, points: given, extra }))
        : fc.constant({ voterId, items, extra }),
    );
}

const election: fc.Arbitrary<Election> = fc
  .record({
    voteType: fc.constantFrom('approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'),
    ids: fc.uniqueArray(id, { minLength: 1, maxLength: 6 }),
    voters: fc.uniqueArray(id, { maxLength: 8 }),
    comment: text,
  })
  .chain(({ voteType, ids, voters, comment }) =>
    fc.record({
      voteType: fc.constant(voteType),
      meta: fc.constant<[string, string][]>([
        ['comment', comment],
        ['num_projects', String(ids.length)],
        ['num_votes', String(voters.length)],
        ['vote_type', voteType],
        ['budget', '100.5'],
        ['min_points', '-3'],
      ]),
      projects: fc.tuple(...ids.map(project)),
      votes: fc.tuple(...voters.map((voter) => vote(voter, ids, voteType))), // prettier-ignore
    }),
  );

const style: fc.Arbitrary<Style> = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  quotes: fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
  projectColumns: shuffled('project_id', 'cost', 'name', 'category', 'description', 'latitude', 'target', 'Selected'), // prettier-ignore
  voteColumns: shuffled('voter_id', 'vote', 'points', 'Age'),
});

function shuffled(...names: string[]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length });
}

/** Writes an election as its style says; the names of sections are never quoted. */
function write({ meta, projects, votes }: Election, how: Style): string {
  let field = 0;
  const cell = (value: string) => {
    const quote = how.quotes[field++ % how.quotes.length] || /["\r\n;]/.test(value);
    return quote ? `"${value.replaceAll('"', '""')}"` : value;
  };
  const row = (cells: string[]) => cells.map(cell).join(';') + how.lineBreak;
  const table = (columns: string[], rows: Record<string, string>[]) =>
    [columns, ...rows.map((cells) => columns.map((name) => cells[name] ?? ''))].map(row).join('');
  return [
    `${how.mark}META${how.lineBreak}`,
    [['key', 'value'], ...meta].map(row).join(''),
    `PROJECTS${how.lineBreak}`,
    table(how.projectColumns, projects.map(projectCells)),
    `VOTES${how.lineBreak}`,
    table(how.voteColumns, votes.map(voteCells)),
  ].join('');
}

function projectCells({ id: key, latitude, extra, ...rest }: Project): Record<string, string> {
  const { cost: sum, name, category = '', description = '' } = rest;
  const place = latitude === undefined ? '' : String(latitude);
  return { project_id: key, cost: sum, name, category, description, latitude: place, ...extra };
}

function voteCells({ voterId, items, points: given = [], extra }: Vote): Record<string, string> {
  return { voter_id: voterId, vote: items.join(), points: given.join(), ...extra };
}

/** Without where it stood, and without the column of points where nobody reads it. */
function unplaced<T extends { line: number; extra: Readonly<Record<string, string>> }>(
  things: readonly T[],
): Omit<T, 'line'>[] {
  return things.map((thing) => ({
    ...without(thing, 'line'),
    extra: without(thing.extra, 'points'),
  })) as unknown as Omit<T, 'line'>[];
}

function without(thing: object, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => name !== key));
}

/** Cuts bytes at places given as parts of the whole. */
function chunks(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const places = cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe('any election', () => {
  it('reads back as it was written, however it was written and cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(election, style, cuts, async (written, how, at) => {
        const bytes = encoder.encode(write(written, how));
        const read = await readAll(chunks(bytes, at), { strict: true });
        assert.deepEqual([...read.election.meta], written.meta);
        assert.equal(read.election.voteType, written.voteType);
        assert.equal(read.election.budget, '100.5');
        assert.deepEqual(unplaced(read.election.projects), written.projects);
        assert.deepEqual(unplaced(read.votes), written.votes);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text', () => {
  /** What comes of bytes, as something to compare. */
  async function outcome(source: Uint8Array | Uint8Array[]) {
    try {
      const { election: found, votes, warnings } = await readAll(source);
      return { projects: found.projects, meta: [...found.meta], votes, warnings };
    } catch (error) {
      assert.ok(error instanceof PabulibError, String(error));
      return { code: error.code, line: error.line, message: error.message };
    }
  }

  /** Rows of a sound file with a few of them spoilt. */
  const spoilt = fc
    .array(
      fc.tuple(
        fc.nat(),
        fc.oneof(text, fc.constantFrom('VOTES', 'META', '"', '";', 'groups', 'x_id;y', '\uFFFD')),
      ),
      { maxLength: 4 },
    ) // prettier-ignore
    .map((faults) => {
      const letters = [...file(sample())];
      for (const [place, fault] of faults) letters.splice(place % letters.length, place % 3, fault);
      return letters.join('');
    });

  it('gives the same, cut into chunks or not', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, cuts, async (content, at) => {
        const bytes = encoder.encode(content);
        assert.deepEqual(await outcome(chunks(bytes, at)), await outcome(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
