import type { PabulibElection, PabulibVote } from '../../src/pabulib/election.ts';
import type { ReadOptions } from '../../src/pabulib/reading/read.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';

/** Rows of each section, header first; a test changes what it is about. */
export interface Sample {
  meta: string[];
  projects: string[];
  votes: string[];
}

/** @returns a small election without any fault */
export function sample(): Sample {
  return {
    meta: [
      'key;value',
      'description;Kvarterpuljen i Nørrebro',
      'country;Denmark',
      'unit;København',
      'subunit;Nørrebro',
      'instance;2026',
      'num_projects;3',
      'num_votes;3',
      'budget;100000',
      'vote_type;approval',
      'currency;DKK',
      'language;da',
    ],
    projects: [
      'project_id;cost;votes;name;category;target',
      '1;50000;2;Fælleskøkken;mad;alle',
      '12;40000.5;1;"Bænke; ""ved åen""\nog ved søen";byrum;ældre',
      '007;0;2;Værksted;-;børn',
    ],
    votes: ['voter_id;vote;age', 'a;1,007;34', 'b;;', 'c;1,007,12;71'],
  };
}

/** Puts the parts of a file together; each row ends with the line break. */
export function file({ meta, projects, votes }: Sample, lineBreak = '\n'): string {
  const rows = ['META', ...meta, 'PROJECTS', ...projects, 'VOTES', ...votes];
  return rows.map((row) => row + lineBreak).join('');
}

/** What a file gives when it is read to its end. */
export interface ReadWhole {
  readonly election: PabulibElection;
  readonly votes: PabulibVote[];
  /** `code line`, in the order they were found. */
  readonly warnings: string[];
}

/** Reads text, bytes or chunks of them to the end. */
export async function readAll(
  source: string | Uint8Array | readonly (string | Uint8Array)[],
  options?: ReadOptions,
): Promise<ReadWhole> {
  const chunks = typeof source === 'string' || source instanceof Uint8Array ? [source] : source;
  const election = await readPabulib(stream(chunks), options);
  const votes: PabulibVote[] = [];
  for await (const vote of election.votes()) votes.push(vote);
  const warnings = election.warnings.map(({ code, line }) => `${code} ${line}`);
  return { election, votes, warnings };
}

export async function* stream<T>(chunks: Iterable<T>): AsyncGenerator<T, void, void> {
  yield* chunks;
}
