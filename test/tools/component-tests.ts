/** Runs component tests in a browser, and counts what they did. */
import { fork, type ChildProcess } from 'node:child_process';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserName } from './browsers.ts';
import { timeouts } from './component-config.ts';
import type { SessionMessage } from './component-session.ts';
import { none, oneFailed, sum, type Counts } from './counts.ts';

/** Longer than any single step may take: who says nothing for so long hangs. */
const silenceAllowed = 30_000 + Object.values(timeouts).reduce((total, each) => total + each, 0);

/** What a browser gets to end by itself before it is killed. */
const timeToEnd = 10_000;

/** Says on each line whose it is: browsers may run side by side. */
export async function runComponentTests(browser: BrowserName, files: string[]): Promise<Counts> {
  const first = await runSession(browser, files);
  if (first.neverStarted.length === 0) return first.counts;

  // A browser that did not start, or that died on the way: this is nothing a test did.
  console.log(
    `${browser}: did not get to ${first.neverStarted.length} file(s); starting it again.`,
  );
  const second = await runSession(browser, first.neverStarted);
  for (const file of second.neverStarted) {
    console.log(`${browser}: ✖ ${relative('', file)}: not started`);
  }
  return sum([first.counts, second.counts, ...second.neverStarted.map(() => oneFailed)]);
}

interface SessionResult {
  counts: Counts;
  /** Files whose page never came up, or went away with the browser. */
  neverStarted: string[];
}

async function runSession(browser: BrowserName, files: string[]): Promise<SessionResult> {
  const started = new Set<string>();
  const results = new Map<string, Counts>();
  const session = fork(new URL('./component-session.ts', import.meta.url), [browser, ...files], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A process group of its own, so that it can be ended together with what it started.
    detached: true,
  });
  const said = Promise.all([session.stdout, session.stderr].map((one) => tell(browser, one)));
  const watchdog = setTimeout(() => {
    console.log(`${browser}: has said nothing for ${silenceAllowed / 1000} s; giving it up.`);
    end(session);
  }, silenceAllowed);
  const endWithUs = () => killGroup(session, 'SIGTERM');
  process.once('exit', endWithUs);

  session.on('message', (message: SessionMessage) => {
    watchdog.refresh();
    if (message.type === 'started') started.add(message.file);
    if (message.type === 'lost') started.delete(message.file);
    if (message.type === 'finished') results.set(message.file, message.counts);
  });
  await new Promise((resolve) => session.once('exit', resolve));

  clearTimeout(watchdog);
  process.off('exit', endWithUs);
  killGroup(session, 'SIGKILL');
  // What got away from its group may hold the pipe; nobody waits for that.
  await Promise.race([said, delay(timeToEnd, undefined, { ref: false })]);
  return judge(browser, files, started, results);
}

/** The runner reports a page that never came up as a failed file; here it is not one yet. */
function judge(
  browser: BrowserName,
  files: string[],
  started: Set<string>,
  results: Map<string, Counts>,
): SessionResult {
  const neverStarted = files.filter((file) => !started.has(file));
  const broken = [...started].filter((file) => !results.has(file));
  for (const file of broken) {
    console.log(`${browser}: ✖ ${relative('', file)}: the browser went away or hung`);
  }
  const counts = [...started].map((file) => results.get(file) ?? oneFailed);
  return { counts: sum([none, ...counts]), neverStarted };
}

async function tell(browser: BrowserName, said: NodeJS.ReadableStream | null): Promise<void> {
  if (!said) return;
  for await (const line of createInterface({ input: said })) {
    if (line.trim() !== '') console.log(`${browser}: ${line}`);
  }
}

function end(session: ChildProcess): void {
  killGroup(session, 'SIGTERM');
  setTimeout(() => killGroup(session, 'SIGKILL'), timeToEnd).unref();
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of it has ended already.
  }
}
