import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../tools/free-port.ts';
import { command, folder } from './tools.ts';

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a server whose output goes somewhere odd, so that it cannot say where it listens. */
async function serve(t: TestContext, output: number | 'pipe'): Promise<Served> {
  const port = await freePort();
  const args = [command, 'serve', '--port', String(port), '--data', folder(t)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output] });
  t.after(() => child.kill('SIGKILL'));
  return { child, url: `http://127.0.0.1:${port}` };
}

async function answers({ url, child }: Served): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.status === 200) return;
    await wait(50);
  }
  assert.fail(`no answer; exit code ${child.exitCode}`);
}

async function ends({ child }: Served): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
}

const full = existsSync('/dev/full') ? false : 'this machine has no /dev/full';
test('a full disk under the log stops nothing', { skip: full }, async (t) => {
  const fd = openSync('/dev/full', 'w');
  t.after(() => closeSync(fd));
  const server = await serve(t, fd);
  for (let count = 0; count < 5; count++) await answers(server);
  await ends(server);
});

test('a reader of the log that has gone stops nothing', async (t) => {
  const server = await serve(t, 'pipe');
  server.child.stdout?.destroy();
  server.child.stderr?.destroy();
  for (let count = 0; count < 5; count++) await answers(server);
  await ends(server);
});

test('a reader of the log that does not read stops nothing', async (t) => {
  const server = await serve(t, 'pipe');
  await answers(server);
  // More than a pipe holds.
  const urls = Array.from({ length: 1500 }, () => `${server.url}/api`);
  for (let from = 0; from < urls.length; from += 50) {
    await Promise.all(urls.slice(from, from + 50).map(async (url) => (await fetch(url)).text()));
  }
  await answers(server);
  await ends(server);
});
