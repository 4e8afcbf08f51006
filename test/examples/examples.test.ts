/** The backends in `examples`, each as its README starts it: they keep the protocol. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { mainHere, folder, newKey } from '../server/tools.ts';
import { freePort } from '../tools/free-port.ts';
import { firstProgram } from '../tools/installing.ts';
import { findPhp, howToInstallPhp } from '../tools/php.ts';

const examples = resolve(import.meta.dirname, '../../examples');

interface Example {
  readonly name: string;
  readonly file: string;
  readonly program: string | undefined;
  readonly missing: string;
  args(port: number, database: string): string[];
}

const all: readonly Example[] = [
  {
    name: 'Python',
    file: 'python/backend.py',
    program: firstProgram('/usr/bin/python3', 'python3'),
    missing: 'Python is not here',
    args: (port, database) => ['backend.py', String(port), database],
  },
  {
    name: 'PHP',
    file: 'php/backend.php',
    program: findPhp(),
    missing: howToInstallPhp,
    args: (port) => ['-S', `127.0.0.1:${port}`, 'backend.php'],
  },
];

for (const example of all) {
  const { name, file, program, missing } = example;
  describe(`the example in ${name}`, { skip: program === undefined && missing }, () => {
    it('keeps all of the protocol', async (t) => {
      const url = await started(t, example);
      for (const id of ['quarter', 'ideas']) {
        const run = await mainHere(t, ['check', `${url}/api/${id}`, '--submit']);
        assert.equal(run.code, 0, run.stdout);
        assert.match(run.stdout, /2 submissions were taken/);
        assert.match(run.stdout, /\n0 must, 0 should, \d\d fine/, run.stdout);
      }
    });

    it('stores what twenty send at once under one key once', async (t) => {
      const url = `${await started(t, example)}/api/quarter`;
      const key = newKey();
      const body = JSON.stringify({ selections: [{ item: 'skate' }] });
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const send = async () => {
        const response = await fetch(url, { method: 'POST', headers, body });
        return [response.status, await response.text()].join(' ');
      };
      const answers = await Promise.all(Array.from({ length: 20 }, send));
      assert.equal(new Set(answers).size, 1, answers.join('\n'));
      assert.match(answers[0] ?? '', /^201 /);
    });

    it('tells what nobody can answer to from what is too deep, and goes on', async (t) => {
      const url = `${await started(t, example)}/api/ideas`;
      const send = async (body: BodyInit) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
        const response = await fetch(url, { method: 'POST', headers, body });
        return `${response.status} ${((await response.json()) as { code: string }).code}`;
      };
      assert.equal(await send('['.repeat(100_000)), '400 not-json');
      assert.equal(await send('[]'), '422 rule');
      assert.equal(await send(Buffer.from('{"answers":{"idea":"\xe6\xf8\xe5"}}', 'latin1')), '400 not-json'); // prettier-ignore
      assert.equal(await send('{"answers":{"idea":NaN}}'), '400 not-json');
      assert.match(await send(JSON.stringify({ answers: { idea: 'Bænke 🪑' } })), /^201 /);
    });

    it('is short', () => {
      const lines = readFileSync(join(examples, file), 'utf8').split('\n').length;
      assert.ok(lines <= 305, `${lines} lines`);
    });
  });
}

/** @returns where it listens, with an empty database */
async function started(t: TestContext, { file, program, args }: Example): Promise<string> {
  const port = await freePort();
  const database = join(folder(t), 'handed-in.db');
  const child = spawn(program as string, args(port, database), {
    cwd: join(examples, file, '..'),
    env: { ...process.env, DATABASE: database, PHP_CLI_SERVER_WORKERS: '4' },
    stdio: 'ignore',
    // PHP's workers are processes of their own, and end with their group.
    detached: true,
  });
  t.after(async () => {
    const ended = once(child, 'exit');
    process.kill(-(child.pid as number), 'SIGTERM');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/api/quarter`).catch(() => undefined);
    if (answer?.ok) return url;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${file} does not answer`);
}
