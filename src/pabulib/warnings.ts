/** Every way in which a file can be odd. Codes are stable; messages are for the person who imports. */
export type PabulibCode =
  // The text and its rows
  | 'not-utf-8'
  | 'no-final-newline'
  | 'stray-quote'
  | 'unclosed-quote'
  | 'row-too-long'
  | 'short-row'
  | 'long-row'
  // Sections and columns
  | 'section-name'
  | 'unknown-section'
  | 'missing-section'
  | 'section-twice'
  | 'missing-header'
  | 'missing-column'
  | 'column-ignored'
  | 'one-row-per-project'
  // META
  | 'missing-key'
  | 'duplicate-key'
  | 'bad-vote-type'
  | 'bad-budget'
  | 'unknown-scoring'
  // Numbers
  | 'bad-number'
  | 'exponent'
  | 'grouped-digits'
  // PROJECTS
  | 'no-projects'
  | 'bad-id'
  | 'duplicate-project'
  | 'bad-cost'
  | 'sentinel-cost'
  | 'project-count'
  // VOTES
  | 'duplicate-voter'
  | 'voters-not-compared'
  | 'no-voter-id'
  | 'unknown-project'
  | 'project-twice'
  | 'empty-item'
  | 'bad-points'
  | 'forbidden-ballot'
  | 'vote-count'
  | 'claimed-votes'
  | 'claimed-score'
  // Making a definition of it
  | 'bad-option'
  | 'not-a-budget'
  | 'inexact-cost'
  | 'too-many-projects'
  | 'limit-without-rule'
  | 'unknown-rule'
  | 'contradictory-limits'
  | 'derived-limit'
  | 'unknown-language'
  | 'unknown-currency'
  // More of one code than are listed
  | 'and-more';

/** Something odd about a file: where, what is wrong, and what was done about it. */
export interface PabulibWarning {
  /** From 1; of something that is not in the file, the line of its section. */
  readonly line: number;
  readonly code: PabulibCode;
  readonly message: string;
}

/** A file that cannot be read, or not without guessing; the message is one sentence. */
export class PabulibError extends Error {
  override readonly name = 'PabulibError';
  readonly code: PabulibCode;
  /** From 1; undefined where the fault is not in the file but in what was asked of it. */
  readonly line: number | undefined;

  constructor(code: PabulibCode, line: number | undefined, message: string) {
    super(message);
    this.code = code;
    this.line = line;
  }
}

/** How many warnings of one code are kept: a file of a gigabyte can have one in every row. */
const LISTED = 100;

/** Collects the warnings about one file. */
export class Warnings {
  readonly list: PabulibWarning[] = [];
  /** Whether the first warning is thrown instead of kept. */
  readonly strict: boolean;
  readonly #seen = new Map<PabulibCode, { count: number; line: number }>();

  constructor(strict: boolean) {
    this.strict = strict;
  }

  /** @throws PabulibError where reading is strict */
  add(code: PabulibCode, line: number, message: string): void {
    if (this.strict) throw new PabulibError(code, line, message);
    const seen = this.#seen.get(code) ?? { count: 0, line };
    this.#seen.set(code, { count: seen.count + 1, line });
    if (seen.count < LISTED) this.list.push({ line, code, message });
  }

  /** Adds how many were not listed. To be called once, when all is read. */
  finish(): void {
    for (const [code, { count, line }] of this.#seen) {
      if (count <= LISTED) continue;
      const message = `There were ${count - LISTED} more warnings "${code}", the last for line ${line}; they are not listed.`;
      this.list.push({ line, code: 'and-more', message });
    }
  }
}

/**
 * Text of the file as it stands in a message: short, in quotes, and without control characters,
 * which a terminal would obey.
 */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `"${short.replace(/\p{Cc}/gu, ' ')}"`;
}
