import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { count, election } from './small-election.ts';

const root = mkdtempSync(join(tmpdir(), 'samskab-count-'));
after(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

const FILE = write('town.pb', election());

/** The same election with a rule of its own. */
function ruled(name: string, ...meta: string[]): string {
  return write(name, election().replace('PROJECTS', [...meta, 'PROJECTS'].join('\n')));
}

describe('the rule of a file', () => {
  it('counts it where none is given, and that is said', async (t) => {
    const file = ruled('noskip.pb', 'rule;greedy-no-skip', 'min_project_score_threshold;2');
    const { code, stdout, stderr } = await count(t, file);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Counted by greedy: by votes, skip false, threshold 2, /m);
    assert.match(stdout, /^This is by the file's own rule, greedy-no-skip\.$/m);
    const json = JSON.parse((await count(t, file, '--json')).stdout);
    assert.deepEqual(json.input.rule, { said: 'greedy-no-skip', followed: true });
    assert.deepEqual([json.parameters.skip, json.parameters.threshold], [false, 2]);
    const asked = await count(t, file, '--rule', 'greedy');
    assert.match(asked.stdout, /^Counted by greedy: by votes, skip true, threshold 0, /m);
    assert.doesNotMatch(asked.stdout, /This is/);
  });

  it('raises shares as Pabulib does: whole ones, by one of the currency', async (t) => {
    const json = JSON.parse((await count(t, ruled('add1.pb', 'rule;equalshares/add1'), '--json')).stdout); // prettier-ignore
    const { rule, completion, start, step } = json.parameters;
    assert.deepEqual({ rule, completion, start, step }, { rule: 'equal-shares', completion: 'add1', start: 'floor', step: 1 }); // prettier-ignore
  });

  it('is told by its name where it is not known, and another counts', async (t) => {
    for (const said of ['greedy-custom', 'toString']) {
      const file = ruled('other.pb', `rule;${said}`);
      const { code, stdout, stderr } = await count(t, file);
      const because = `not by the file's own rule, ${said}, which is not known here, but by greedy (--rule says another)`; // prettier-ignore
      assert.equal(code, 0);
      assert.equal(stderr, `${file}: ${because}\n`);
      assert.ok(stdout.includes(`\nThis is ${because}.\n`), stdout);
      const json = JSON.parse((await count(t, file, '--json')).stdout);
      assert.deepEqual(json.input.rule, { said, followed: false });
    }
    const divided = await count(
      t,
      ruled('divided.pb', 'rule;equalshares', 'budget_per_category;50,50'),
    );
    assert.match(
      divided.stderr,
      /own rule, equalshares with budget_per_category, which is not known/,
    );
  });

  it('keeps the budgets of categories, which another rule leaves aside unless it is asked to', async (t) => {
    const file = ruled('parts.pb', 'rule;greedy', 'categories;Green', 'budget_per_category;1');
    const own = await count(t, file);
    assert.deepEqual([own.code, own.stderr], [0, '']);
    assert.match(own.stdout, /by the file's own rule, greedy with budget_per_category\./);
    assert.match(own.stdout, /^Of that, for Green: 0 of 1\.$/m);
    const asked = await count(t, file, '--rule', 'greedy');
    assert.doesNotMatch(asked.stdout, /for Green/);
    assert.equal(asked.stderr, `${file}: budget_per_category is left aside (--parts keeps it; only greedy can)\n`); // prettier-ignore
    const kept = await count(t, file, '--rule', 'greedy', '--by', 'votes/cost', '--parts');
    assert.match(kept.stdout, /^Of that, for Green: 0 of 1\.$/m);
    const refused = await count(t, file, '--rule', 'equal-shares', '--parts');
    assert.equal(refused.code, 2);
    assert.match(
      refused.stderr,
      /count: The rule equal-shares cannot keep the budgets of categories/,
    );
    const odd = await count(t, ruled('odd.pb', 'rule;greedy', 'budget_per_category;50,50'));
    assert.equal(odd.code, 2);
    assert.match(odd.stderr, /odd\.pb:\d+: META has 2 amounts in budget_per_category on line \d+, and 0 names in categories/); // prettier-ignore
  });

  it('asks what excludes each other, which a file does not say', async (t) => {
    const file = ruled('exclusive.pb', 'rule;greedy-exclusive');
    const plain = await count(t, file);
    const because = "not by the file's own rule, greedy-exclusive, as the file does not say which projects exclude each other (--exclusive A,B says it), but by greedy"; // prettier-ignore
    assert.deepEqual([plain.code, plain.stderr], [0, `${file}: ${because}\n`]);
    const chosen = JSON.parse((await count(t, file, '--json')).stdout).selected as string[];
    const [first = '', second = ''] = chosen;
    const asked = await count(t, file, '--exclusive', `${first},${second}`);
    assert.deepEqual([asked.code, asked.stderr], [0, '']);
    assert.match(asked.stdout, /^This is by the file's own rule, greedy-exclusive\.$/m);
    assert.ok(asked.stdout.includes(`${first} was chosen, and only one of them can be`), asked.stdout); // prettier-ignore
    const list = write('list.txt', `${second},${first}\r\n\n`);
    const json = JSON.parse((await count(t, file, '--exclusive', `list:${list}`, '--json')).stdout);
    assert.deepEqual(json.exclusive, [[second, first]]);
    assert.deepEqual(json.selected.includes(second), false);
    const twice = await count(t, file, '--exclusive', `${first},${second}`, '--exclusive', 'nix,x');
    assert.match(
      twice.stderr,
      /count: --exclusive names "nix", which is not a project of the file/,
    );
    const one = await count(t, file, '--exclusive', first);
    assert.match(one.stderr, /--exclusive takes two ids at least, such as 12,34, not/);
    const shares = await count(t, file, '--rule', 'equal-shares', '--exclusive', `${first},${second}`); // prettier-ignore
    assert.match(shares.stderr, /The rule equal-shares cannot keep what excludes each other/);
  });

  it('is greedy where there is none, and that is said too', async (t) => {
    for (const file of [FILE, ruled('unknown.pb', 'rule;unknown')]) {
      const { code, stdout, stderr } = await count(t, file);
      assert.equal(code, 0);
      assert.match(stdout, /^This is by greedy, as the file says no rule \(--rule says another\)\.$/m); // prettier-ignore
      assert.match(stderr, /: by greedy, as the file says no rule/);
    }
  });
});
