import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** @returns an empty folder that is gone after the test */
export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'samskab-test-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
