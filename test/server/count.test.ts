import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { count, election, PROJECTS } from './small-election.ts';

const root = mkdtempSync(join(tmpdir(), 'samskab-count-'));
after(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

const FILE = write('town.pb', election());

describe('samskab count', () => {
  it('prints everything as one JSON object, exactly', async (t) => {
    const { code, stdout, stderr } = await count(t, FILE, '--rule', 'equal-shares', '--completion', 'none', '--json'); // prettier-ignore
    assert.equal(code, 0);
    assert.equal(stderr, '');
    const { projects, ...rest } = JSON.parse(stdout);
    assert.deepEqual(rest, {
      input: { file: 'town.pb', sha256: createHash('sha256').update(election()).digest('hex') },
      parameters: {
        rule: 'equal-shares',
        utility: 'cost',
        completion: 'none',
        start: 'exact',
        until: 'overspend',
        threshold: 0,
        ties: 'cost,votes,id',
        unsupported: false,
      },
      currency: 'DKK',
      ballots: 6,
      budget: '100',
      selected: ['b', 'd'],
      spent: '60',
      left: '40',
      ties: [],
      tiesWithoutEffect: [],
      endowment: '50/3',
      runs: 1,
      stop: 'no-completion',
      notes: [],
      blank: 1,
      nothing: 1,
      average: 0.67,
      warnings: [],
    });
    const [a, b, c] = projects;
    assert.deepEqual(b.why, {
      code: 'paid',
      round: 1,
      price: '50/3',
      payers: 3,
      effectiveSupport: '3/1',
    });
    assert.deepEqual(a, {
      id: 'a',
      name: 'Skatepark',
      cost: '60',
      votes: 3,
      score: 3,
      selected: false,
      why: {
        code: 'unaffordable',
        supporters: 3,
        supportersHad: '50/3',
        supportersSpentOn: [{ id: 'b', amount: '100/3' }],
      },
      sufficient: { cost: '16.6', votes: 3 },
    });
    assert.equal(c.cost, '30.5');
  });

  it('prints a table to read', async (t) => {
    const { code, stdout } = await count(t, FILE, '--rule', 'greedy');
    assert.equal(code, 0);
    for (const part of [
      'town.pb: 6 ballots, 4 projects, budget 100 DKK',
      'Counted by greedy: by votes, skip true, threshold 0, ties cost,votes,id',
      'Spent 90.5 of 100 DKK; 9.5 left.',
      'Køkken',
      'only 50 was left; enough: a cost of 50 or 1 more vote',
    ]) {
      assert.ok(stdout.includes(part), `${part}\n${stdout}`);
    }
    assert.match(stdout, /1\s+b\s+3\s+3\s+50\s+Bænke\s+100 was left/);
  });

  it('counts by Equal Shares without an option, with a step that fits the money', async (t) => {
    // Deltorp: what its own step makes of it took longer than anybody waits, a krone at a time.
    const ballots = ['p0,p3', 'p4,p2,p1', 'p3,p0', 'p3,p2', 'p5', 'p6,p5', 'p2'];
    const costs = [1866000, 2142000, 1322000, 3854000, 2522000, 2861000, 1534000];
    const projects = ['project_id;cost', ...costs.map((cost, at) => `p${at};${cost}`)];
    const votes = ['voter_id;vote', ...ballots.map((ballot, at) => `${at};${ballot}`)];
    const file = write('board.pb', election(votes, projects).replace('budget;100', 'budget;10000000')); // prettier-ignore
    const { stdout } = await count(t, file, '--rule', 'equal-shares');
    assert.match(stdout, /completion add1u, .*step 1000,/);
    const { parameters, runs } = JSON.parse((await count(t, file, '--rule', 'equal-shares', '--json')).stdout); // prettier-ignore
    assert.equal(parameters.step, 1000);
    assert.ok(runs < 5000, String(runs));
    // In minor units of the currency, as a server counts: a thousandth of 16.67 kr. is 1 øre.
    const small = JSON.parse((await count(t, FILE, '--rule', 'equal-shares', '--json')).stdout);
    assert.equal(small.parameters.step, 0.01);
  });

  it('counts by Exact Equal Shares, and says why', async (t) => {
    const { stdout } = await count(t, FILE, '--rule', 'exact-equal-shares');
    assert.match(stdout, /Counted by exact-equal-shares: utility cost, completion add-opt,/);
    assert.match(stdout, /Each voter's share: .*; the next raise would overspend/);
    assert.match(stdout, /each paying the same, its supporters could pay/);
    const none = await count(t, FILE, '--rule', 'exact-equal-shares', '--completion', 'none', '--json'); // prettier-ignore
    const { endowment, runs, stop } = JSON.parse(none.stdout);
    assert.deepEqual([endowment, runs, stop], ['50/3', 1, 'no-completion']);
    for (const [args, what] of [
      [['--completion', 'add1u'], /--completion is none, add-opt, not "add1u"/],
      [['--step', '1'], /--step does not go with --rule exact-equal-shares/],
      [['--unsupported'], /nobody would pay for what nobody supports/],
    ] as const) {
      const { code, stderr } = await count(t, FILE, '--rule', 'exact-equal-shares', ...args);
      assert.notEqual(code, 0);
      assert.match(stderr, what);
    }
    const points = write('exact.pb', election(['voter_id;vote;points', '1;a,b;1,9'], PROJECTS, 'cumulative')); // prettier-ignore
    const refused = await count(t, points, '--rule', 'exact-equal-shares');
    assert.match(refused.stderr, /have points, which exact-equal-shares does not look at/);
    const said = await count(t, points, '--rule', 'exact-equal-shares', '--utility', 'cardinality');
    assert.equal(said.code, 0);
  });

  it('counts by maximin support, and says why', async (t) => {
    const { stdout } = await count(t, FILE, '--rule', 'maximin-support');
    assert.match(stdout, /Counted by maximin-support: ties cost,votes,id,/);
    assert.match(stdout, /round 2: with it, nobody carries more than 16\.66/);
    assert.match(stdout, /only .* was left/);
    const refusals = [
      [['--seats', '2'], /Things cost different amounts here; leave out seats/],
      [['--unsupported'], /nobody would carry what nobody supports/],
      [['--completion', 'none'], /--completion does not go with --rule maximin-support/],
    ] as const;
    for (const [args, what] of refusals) {
      const { code, stderr } = await count(t, FILE, '--rule', 'maximin-support', ...args);
      assert.notEqual(code, 0);
      assert.match(stderr, what);
    }
    const ranks = write('maximin.pb', election(['voter_id;vote', '1;a,b'], PROJECTS, 'ordinal'));
    const refused = await count(t, ranks, '--rule', 'maximin-support');
    assert.match(refused.stderr, /have ranks, which maximin-support does not look at/);
  });

  it('leaves out under Equal Shares what has less than the threshold', async (t) => {
    const args = [FILE, '--rule', 'equal-shares', '--threshold', '2'];
    const { stdout } = await count(t, ...args);
    assert.match(stdout, /threshold 2,/);
    assert.match(stdout, / d .* less than 2; enough: 1 more vote/);
    const wrong = await count(t, ...args.slice(0, -1), '-1');
    assert.match(wrong.stderr, /--threshold is a whole number from 0 on, not "-1"|ambiguous/);
  });

  it('uses the points of ballots that have some, unless told otherwise', async (t) => {
    const votes = ['voter_id;vote;points', '1;a,b;1,9', '2;a,b;1,9', '3;a;1'];
    const points = write('utility.pb', election(votes, PROJECTS, 'cumulative'));
    const told = async (...args: string[]) =>
      JSON.parse((await count(t, points, '--rule', 'equal-shares', ...args, '--json')).stdout);
    const { parameters, selected } = await told();
    assert.deepEqual([parameters.utility, selected[0]], ['points', 'b']);
    const cost = await told('--utility', 'cost');
    assert.deepEqual([cost.parameters.utility, cost.selected[0]], ['cost', 'a']);
  });

  it('does not let what one scored win by its mean', async (t) => {
    const votes = [
      'voter_id;vote;points',
      ...Array.from({ length: 20 }, (_, at) => `${at};a;9`),
      '20;b;10',
    ];
    const file = write('scores.pb', election(votes, PROJECTS, 'scoring'));
    const args = [file, '--rule', 'tally', '--by', 'mean'];
    const { stdout } = await count(t, ...args);
    assert.match(stdout, /by mean, seats 1, quorum 1\/2,/);
    assert.match(stdout, / b .* too few scored it: 1, and 11 were needed/);
    const selected = async (quorum: string) =>
      JSON.parse((await count(t, ...args, '--quorum', quorum, '--json')).stdout).selected;
    assert.deepEqual([await selected('0'), await selected('1/21'), await selected('0.3')], [['b'], ['b'], ['a']]); // prettier-ignore
    for (const quorum of ['2', '3/2', '1/0', '50%', 'half', '']) {
      const { code, stderr } = await count(t, ...args, `--quorum=${quorum}`);
      assert.equal(code, 2);
      assert.match(stderr, /--quorum is a part from 0 to 1, such as 1\/2 or 0\.3, not "/);
    }
    const other = await count(t, file, '--rule', 'tally', '--quorum', '1/2');
    assert.match(other.stderr, /A quorum is for counting by mean; leave it out\./);
  });

  it('counts what a file gives to what is not scored, or says that it cannot', async (t) => {
    const votes = ['voter_id;vote;points', '1;a;1', '2;a,b;5,0', '3;a;5'];
    const text = (score: string, type = 'scoring') =>
      election(votes, PROJECTS, type).replace('PROJECTS', `default_score;${score}\nPROJECTS`);
    const file = write('default.pb', text('4'));
    const mean = await count(t, file, '--rule', 'tally', '--by', 'mean', '--json');
    const { projects, parameters, notes } = JSON.parse(mean.stdout);
    assert.deepEqual(projects.slice(0, 2).map((one: { score: unknown }) => one.score), [11, 8]); // prettier-ignore
    assert.equal('quorum' in parameters, false);
    assert.deepEqual(notes, ['What a ballot does not score counts as 4 (default_score).']);
    const shares = await count(t, file, '--rule', 'equal-shares');
    assert.match(shares.stderr, /counts as 4 \(default_score\).*count by greedy or tally/);
    const odd = await count(t, write('odd-default.pb', text('four')), '--rule', 'greedy');
    assert.match(odd.stderr, /default_score "four" on line \d+ is not a number/);
    const ranked = await count(t, write('ranked-default.pb', text('4', 'ordinal')), '--rule', 'greedy'); // prettier-ignore
    assert.match(ranked.stderr, /default_score of 4 on line \d+ is for ballots with points/);
  });

  it('tells of every tie', async (t) => {
    const tied = write('tied.pb', election(['voter_id;vote', '1;a', '2;b'], ['project_id;cost', 'a;60', 'b;60'])); // prettier-ignore
    const { stdout } = await count(t, tied, '--rule', 'greedy');
    assert.match(
      stdout,
      /Tie: a, b; a went first by cost,votes,id\. It decided: in the order b, a, b would have been chosen and a would not\./,
    );
    write('lot.txt', 'b\r\na\r\n\n');
    const drawn = await count(
      t,
      tied,
      '--rule',
      'greedy',
      '--ties',
      `list:${join(root, 'lot.txt')}`,
      '--json',
    );
    assert.deepEqual(JSON.parse(drawn.stdout).selected, ['b']);
    const instead = { order: ['a', 'b'], chosen: ['a'], notChosen: ['b'] };
    const tie = { kind: 'decided', before: 0, items: ['b', 'a'], instead };
    assert.deepEqual(JSON.parse(drawn.stdout).ties, [tie]);
  });

  it('tells of a tie at which the count ended before the other one had a turn', async (t) => {
    const ended = write('ended.pb', election(
      ['voter_id;vote', '1;a', '2;a', '3;a,b', '4;b,c', '5;c', '6;a'],
      ['project_id;cost', 'a;50', 'b;80', 'c;40'],
    )); // prettier-ignore
    const first = ['--rule', 'greedy', '--no-skip'];
    const { stdout } = await count(t, ended, ...first, '--ties', 'id');
    assert.match(stdout, /Tie: b, c; b went first by id\. It decided: in the order c, b, c would have been chosen\./); // prettier-ignore
    const chained = await count(t, ended, ...first, '--ties', 'votes,cost,id', '--json');
    assert.deepEqual(JSON.parse(chained.stdout).selected, ['a', 'c']);
    assert.equal(JSON.parse(chained.stdout).parameters.ties, 'votes,cost,id');
  });

  it('tells apart what was equal and changed nothing', async (t) => {
    const both = write('both.pb', election(['voter_id;vote', '1;a', '2;b'], ['project_id;cost', 'a;50', 'b;50'])); // prettier-ignore
    const { stdout } = await count(t, both, '--rule', 'greedy');
    assert.match(stdout, /Equal, which changed nothing: a = b\./);
    assert.doesNotMatch(stdout, /Tie:/);
    const { ties, tiesWithoutEffect } = JSON.parse((await count(t, both, '--rule', 'greedy', '--json')).stdout); // prettier-ignore
    assert.deepEqual(ties, []);
    assert.deepEqual(tiesWithoutEffect, [{ kind: 'changed-nothing', before: 0, items: ['a', 'b'] }]); // prettier-ignore
  });

  it('says what is odd on standard error, and counts on', async (t) => {
    const odd = write('odd.pb', election(['voter_id;vote', '1;a,a,a', '2;x,b', '3;b']));
    const { code, stdout, stderr } = await count(t, odd, '--rule', 'greedy', '--json');
    assert.equal(code, 0);
    assert.match(stderr, /odd\.pb:16: .*names project "a" twice; it counts once/);
    assert.match(
      stderr,
      /odd\.pb:17: .*names project "x", which is not in PROJECTS; that does not/,
    );
    const { selected, projects, warnings } = JSON.parse(stdout);
    assert.deepEqual(selected, ['b']);
    assert.equal(projects[0].votes, 1);
    assert.equal(warnings.length, 3);
    const strict = await count(t, odd, '--rule', 'greedy', '--strict');
    assert.equal(strict.code, 2);
  });

  it('counts points and ranks', async (t) => {
    const votes = ['voter_id;vote;points', '1;a,b;0.1,7', '2;a;0.2', '3;c;0.3'];
    const points = write('points.pb', election(votes, PROJECTS, 'cumulative'));
    const { stdout } = await count(
      t,
      points,
      '--rule',
      'tally',
      '--by',
      'score',
      '--seats',
      '2',
      '--json',
    );
    const { projects, selected } = JSON.parse(stdout);
    assert.deepEqual(selected, ['b', 'c']);
    assert.equal(projects[0].score, '3/10');
    const ranked = write('ranked.pb', election(['voter_id;vote', '1;a,x,b', '2;b,a', '3;b'], PROJECTS, 'ordinal')); // prettier-ignore
    const borda = JSON.parse(
      (await count(t, ranked, '--rule', 'tally', '--by', 'borda', '--json')).stdout,
    );
    // An id that is not known keeps its place on the ballot.
    assert.deepEqual(
      borda.projects.map((one: { score: number }) => one.score),
      [4, 4, 0, 0],
    );
    const pairs = JSON.parse((await count(t, ranked, '--rule', 'tally', '--by', 'copeland', '--json')).stdout); // prettier-ignore
    assert.deepEqual(pairs.pairs[1], [2, 0, 3, 3]);
  });

  it('counts ballots that rank in stages, and shows each', async (t) => {
    // Of nine, 4 are enough; a has one more, so each of its five ballots is worth 1/5.
    const ballots = ['a,b', 'a,b', 'a,b', 'a,c', 'a', 'b', 'b', 'c', 'd', ''].map((vote, at) => `${at};${vote}`); // prettier-ignore
    const file = write('stages.pb', election(['voter_id;vote', ...ballots], PROJECTS, 'ordinal'));
    const { stdout } = await count(t, file, '--rule', 'stv', '--seats', '2', '--ties', 'id');
    assert.match(stdout, /Counted by stv: seats 2, transfers five-decimals/);
    assert.match(stdout, /1 {2}a .* elected in round 1: 5 votes, 4 were enough/);
    assert.match(stdout, /c .* out in round 4: the fewest votes, 1.20000/);
    assert.match(stdout, / 2 {7}4 {2}4 {2}2.60000 {2}1.20000 {2}1 {2}0.20000 {2}what a has too many moves on/); // prettier-ignore
    const json = async (...args: string[]) => JSON.parse((await count(t, file, ...args, '--json')).stdout); // prettier-ignore
    const exact = await json('--rule', 'stv', '--seats', '2', '--transfers', 'exact');
    assert.deepEqual(exact.stages[1], { moved: { item: 'a', why: 'surplus' }, quota: 4, votes: [4, '13/5', '6/5', 1], exhausted: '1/5', elected: [] }); // prettier-ignore
    const runoff = await json('--rule', 'instant-runoff');
    assert.deepEqual([runoff.selected, runoff.stages.length], [['a'], 1]);
    for (const args of [
      ['--rule', 'instant-runoff', '--seats', '2'],
      ['--rule', 'stv', '--transfers', 'four'],
    ]) {
      assert.equal((await count(t, file, ...args)).code, 2);
    }
    const { code, stderr } = await count(t, FILE, '--rule', 'stv');
    assert.equal(code, 2);
    assert.match(stderr, /the ballots must rank; count by tally or greedy/);
  });

  it('does not let a ballot that names more outweigh many that name one', async (t) => {
    const ballots = [...Array.from({ length: 100 }, (_, at) => `${at};a`), '100;b,a'];
    const bullets = write('bullets.pb', election(['voter_id;vote', ...ballots], PROJECTS, 'ordinal')); // prettier-ignore
    for (const by of ['votes', 'score', 'borda', 'copeland']) {
      const { stdout } = await count(t, bullets, '--rule', 'tally', '--by', by, '--json');
      assert.deepEqual(JSON.parse(stdout).selected, ['a'], by);
    }
    for (const args of ['greedy --by score', 'equal-shares --utility points']) {
      const { stdout } = await count(t, bullets, '--rule', ...args.split(' '), '--json');
      assert.equal(JSON.parse(stdout).selected[0], 'a', args);
    }
  });

  it('takes what places are worth from the file, and from the options before that', async (t) => {
    const ballots = ['voter_id;vote', '1;a,x,b', '2;b,a', '3;c'];
    const plain = election(ballots, PROJECTS, 'ordinal');
    const scores = async (name: string, text: string, ...args: string[]) => {
      const { stdout, stderr } = await count(t, write(name, text), '--rule', 'tally', '--by', 'borda', ...args, '--json'); // prettier-ignore
      const { projects, parameters } = JSON.parse(stdout);
      const list = projects.map(({ score }: { score: unknown }) => score);
      return { list, weights: parameters.weights, stderr };
    };
    const said = (scoring: string) => plain.replace('PROJECTS', `scoring_fn;${scoring}\nPROJECTS`);
    const cases: [string, unknown[]][] = [
      ['length', [4, 3, 1, 0]],
      ['max', [7, 6, 4, 0]],
      ['borda0', [2, 1, 0, 0]],
      ['dowdall', ['3/2', '4/3', 1, 0]],
      ['5,3', [8, 5, 5, 0]],
    ];
    for (const [weights, list] of cases) {
      const parsed = weights.includes(',') ? weights.split(',').map(Number) : weights;
      const asked = await scores('asked.pb', plain, '--weights', weights);
      assert.deepEqual([asked.list, asked.weights], [list, parsed], weights);
      const inFile = await scores('in-file.pb', said(weights));
      assert.deepEqual([inFile.list, inFile.weights], [list, parsed], weights);
      assert.doesNotMatch(inFile.stderr, /scoring_fn/);
    }
    const both = await scores('both.pb', said('max'), '--weights', 'length');
    assert.deepEqual(both.list, [4, 3, 1, 0]);
    assert.deepEqual((await scores('borda.pb', said('Borda'))).weights, 'length');
    const limited = await scores('limited.pb', said('max').replace('PROJECTS', 'max_length;3\nPROJECTS')); // prettier-ignore
    assert.deepEqual(limited.list, [5, 4, 3, 0]);
    const strange = await scores('strange.pb', said('1,2,3'));
    assert.deepEqual([strange.list, strange.weights], [[4, 3, 1, 0], 'length']);
    assert.match(strange.stderr, /META's scoring_fn "1,2,3" is not known/);
  });

  it('tells what was chosen although nobody wants it, where that is asked for', async (t) => {
    const few = write('few.pb', election(['voter_id;vote', '1;a']));
    const plain = await count(t, few, '--rule', 'greedy');
    assert.match(plain.stdout, /Chosen: 1\n/);
    assert.match(plain.stdout, /d\s+0\s+0\s+10\s+Lys\s+nobody wants it; enough: 1 more vote/);
    for (const rule of ['greedy', 'equal-shares']) {
      const { stdout } = await count(t, few, '--rule', rule, '--unsupported');
      assert.match(stdout, /unsupported true/);
      assert.match(stdout, /d\s+0\s+0\s+10\s+Lys\s+nobody wants it; .*40 was left/, rule);
    }
    const seats = ['--rule', 'tally', '--seats', '3', '--json'];
    assert.deepEqual(JSON.parse((await count(t, few, ...seats)).stdout).selected, ['a']);
    const all = JSON.parse((await count(t, few, ...seats, '--unsupported')).stdout);
    assert.deepEqual(all.selected, ['a', 'd', 'c']);
  });

  it('takes a step below one currency unit, and refuses one that cannot be paid', async (t) => {
    const raise = (step: string) =>
      count(t, FILE, '--rule', 'equal-shares', '--step', step, '--json');
    assert.equal(JSON.parse((await raise('0.25')).stdout).parameters.step, 0.25);
    for (const step of ['0', '-1', '1e3', 'x', '0.0000001']) {
      const { code, stderr } = await raise(step);
      assert.equal(code, 2, step);
      assert.match(stderr, /^samskab: .*step/);
    }
  });

  const mistakes: [what: string, args: string[], message: RegExp][] = [
    ['no file', ['--rule', 'greedy'], /give a FILE\.pb or --endpoint/],
    [
      'two sources',
      [FILE, '--endpoint', 'https://example.org/api/ballots/x'],
      /give a FILE\.pb or/,
    ],
    ['a file that is not there', ['none.pb', '--rule', 'greedy'], /none\.pb is not there/],
    ['a folder', [root, '--rule', 'greedy'], /is a folder/],
    ['an unknown rule', [FILE, '--rule', 'lottery'], /--rule is greedy, equal-shares, .*, not "l/],
    ['an option without a rule', [FILE, '--by', 'votes'], /--by needs --rule/],
    ['an option of another rule', [FILE, '--rule', 'greedy', '--utility', 'cost'], /--utility does not go with --rule greedy/], // prettier-ignore
    ['an unknown option', [FILE, '--rule', 'greedy', '--fast'], /Unknown option '--fast'/],
    ['a wrong threshold', [FILE, '--rule', 'greedy', '--threshold', '-1'], /threshold/],
    ['weights that are none', [FILE, '--rule', 'greedy', '--weights', '1,2'], /--weights is length, max, borda0, dowdall, or points by place such as 3,2,1, not "1,2"/], // prettier-ignore
    ['weights without ranks', [FILE, '--rule', 'greedy', '--weights', 'max'], /Weights are for ballots that rank/], // prettier-ignore
    ['no seats', [FILE, '--rule', 'tally', '--seats', '0'], /--seats is a whole number from 1 on/],
    ['a list that is not there', [FILE, '--rule', 'greedy', '--ties', 'list:none'], /none is not there/], // prettier-ignore
    ['an unknown tie rule', [FILE, '--rule', 'greedy', '--ties', 'votes,cost'], /--ties is id; cost,id; votes,id; cost,votes,id; votes,cost,id; list:FILE; lot:SEED, not "votes,cost"/], // prettier-ignore
    ['Borda without ranks', [FILE, '--rule', 'tally', '--by', 'borda'], /Borda needs ballots that rank/], // prettier-ignore
    ['an address that is none', ['--endpoint', 'town'], /--endpoint is an address such as https/],
  ];
  for (const [what, args, message] of mistakes) {
    it(`refuses ${what} in one line`, async (t) => {
      const { code, stdout, stderr } = await count(t, ...args);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.match(stderr, /^samskab: [^\n]+\n$/);
    });
  }

  it('refuses a file that is none in one line that names its line', async (t) => {
    const { code, stderr } = await count(t, write('none.pb', 'hello\n'), '--rule', 'greedy');
    assert.equal(code, 2);
    assert.match(stderr, /^samskab: \S+none\.pb:1: [^\n]+\n$/);
    rmSync(join(root, 'none.pb'));
  });

  it('gives the right answer or a clear message wherever a file is cut', async (t) => {
    const text = election();
    const whole = JSON.parse((await count(t, FILE, '--rule', 'greedy', '--json')).stdout);
    for (let end = 0; end < text.length - 1; end++) {
      const { code, stdout, stderr } = await count(t, write('cut.pb', text.slice(0, end)), '--rule', 'greedy', '--json'); // prettier-ignore
      assert.ok(stderr !== '', `${end}: nothing is said of it`);
      if (code === 0) {
        const { warnings, ballots } = JSON.parse(stdout);
        assert.ok(warnings.length > 0 && ballots <= whole.ballots);
      } else assert.equal(code, 2);
    }
  });

  it('counts a budget of 0 and an election without votes', async (t) => {
    const poor = write('poor.pb', election().replace('budget;100', 'budget;0'));
    assert.deepEqual(JSON.parse((await count(t, poor, '--rule', 'equal-shares', '--json')).stdout).selected, []); // prettier-ignore
    const empty = write('empty.pb', election(['voter_id;vote']));
    const { stdout } = await count(
      t,
      empty,
      '--rule',
      'equal-shares',
      '--completion',
      'add1',
      '--json',
    );
    assert.deepEqual(JSON.parse(stdout).selected, []);
    assert.equal(JSON.parse(stdout).stop, 'no-votes');
  });
});
