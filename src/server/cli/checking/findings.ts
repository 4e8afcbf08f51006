/**
 * What the protocol asks of a backend, by the names of its lines in docs/protocol.md: what is found
 * names the line that it is about. A test holds the two lists against each other.
 */
export const RULES = [
  'address',
  'redirect',
  'page',
  'https',
  'timeout',
  'json',
  'content-type',
  'get-cors',
  'clock',
  'cache',
  'cookies',
  'not-found',
  'definition',
  'unknown-key',
  'fulfillable',
  'ids',
  'times',
  'phase',
  'money',
  'languages',
  'plain-words',
  'pictures',
  'alt-text',
  'links',
  'results-link',
  'test',
  'delivery',
  'preflight',
  'receipt-cors',
  'submission',
  'created',
  'receipt',
  'manage',
  'refusal-cors',
  'key-missing',
  'same-key',
  'other-body',
  'in-flight',
  'problem',
  'not-json',
  'media-type',
  'too-large',
  'rule',
  'not-eligible',
  'already-voted',
  'not-open',
  'retry-after',
  'proof',
] as const;
export type Rule = (typeof RULES)[number];

/**
 * `must`: a widget does not work with it, or a promise is not kept. `should`: people are worse off.
 * `fine`: it was looked at, and is as it should be.
 */
export type Level = 'must' | 'should' | 'fine';

export interface Finding {
  readonly level: Level;
  readonly rule: Rule;
  /** One sentence, with what to do; what a server said in it is not made safe for a terminal. */
  readonly text: string;
}

/** Collects what is found; what is said twice is kept once. */
export class Findings {
  readonly all: Finding[] = [];

  must(rule: Rule, text: string): void {
    this.#add({ level: 'must', rule, text });
  }

  should(rule: Rule, text: string): void {
    this.#add({ level: 'should', rule, text });
  }

  fine(rule: Rule, text: string): void {
    this.#add({ level: 'fine', rule, text });
  }

  count(level: Level): number {
    return this.all.filter((one) => one.level === level).length;
  }

  /** @returns whether anything is wrong with what a line of the protocol asks */
  isBad(rule: Rule): boolean {
    return this.all.some((one) => one.rule === rule && one.level !== 'fine');
  }

  #add(found: Finding): void {
    const isThere = this.all.some(({ rule, text }) => rule === found.rule && text === found.text);
    if (!isThere) this.all.push(found);
  }
}

const LONGEST_QUOTED = 60;

/** @returns what a server said, in quotes and no longer than fits a line */
export function quoted(text: string): string {
  const short = text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
  return JSON.stringify(short);
}

/** @returns the first few of several things, and how many more there are */
export function few(things: readonly string[], most = 4): string {
  const more = things.length - most;
  return `${things.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
