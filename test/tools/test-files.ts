/** Which test file belongs to which part of the run. */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface TestFiles {
  unit: string[];
  component: string[];
  e2e: string[];
}

/** Full paths. With filters, only files whose path within the project contains one of them. */
export function findTestFiles(root: string, filters: string[]): TestFiles {
  const wanted = filters.map((filter) => relative(root, join(root, filter)));
  // Those of CMSs install what they need: `npm run test:cms`.
  const files = globSync('test/**/*.test.ts', { cwd: root, exclude: ['test/cms'] })
    .filter((file) => wanted.length === 0 || wanted.some((filter) => file.includes(filter)))
    .toSorted();
  const found: TestFiles = { unit: [], component: [], e2e: [] };
  for (const file of files) found[kindOf(file)].push(join(root, file));
  return found;
}

function kindOf(file: string): keyof TestFiles {
  if (file.endsWith('.browser.test.ts')) return 'component';
  return file.startsWith('test/e2e/') ? 'e2e' : 'unit';
}
