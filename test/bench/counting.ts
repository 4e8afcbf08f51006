/** How long exact counts of real elections take. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_NAMES } from '../../src/counting/rules/rules.ts';
import { table } from '../tools/sizes.ts';
import { milliseconds, ms, spread, verdict } from './report.ts';

const script = join(import.meta.dirname, 'count-once.ts');

interface Row {
  readonly what: string;
  readonly file: string;
  /** As `count-once.ts` takes it. */
  readonly run: string;
  /** The most that it may take, in milliseconds. */
  readonly most: number;
  /** Whether nothing else is measured beside it: in plain floating point this takes minutes. */
  readonly alone?: boolean;
}

const LODZ = 'Poland_Lodz_2022.pb';
const BUDAPEST = 'Hungary_Budapest_2024.pb';
const DISTRICT = 'Hungary_Budapest_2022_VIII_Jozsefvaros.pb';
/** May take as long as it takes. */
const SLOW: ReadonlySet<string> = new Set(['maximin-support']);

/** Files that are not in the folder are left out. */
const ROWS: readonly Row[] = [
  { what: 'Łódź 2022: reading the file', file: LODZ, run: 'read', most: 200 },
  { what: 'Łódź 2022: no completion', file: LODZ, run: 'none', most: 300 },
  { what: 'Łódź 2022: add1u by cost', file: LODZ, run: 'add1u', most: 3000 },
  { what: 'Toulouse 2024: add1u by cost', file: 'France_Toulouse_2024.pb', run: 'add1u', most: 500 },
  { what: 'Budapest 2024: add1u by cost', file: BUDAPEST, run: 'add1u', most: 5000, alone: true },
  { what: 'Budapest VIII 2022, ties too: equal-shares', file: DISTRICT, run: 'equal-shares', most: 1000 },
  ...RULE_NAMES.filter((rule) => !SLOW.has(rule)).map((run) => ({
    what: `Łódź 2022, ties too: ${run}`,
    file: LODZ,
    run,
    most: 5000,
  })),
]; // prettier-ignore

/** @param runs how often each is measured, each time in a process of its own */
export function benchCounting(runs: number): void {
  console.log('\nCounting, exactly\n');
  const folder = process.env['PABULIB_DIR'] ?? '';
  const there = ROWS.filter(({ file }) => existsSync(join(folder, file)));
  if (there.length === 0) {
    return console.log('  Left out: PABULIB_DIR does not name a folder with these elections.');
  }
  const fitting = there.filter(({ file, run }) => measure(run, join(folder, file)) !== 'unfit');
  const rows = fitting.map(({ what, file, run, most, alone }) => {
    const path = join(folder, file);
    const again = (...args: readonly string[]) =>
      Array.from({ length: runs }, () => measure(run, path, ...args) as Measured);
    const exact = again();
    const measured = spread(exact.map(({ took }) => took));
    const worked = spread(exact.map(({ worked }) => worked));
    const hasFloats = !alone && (run === 'none' || run === 'add1u');
    const floats = hasFloats ? milliseconds(spread(again('floats').map(({ took }) => took))) : '';
    return [what, milliseconds(measured), `${most} ms`, verdict(measured.median, most, ms), milliseconds(worked), floats]; // prettier-ignore
  });
  const heading = [
    'what',
    `exact, median of ${runs} (all)`,
    'at most',
    '',
    'processor',
    'plain floating point',
  ];
  console.log(table([heading, ...rows]));
}

interface Measured {
  /** Milliseconds by the clock, and those that the processor worked for it. */
  readonly took: number;
  readonly worked: number;
}

function measure(...args: readonly string[]): Measured | 'unfit' {
  const output = execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  if (output.trim() === 'unfit') return 'unfit';
  const [took = NaN, worked = NaN] = output.split(' ').map(Number);
  if (!Number.isFinite(took + worked)) throw new Error(`${args.join(' ')} printed ${output}`);
  return { took, worked };
}
