/**
 * Runs test files with node:test and counts what they did.
 *
 * Each file is a run of its own, for two reasons. node:test waits for ever for a file that left a
 * server open, and a run can only be given up as a whole. And it takes a file without tests, or
 * one that exits half-way, for a passed test; the file's own summary tells these apart.
 */
import { run } from 'node:test';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { fileLine, none, sum, type Counts } from './counts.ts';

export interface NodeTestOptions {
  /** Files at the same time. */
  concurrency: number;
  /** For one test. */
  timeout: number;
}

/** How long a file may say nothing, on top of the longest time that one of its tests may take. */
const silenceAllowed = 60_000;

export async function runNodeTests(files: string[], options: NodeTestOptions): Promise<Counts> {
  const results: Counts[] = [];
  const queue = files.values();
  const worker = async () => {
    for (const file of queue) results.push(await runFile(file, options.timeout));
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
  return sum(results);
}

async function runFile(file: string, timeout: number): Promise<Counts> {
  const started = performance.now();
  const report = new FileReport(file);
  const watchdog = new Watchdog(timeout + silenceAllowed);
  const events = run({ files: [file], concurrency: 1, timeout, signal: watchdog.signal });
  for await (const event of events) {
    watchdog.reset();
    report.add(event as TestEvent);
  }
  watchdog.stop();
  report.finish();
  // In one piece, so that files running side by side do not mix their lines.
  const milliseconds = performance.now() - started;
  const lines = [fileLine(relative('', file), report.counts, milliseconds), ...report.lines];
  process.stdout.write(`${lines.join('\n')}\n`);
  return report.counts;
}

/** The part of node:test's events that we read. */
type TestEvent =
  | { type: 'test:start'; data: Located }
  | { type: 'test:pass' | 'test:fail'; data: Outcome }
  | { type: 'test:summary'; data: { file?: string; success: boolean } }
  | { type: 'test:diagnostic'; data: { message: string } }
  | { type: 'test:stdout' | 'test:stderr'; data: { message: string } };

interface Located {
  name: string;
  nesting: number;
  line?: number;
}

interface Outcome extends Located {
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; error?: Error & { failureType?: string } };
}

class FileReport {
  readonly counts: Counts = { ...none };
  readonly lines: string[] = [];
  readonly #file: string;
  /** Names of the suites around the present test, outermost first. */
  readonly #path: string[] = [];
  #summary: { success: boolean } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  add({ type, data }: TestEvent): void {
    if (type === 'test:start') this.#path[data.nesting] = data.name;
    else if (type === 'test:pass') this.#passed(data);
    else if (type === 'test:fail') this.#failed(data);
    // The file's own summary names the file; the one of the whole run does not.
    else if (type === 'test:summary' && data.file) this.#summary = data;
    // Such as: an error after the test had ended. The rest is counts and times.
    else if (type === 'test:diagnostic' && /^(Error|Warning)/.test(data.message))
      this.#say(data.message);
    else if (type === 'test:stdout' || type === 'test:stderr') this.#say(data.message.trimEnd());
  }

  /** Judges what no event tells: a file that ran no test. */
  finish(): void {
    const { passed, failed, skipped } = this.counts;
    if (failed > 0) return;
    if (!this.#summary) this.#fail('The file has no tests, or exited before they were done.');
    else if (passed + skipped === 0) this.#fail('The file has no tests.');
    else if (!this.#summary.success) this.#fail('node:test calls the file failed.');
  }

  #passed({ name, skip, todo, details }: Outcome): void {
    // A suite that is left out tells nothing of the tests in it.
    if (name === this.#file || (details.type === 'suite' && !isSet(skip))) return;
    if (isSet(skip) || isSet(todo)) this.counts.skipped += 1;
    else this.counts.passed += 1;
  }

  #failed({ name, nesting, line, todo, details }: Outcome): void {
    // A test marked as to do is allowed to fail.
    if (isSet(todo)) {
      this.counts.skipped += 1;
      return;
    }
    // Whatever only contains a failed test is not another failure.
    if (details.error?.failureType === 'subtestsFailed') return;
    if (name === this.#file) {
      this.#fail('the file as a whole');
    } else {
      const path = [...this.#path.slice(0, nesting), name].join(' › ');
      this.#fail(line === undefined ? path : `${path} (line ${line})`);
    }
    this.#say(describe(details.error));
  }

  #fail(what: string): void {
    this.counts.failed += 1;
    this.lines.push(`  ✖ ${what}`);
  }

  #say(text: string): void {
    if (text) this.lines.push(text.replaceAll(/^/gm, '    '));
  }
}

/** node:test leaves `skip` and `todo` out where they do not apply; an empty reason still counts. */
function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

function describe(error: Error | undefined): string {
  const cause = error?.cause ?? error;
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause);
  if (cause.name === 'AbortError') {
    return 'It did not end: a test hangs, or left a server, timer or process open.';
  }
  return (cause.stack ?? cause.message)
    .replaceAll(/^ +at .*\bnode:(internal|async_hooks).*\n?/gm, '')
    .trimEnd();
}

/** A signal that aborts when nothing was heard for a while. */
class Watchdog {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), milliseconds);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  reset(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
