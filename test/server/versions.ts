/** Builds as small as a test needs them, of which each version has other files. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { folder } from './folder.ts';

export interface TestBuild {
  readonly build: string;
  readonly version: string;
  /** The names of its core and of its second act, which no other build has. */
  readonly core: string;
  readonly later: string;
}

/** @param mark stands in each of its files; two builds with the same are the same */
export function buildOf(t: TestContext, version: string, mark = version): TestBuild {
  const build = folder(t);
  const hash = createHash('sha256').update(mark).digest('hex').slice(0, 8);
  const [core, later] = [`core-${hash}.js`, `voting-ballot.da.sending-${hash}.js`];
  mkdirSync(join(build, 'loader/samskab'), { recursive: true });
  mkdirSync(join(build, 'single'));
  const files = {
    'loader/samskab.js': `"the loader of ${mark}: ./samskab/${core}"`,
    [`loader/samskab/${core}`]: `"core of ${mark}"`,
    [`loader/samskab/${later}`]: `import "./${core}";"second act of ${mark}"`,
    'loader/samskab/voting-ballot.da.js': `import "./${core}";import("./${later}");"first act of ${mark}"`,
    'single/voting-ballot.js': `"all of ${mark}, ${'and more '.repeat(200)}"`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(build, name), text);
  return { build, version, core, later };
}

/** @returns what `integrity` says of a text: worked out here once more */
export function sri(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}
