import type { ParseArgsConfig } from 'node:util';

/** What was typed after a command's name. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** One word of the command line. */
export interface Command {
  /** What `samskab help COMMAND` prints. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The names of what is given, such as `FILE.pb`; in brackets what need not be. */
  readonly positionals: readonly string[];
  /** @throws Mistake */
  readonly run: (args: Arguments) => Promise<void>;
}

/** @returns words as a sentence lists them: `ideas, budgets or events` */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  const head = words.slice(0, -1).join(', ');
  return [...(head === '' ? [] : [head, last]), ...words.slice(-1)].join(' ');
}

/** @returns a message on one line, whatever it quotes */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
