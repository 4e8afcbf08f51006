/** The programs that `docs/developers/server.md` shows run, as they stand there, with the build. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/developers/server.md'), 'utf8');
const programs = [...page.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code);

test('both programs answer, the second with what the first has stored', async (t) => {
  const place = mkdtempSync(join(tmpdir(), 'samskab-own-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  mkdirSync(join(place, 'node_modules'));
  symlinkSync(root, join(place, 'node_modules/samskab'));
  assert.equal(programs.length, 2);
  for (const [at, code] of programs.entries()) {
    const port = 34_100 + (process.pid % 900) + at * 1000;
    // Other tests may hold the ports that it shows.
    writeFileSync(join(place, 'own.mjs'), code.replaceAll(/\b300[01]\b/g, String(port)));
    const child = spawn(process.execPath, ['own.mjs'], { cwd: place, stdio: 'inherit' });
    try {
      const definition = await answer(`http://localhost:${port}/api/ideas/havnen`);
      assert.equal(definition.title, 'Hvad skal havnen bruges til?');
      const sent = await fetch(`http://localhost:${port}/api/ideas/havnen`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `key-of-a-test-${at}-0000`,
        },
        body: JSON.stringify({ answers: { idea: 'En badebro' }, language: 'da' }),
      });
      assert.equal(sent.status, 201, await sent.text());
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }
});

/** Waits until it listens. */
async function answer(url: string): Promise<{ readonly title: string }> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return (await response.json()) as { title: string };
    assert.ok(Date.now() < deadline, `${url}: ${response?.status}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
