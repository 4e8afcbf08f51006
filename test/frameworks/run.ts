/**
 * `npm run test:frameworks`, after a build: a small app each in React, Vue, Svelte and Angular, and
 * what is written in Preact and Solid, with the package as it is published. What they need is
 * installed into a temporary folder. The last line is `N passed, N failed`.
 */
import { join } from 'node:path';
import { summary } from '../tools/counts.ts';
import { runNodeTests } from '../tools/node-tests.ts';

const counts = await runNodeTests([join(import.meta.dirname, 'votes.ts')], {
  concurrency: 1,
  timeout: 5 * 60_000,
});
console.log(summary(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
