import { parseArgs } from 'node:util';
import { COUNTING_OPTIONS } from '../../src/server/cli/counting-options.ts';
import type { CountingArguments } from '../../src/server/cli/counting-of.ts';

/** @returns options of a count as the command line gives them */
export function parseCounting(args: readonly string[]): CountingArguments {
  return parseArgs({ args: [...args], options: COUNTING_OPTIONS }) as unknown as CountingArguments;
}
