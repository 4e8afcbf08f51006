import { parseArgs } from 'node:util';
import { COUNTING_OPTIONS } from '../../src/server/cli/counting-options.ts';
import type { Arguments } from '../../src/server/cli/command.ts';

/** @returns options of a count as the command line gives them */
export function parseCounting(args: readonly string[]): Arguments {
  return parseArgs({ args: [...args], options: COUNTING_OPTIONS }) as unknown as Arguments;
}
