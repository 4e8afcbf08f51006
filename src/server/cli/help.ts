import type { Command, Option } from './command.ts';

/** Where in a line it begins to say what an option does. */
const COLUMN = 19;

/** @returns what `samskab help COMMAND` prints */
export function helpOf({ name, usage, about, options, notes }: Command): string {
  const ways = usage.map((way, index) =>
    `${index === 0 ? 'Usage:' : '      '} samskab ${name} ${way}`.trimEnd(),
  );
  const lines = Object.entries(options).flatMap(([option, about]) => entryOf(option, about));
  return [
    ...ways,
    ...(about === undefined ? [] : ['', about]),
    ...(lines[0] === '' ? [] : ['']),
    ...lines,
    ...(notes === undefined ? [] : ['', notes]),
  ].join('\n');
}

function entryOf(name: string, option: Option): string[] {
  const { heading, says } = option;
  return [
    ...(heading === undefined ? [] : ['', ...(heading === '' ? [] : [heading])]),
    ...(says === undefined ? [] : [optionLine(name, option)]),
  ];
}

/** @returns `  --data DIR       the folder …`, as many lines as it takes */
export function optionLine(name: string, { value, says = '' }: Omit<Option, 'type'>): string {
  const head = `  --${name}${value === undefined ? '' : ` ${value}`}`;
  const text = says.replaceAll('\n', `\n${' '.repeat(COLUMN)}`);
  return `${head.padEnd(COLUMN - 1)} ${text}`;
}
