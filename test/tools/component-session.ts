/**
 * A program: runs component test files in one browser, and tells its parent how each went.
 *
 *     node component-session.ts firefox test/widgets/some.browser.test.ts …
 *
 * It is a process of its own because the browsers' drivers leave rejections unhandled when a
 * browser dies, and because a browser that hangs can only be got rid of together with it.
 */
import { relative } from 'node:path';
import { format } from 'node:util';
import {
  defaultReporter,
  startTestRunner,
  type Logger,
  type ReportTestResultsArgs,
  type TestResult,
  type TestRunner,
  type TestRunnerConfig,
  type TestSession,
  type TestSuiteResult,
} from '@web/test-runner';
import type { BrowserName } from './browsers.ts';
import { componentConfig } from './component-config.ts';
import { fileLine, type Counts } from './counts.ts';
import { freePort } from './free-port.ts';
import { launcherFor } from './launchers.ts';

/** What the parent hears. A file that never started may be tried again. */
export type SessionMessage =
  { type: 'started' | 'lost'; file: string } | { type: 'finished'; file: string; counts: Counts };

let runner: TestRunner | undefined;
let previousEnd = performance.now();

let indent = '';

/** The test runner's own logger redraws the screen, which a log file shows as control codes. */
const logger: Logger = {
  log: (...messages) => print(format(...messages)),
  warn: (...messages) => print(format(...messages)),
  error: (...messages) => print(format(...messages)),
  debug: () => {},
  group: () => void (indent += '  '),
  groupEnd: () => void (indent = indent.slice(2)),
  logSyntaxError: ({ filePath, line, column, message }) =>
    print(`✖ ${relative('', filePath)}:${line}:${column} ${message}`),
};

function print(text: string): void {
  process.stdout.write(`${text.replaceAll(/^(?=.)/gm, indent)}\n`);
}

async function main(browser: BrowserName, files: string[]): Promise<void> {
  runner = await startTestRunner({
    config: {
      ...componentConfig,
      files,
      // Sessions that start at once would all find the same one free, counting up from 8000.
      port: await freePort(),
      middleware: [...(componentConfig.middleware ?? []), tellWhatStarts],
      browsers: [await launcherFor(browser)],
      logger,
      reporters: [{ reportTestFileResults }, defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  runner?.on('stopped', () => process.exit());
}

/**
 * A file has started when the browser asks for its page. The page's own word comes too late: one
 * that hangs at once never gets it out.
 */
const tellWhatStarts: NonNullable<TestRunnerConfig['middleware']>[number] = (context, next) => {
  const id = context.path === '/' ? context.query['wtr-session-id'] : undefined;
  const session = typeof id === 'string' ? runner?.sessions.get(id) : undefined;
  if (session) tell({ type: 'started', file: session.testFile });
  return next();
};

/** One browser, so one session a file. */
function reportTestFileResults({ sessionsForTestFile }: ReportTestResultsArgs): void {
  for (const session of sessionsForTestFile) {
    const file = session.testFile;
    if (isLost(session)) {
      logger.log(`${relative('', file)}: the browser went away before a test was done`);
      tell({ type: 'lost', file });
      continue;
    }
    const counts = count(session);
    logger.log(fileLine(relative('', file), counts, performance.now() - previousEnd));
    previousEnd = performance.now();
    if (counts.failed > 0 && !hasErrors(session)) logger.log('  ✖ The file has no tests.');
    tell({ type: 'finished', file, counts });
  }
}

/** A browser that died under a file has told nothing of its tests. */
function isLost(session: TestSession): boolean {
  const gone = /browser disconnected|invalid session id/;
  const noTest = testsOf(session.testResults).length === 0;
  return noTest && session.errors.some(({ message }) => gone.test(message));
}

/** A file that did not load, or that has no tests, is a failure of its own. */
function count(session: TestSession): Counts {
  const tests = testsOf(session.testResults);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const failed = tests.length - passed - skipped;
  const failedAsAWhole =
    tests.length === 0 || session.errors.length > 0 || (!session.passed && failed === 0);
  return { passed, skipped, failed: failed + (failedAsAWhole ? 1 : 0) };
}

function hasErrors({ errors, testResults }: TestSession): boolean {
  return errors.length > 0 || testsOf(testResults).some((test) => test.error);
}

function testsOf(suite: TestSuiteResult | undefined): TestResult[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

function tell(message: SessionMessage): void {
  process.send?.(message);
}

// Browsers are killed when this process exits: let it do so when told to, or left alone.
process.on('SIGTERM', () => process.exit(1)).on('disconnect', () => process.exit(1));
await main(process.argv[2] as BrowserName, process.argv.slice(3));
