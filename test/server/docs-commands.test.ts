/** What README and the page for organisers say to type, typed. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { allCommands } from '../../src/server/cli/main.ts';
import { folder, samskab } from './tools.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const SET_UP = 'docs/organisers/set-up.md';

test('the definition that is shown is the file beside it', () => {
  const [, shown] = /```json\n(.*?)```/s.exec(read(SET_UP)) ?? [];
  assert.equal(shown, read('docs/organisers/kvarterpuljen.json'));
});

for (const [page, at] of [
  ['README.md', '.'],
  [SET_UP, 'docs/organisers'],
] as const) {
  test(`the commands of ${page} do what is said`, async (t) => {
    const SAMSKAB_DATA = join(folder(t), 'data');
    const lines = [...read(page).matchAll(/^npx samskab ((?:put|codes|export|publish) [^#\n]*?) *#/gm)]; // prettier-ignore
    assert.ok(lines.length >= 3);
    for (const [line, typed = ''] of lines) {
      const { code, stdout, stderr } = await samskab(typed.split(' '), { SAMSKAB_DATA }, join(root, at)); // prettier-ignore
      // The vote of the example is open until 2027, and says so.
      const isTooEarly = typed.startsWith('publish') && /is still open|nobody/i.test(stderr);
      assert.ok(code === 0 || isTooEarly, `${line}: ${stderr}`);
      if (typed.startsWith('put')) assert.deepEqual([stdout, stderr], ['ballots/kvarterpuljen: new\n', '']); // prettier-ignore
      if (typed.startsWith('codes')) assert.equal(stdout.trim().split('\n').length, 500);
    }
  });
}

test('the docs name no command and no option that is not there', async () => {
  const commands = new Map((await allCommands()).map((command) => [command.name, command]));
  const pages = ['README.md', 'SECURITY.md', 'demo/README.md', ...globSync('docs/**/*.md', { cwd: root })]; // prettier-ignore
  let seen = 0;
  for (const page of pages) {
    // In blocks and between back ticks: what follows the name, up to a comment, a pipe or a quote.
    const code = [...read(page).matchAll(/^```\w*\n.*?^```|`[^`\n]+`/gms)].join('\n');
    for (const [typed, name = '', rest = ''] of code.matchAll(
      /\bsamskab ([a-z]+)\b([^\n`#|>]*)/g,
    )) {
      const command = commands.get(name);
      if (!command) continue;
      seen++;
      for (const [, option = ''] of rest.matchAll(/ --([a-z-]+)/g)) {
        assert.ok(Object.hasOwn(command.options, option) || option === 'help', `${page}: ${typed}`);
      }
    }
    const words = [...code.matchAll(/\bnpx samskab ([a-z]+)\b/g)].map(([, name = '']) => name);
    for (const name of words)
      assert.ok(name === 'help' || commands.has(name), `${page}: samskab ${name}`);
  }
  assert.ok(seen > 100, String(seen));
});
