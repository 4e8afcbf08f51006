/** One option of a command: what `parseArgs` of Node's takes, and what help says of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given several times; then all that was given is there. */
  readonly multiple?: true;
  /** What stands for its value in help, such as `DIR`. */
  readonly value?: string;
  /** In help, where lines break as here; one without is in `usage` alone. */
  readonly says?: string;
  /** What is said where its value is missing; what Node says unless given. */
  readonly missing?: string;
  /** Lines that stand before it in help, after an empty one. */
  readonly heading?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was typed behind options, by their names. */
export type Values<O extends Options> = {
  readonly [K in keyof O]?:
    | (O[K] extends { readonly multiple: true }
        ? readonly string[]
        : O[K]['type'] extends 'boolean'
          ? boolean
          : string)
    | undefined;
};

/** What was typed beside options: there, but for what is in brackets; the last with `…` and more. */
export type Positionals<P extends readonly string[]> = P extends readonly [
  ...infer First extends readonly string[],
  `${string}…`,
]
  ? readonly [...Given<First>, string, ...string[]]
  : Given<P>;

type Given<P extends readonly string[]> = {
  readonly [I in keyof P]: P[I] extends `[${string}` ? string | undefined : string;
};

/** What was typed after a command's name. */
export interface Arguments<
  O extends Options = Options,
  P extends readonly string[] = readonly string[],
> {
  readonly values: Values<O>;
  readonly positionals: Positionals<P>;
}

/** One word of the command line. Help is made of it (`help.ts`). */
export interface Command<
  O extends Options = Options,
  P extends readonly string[] = readonly string[],
> {
  readonly name: string;
  /** Its line in the overview. */
  readonly summary: string;
  /** What follows its name: a line each way to use it. */
  readonly usage: readonly string[];
  /** What it does; between usage and options. */
  readonly about?: string;
  readonly options: O;
  /** What there is to know beside options. */
  readonly notes?: string;
  /**
   * The names of what is given, such as `FILE.pb`; in brackets what need not be. Of the last there
   * may be several where it ends in `…`.
   */
  readonly positionals: P;
  /** @throws Mistake */
  run(args: Arguments<O, P>): Promise<void>;
}

/** @returns the command as it is, with what `run` is given typed by its options */
export function command<const O extends Options, const P extends readonly string[]>(
  made: Command<O, P>,
): Command<O, P> {
  return made;
}

export { listed } from '../words.ts';

/** @returns a message on one line, whatever it quotes */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
