import { parseArgs } from 'node:util';
import { packageVersion } from '../package-root.ts';
import { Mistake } from '../mistake.ts';
import { oneLine, type Arguments, type Command } from './command.ts';
import { plainLine } from './terminal-text.ts';
import { helpOf } from './help.ts';

/** A command is loaded when it is asked for: a server needs nothing of counting to start. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  put: async () => (await import('./put.ts')).put,
  visibility: async () => (await import('./visibility.ts')).visibility,
  preview: async () => (await import('./preview.ts')).preview,
  remove: async () => (await import('./remove.ts')).remove,
  import: async () => (await import('./import.ts')).importCommand,
  count: async () => (await import('./count.ts')).countCommand,
  compare: async () => (await import('./compare.ts')).compare,
  codes: async () => (await import('./codes.ts')).codes,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  secret: async () => (await import('./secret.ts')).secret,
  publish: async () => (await import('./publish.ts')).publishCommand,
  decide: async () => (await import('./decide.ts')).decideCommand,
  log: async () => (await import('./log.ts')).log,
  check: async () => (await import('./check.ts')).check,
  snippet: async () => (await import('./snippet.ts')).snippet,
  export: async () => (await import('./export.ts')).exportCommand,
  find: async () => (await import('./find.ts')).find,
  correct: async () => (await import('./correct.ts')).correct,
  cancel: async () => (await import('./cancel.ts')).cancel,
  delete: async () => (await import('./delete.ts')).deleteCommand,
  privacy: async () => (await import('./privacy.ts')).privacy,
};

/**
 * Runs the command line.
 * @param argv what was typed after `samskab`
 * @returns the exit code: 0, or 2 for a mistake, which is told in one line
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await dispatch(argv);
    return 0;
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(`samskab: ${plainLine(oneLine(error.message))}`);
    return error.exitCode;
  }
}

async function dispatch([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h')
    return console.log(await overview());
  if (name === '--version' || name === '-v') return console.log(packageVersion());
  if (name === 'help') return console.log(await helpOn(rest[0]));
  const command = await commandNamed(name);
  if (rest.includes('--help') || rest.includes('-h')) return console.log(helpOf(command));
  await command.run(argumentsOf(command, rest));
}

function commandNamed(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return load();
  const what = name.startsWith('-') ? 'option' : 'command';
  throw new Mistake(`unknown ${what} "${name}" (see samskab --help)`);
}

function argumentsOf(command: Command, args: readonly string[]): Arguments {
  const { name } = command;
  const { positionals, values } = parse(command, args);
  const missing = command.positionals[positionals.length];
  const takesMore = command.positionals.at(-1)?.endsWith('…') === true;
  const extra = takesMore ? undefined : positionals[command.positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) {
    throw new Mistake(`${name}: ${missing} is missing (see samskab help ${name})`);
  }
  if (extra !== undefined) {
    throw new Mistake(`${name}: "${extra}" is one too many (see samskab help ${name})`);
  }
  return { positionals, values };
}

function parse({ name, options }: Command, args: readonly string[]): Arguments {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true }) as Arguments;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    const [, option = ''] = /--([\w-]+)/.exec(message) ?? [];
    const noValue = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    // Node's first sentence says what is wrong; what follows is about "--".
    const [first] = message.split(/\.\s/);
    const words = (noValue ? options[option]?.missing : undefined) ?? first;
    throw new Mistake(`${name}: ${words} (see samskab help ${name})`);
  }
}

async function helpOn(name: string | undefined): Promise<string> {
  return name === undefined ? overview() : helpOf(await commandNamed(name));
}

/** @returns all there are, in the order of the overview */
export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(COMMANDS).map((load) => load()));
}

async function overview(): Promise<string> {
  const commands = await allCommands();
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Samskab: web components that let people take part, and the server behind them.

Usage: samskab COMMAND [options]

${lines.join('\n')}

  samskab help COMMAND  says more about one of them
  samskab --version     prints the version

What is handed in lies in a database file in the folder that --data or the environment's
SAMSKAB_DATA names (./data unless given); or in the PostgreSQL that SAMSKAB_DATABASE names.`;
}
