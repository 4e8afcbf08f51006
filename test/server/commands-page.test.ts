/** `docs/commands.md` against the commands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandsPage, PAGE } from '../../build/commands-page.ts';
import { allCommands } from '../../src/server/cli/main.ts';

test('the page says of each command what its help says', async () => {
  assert.equal(readFileSync(PAGE, 'utf8'), await commandsPage(), 'node build/commands-page.ts');
});

test('help names each option that a command takes', async () => {
  for (const { name, options, usage, notes = '' } of await allCommands()) {
    for (const [option, { says }] of Object.entries(options)) {
      const isNamed = says !== undefined || [...usage, notes].join(' ').includes(`--${option}`);
      assert.ok(isNamed, `${name} --${option}`);
    }
  }
});
