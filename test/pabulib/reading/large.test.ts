import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { readPabulib } from '../../../src/pabulib/reading/read.ts';
import { file, readAll, sample } from '../sample.ts';

describe('a large file', () => {
  /** @returns a file without end, and what became of it */
  function endless() {
    const seen = { chunks: 0, closed: false };
    async function* chunks() {
      try {
        yield file(sample());
        for (let voter = 0; ; seen.chunks++) {
          let rows = '';
          for (const end = voter + 1000; voter < end; voter++)
            rows += `voter-number-${voter};1,12;40\n`;
          yield rows;
        }
      } finally {
        seen.closed = true;
      }
    }
    return { seen, chunks: chunks() };
  }

  it('is read as it is asked for, and let go when it is no longer', async () => {
    const { seen, chunks } = endless();
    const election = await readPabulib(chunks);
    assert.ok(seen.chunks < 10, `${seen.chunks} chunks were read for the projects`);
    let count = 0;
    for await (const _ of election.votes()) if (++count === 20_000) break;
    assert.ok(seen.chunks < 30, `${seen.chunks} chunks were read for 20 of them`);
    assert.ok(seen.closed);
  });

  it('is let go where the votes are not wanted, or it cannot be read', async () => {
    const { seen, chunks } = endless();
    await (await readPabulib(chunks)).close();
    assert.ok(seen.closed);
    const refusedToo = endless();
    await assert.rejects(readPabulib(prefixed('nonsense\n', refusedToo.chunks)), PabulibError);
    assert.ok(refusedToo.seen.closed);
  });

  it('with a fault in every row has a bounded list of warnings', async () => {
    const parts = sample();
    for (let voter = 0; voter < 1000; voter++) parts.votes.push(`v${voter};x;`);
    const { election } = await readAll(file(parts));
    const unknown = election.warnings.filter(({ code }) => code === 'unknown-project');
    assert.equal(unknown.length, 100);
    const more = election.warnings.find(({ code }) => code === 'and-more');
    assert.match(more?.message ?? '', /^There were 900 more .*unknown-project/);
  });

  it('may come as one chunk, and in chunks of one byte', async () => {
    const parts = sample();
    parts.meta[7] = 'num_votes;3003';
    parts.projects[0] = 'project_id;cost;claim;name;category;target';
    for (let voter = 0; voter < 3000; voter++) parts.votes.push(`vælger${voter};1;"ja; ""nej"""`);
    const bytes = new TextEncoder().encode(file(parts));
    const whole = await readAll(bytes);
    assert.deepEqual(whole.warnings, []);
    assert.equal(whole.votes.length, 3003);
    const single = await readAll(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    assert.deepEqual(single.votes, whole.votes);
  });
});

async function* prefixed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
