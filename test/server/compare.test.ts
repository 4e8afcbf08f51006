import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { election } from './small-election.ts';
import { folder, mainHere, type Run } from './tools.ts';

const VOTES = ['voter_id;vote', '1;a', '2;a', '3;a', '4;b', '5;b'];

/** Two projects, of which the budget holds one: three want the one, two the other. */
function town(t: TestContext, columns = '', cells: readonly string[] = ['', '']): string {
  const projects = [`project_id;cost;name${columns}`, `a;90;Skatepark${cells[0]}`, `b;40;Bænke${cells[1]}`]; // prettier-ignore
  const file = join(folder(t), 'town.pb');
  writeFileSync(file, election(VOTES, projects));
  return file;
}

function compare(t: TestContext, ...args: string[]): Promise<Run> {
  return mainHere(t, ['compare', ...args]);
}

describe('samskab compare', () => {
  it('puts rules side by side, and what they choose', async (t) => {
    const { code, stdout } = await compare(t, town(t), '--rules', 'greedy,equal-shares');
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `town.pb: 5 ballots, 2 projects, budget 100 DKK

  rule          chosen  spent  got nothing  average  gained  lost  EJR+
  greedy             1     90     2 (40 %)      0.6       -     -     1
  equal-shares       1     40     3 (60 %)      0.4       2     3     0

  got nothing: voters of whose wishes none was chosen; average: wishes that came true, a voter
  gained, lost: voters with more, or less, than by greedy
  EJR+: projects left out that their voters could have paid for with their part

Chosen by some (1 greedy, 2 equal-shares):
  id  votes  cost  1    2    name
  a       3    90  yes  -    Skatepark
  b       2    40  -    yes  Bænke
Chosen by all: 0. By none: 0.

EJR+ by greedy: b (2 voters)
`,
    );
  });

  it('tells where the money goes, where projects name an area and a category', async (t) => {
    const file = town(t, ';district;category', [';Nord;Sport', ';Syd;Natur']);
    const { stdout } = await compare(t, file, '--rules', 'greedy');
    assert.match(stdout, /area +greedy\n +Nord +1\/1 {2}90\n +Syd +0\/1\n/);
    assert.match(stdout, /category +greedy\n +Sport +1\/1 {2}90\n +Natur +0\/1\n/);
  });

  it('prints the same as one JSON object', async (t) => {
    const { stdout } = await compare(t, town(t), '--rules', 'greedy,tally', '--json');
    const { rules, refused, projects, budget } = JSON.parse(stdout);
    assert.equal(budget, '100');
    assert.deepEqual(refused, []);
    assert.deepEqual(projects[1], { id: 'b', name: 'Bænke', cost: '40', votes: 2 });
    const [greedy, tally] = rules;
    assert.deepEqual([greedy.selected, greedy.unheard], [['a'], [{ id: 'b', voters: 2 }]]);
    assert.deepEqual(tally.counting, { rule: 'tally', by: 'votes', seats: 1 });
  });

  it('says what to type where it was asked for something else', async (t) => {
    const file = town(t);
    const wrong: [string[], RegExp][] = [
      [[file, '--rules', 'dice'], /--rules takes greedy, .*, not "dice"/],
      [[file, '--seats', '0'], /--seats is a whole number from 1 on, not "0"/],
      [[join(folder(t), 'none.pb')], /none\.pb/],
      [[], /FILE\.pb is missing/],
    ];
    for (const [args, message] of wrong) {
      const { code, stderr } = await compare(t, ...args);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});
