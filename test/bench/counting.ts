/** How long exact counts of real elections take. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../tools/sizes.ts';
import { milliseconds, ms, spread, verdict } from './report.ts';

const script = join(import.meta.dirname, 'count-once.ts');

/** What is measured, and the most that it may take, in milliseconds. */
const ROWS = [
  { what: 'Łódź 2022: reading the file', file: 'Poland_Lodz_2022.pb', run: 'read', most: 200 },
  { what: 'Łódź 2022: no completion', file: 'Poland_Lodz_2022.pb', run: 'none', most: 300 },
  { what: 'Łódź 2022: add1u by cost', file: 'Poland_Lodz_2022.pb', run: 'add1u', most: 3000 },
  {
    what: 'Łódź 2022: exact, add-opt',
    file: 'Poland_Lodz_2022.pb',
    run: 'exact-equal-shares',
    most: 5000,
  },
  {
    what: 'Łódź 2022: maximin support',
    file: 'Poland_Lodz_2022.pb',
    run: 'maximin-support',
    most: 5000,
  },
  { what: 'Łódź 2022: bounded overspending', file: 'Poland_Lodz_2022.pb', run: 'bounded-overspending', most: 5000 }, // prettier-ignore
  { what: 'Łódź 2022: Phragmén', file: 'Poland_Lodz_2022.pb', run: 'phragmen', most: 5000 },
  {
    what: 'Toulouse 2024: add1u by cost',
    file: 'France_Toulouse_2024.pb',
    run: 'add1u',
    most: 500,
  },
] as const;

/** @param runs how often each is measured, each time in a process of its own */
export function benchCounting(runs: number): void {
  console.log('\nCounting, exactly\n');
  const folder = process.env['PABULIB_DIR'] ?? '';
  if (!existsSync(join(folder, ROWS[0].file))) {
    return console.log('  Left out: PABULIB_DIR does not name a folder with these elections.');
  }
  const rows = ROWS.map(({ what, file, run, most }) => {
    const path = join(folder, file);
    const again = (once: () => number) => Array.from({ length: runs }, once);
    const measured = spread(again(() => measure(run, path)));
    const hasFloats = run === 'none' || run === 'add1u';
    const floats = !hasFloats ? '' : milliseconds(spread(again(() => measure(run, path, 'floats')))); // prettier-ignore
    return [what, milliseconds(measured), `${most} ms`, verdict(measured.median, most, ms), floats];
  });
  const heading = ['what', `exact, median of ${runs} (all)`, 'at most', '', 'plain floating point'];
  console.log(table([heading, ...rows]));
}

function measure(...args: readonly string[]): number {
  const output = execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  const time = Number(output);
  if (!Number.isFinite(time)) throw new Error(`${args.join(' ')} printed ${output}`);
  return time;
}
