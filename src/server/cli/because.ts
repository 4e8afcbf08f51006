import { Mistake } from '../mistake.ts';
import type { Options, Values } from './command.ts';

/** Every command that writes into the log takes it. */
export const becauseOption = {
  because: {
    type: 'string',
    value: 'TEXT',
    says: 'why, for the log (see samskab help log); asked for once it has closed',
  },
} as const satisfies Options;

/**
 * @param command its own name, for what it says
 * @throws Mistake where nothing was said
 */
export function becauseOf(
  command: string,
  { because }: Values<typeof becauseOption>,
): string | undefined {
  if (because === undefined) return undefined;
  const said = because.trim();
  if (said === '') throw new Mistake(`${command}: --because says nothing`);
  return said;
}
