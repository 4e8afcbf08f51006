/** What a part of the test run adds to its last line. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { ...none, passed: 1 };
export const oneFailed: Counts = { ...none, failed: 1 };

export function sum(counts: Iterable<Counts>): Counts {
  const total = { ...none };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** `12 passed, 0 failed`: the form that whoever reads the last line relies on. */
export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** One line a test file. */
export function fileLine(file: string, counts: Counts, milliseconds: number): string {
  return `${counts.failed > 0 ? '✖' : '✔'} ${file}: ${summary(counts)} (${duration(milliseconds)})`;
}

export function duration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
