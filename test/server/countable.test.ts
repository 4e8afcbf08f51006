import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counting } from '../../src/protocol/counting.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, start } from './tools.ts';

const wrong: [string, Counting, RegExp][] = [
  [
    'Borda of ballots that do not rank',
    { rule: 'tally', by: 'borda' },
    /Borda needs ballots that rank/,
  ],
  ['STV of ballots that do not rank', { rule: 'stv', seats: 2 }, /rank/],
  [
    'money where there is none',
    { rule: 'greedy' },
    /There is no budget and no cost to count by greedy; use the rule tally/,
  ],
  [
    'a list that breaks ties and names a stranger',
    { rule: 'tally', ties: { list: ['x', 'p1', 'p2'] } },
    /names "x", which is not a project/,
  ],
];
for (const [what, counting, message] of wrong) {
  test(`put refuses before the vote what could not be counted after it: ${what}`, async (t) => {
    const server = await start(t);
    const file = join(folder(t), 'ballot.json');
    writeFileSync(file, JSON.stringify(ballot({ counting })));
    const { code, stderr } = await mainHere(t, ['put', file, '--data', server.data]);
    assert.equal(code, 2);
    assert.match(stderr, /ballot\.json: "counting" does not go with this vote: /);
    assert.match(stderr, message);
    assert.equal((await server.get('/api/ballots/kvarterpuljen')).status, 404);
  });
}

test('put takes what can be counted', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ counting: { rule: 'tally', seats: 2 } })));
  const { code, stderr } = await mainHere(t, ['put', file, '--data', server.data]);
  assert.equal(code, 0, stderr);
});
