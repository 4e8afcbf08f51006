import { createReadStream } from 'node:fs';
import { readPabulib } from '../../pabulib/reading/read.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { toDefinition, type DefinitionOptions } from '../../pabulib/defining/definition.ts';
import { toSelections } from '../../pabulib/defining/selections.ts';
import { PabulibError, type PabulibWarning } from '../../pabulib/warnings.ts';
import type { RuleCode } from '../../protocol/problem.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { Selection } from '../../protocol/selections.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF, type Stored, type Voted } from '../storage/queries/definitions.ts';
import { readSubmission } from '../taking-part/read-submission.ts';
import { Refusal, refuseIfBroken } from '../taking-part/refusal.ts';
import type { Turnout } from '../storage/queries/turnout.ts';
import { isCounting } from './is-counting.ts';
import { readDefinition, readShape } from './read-definition.ts';
import { Origins } from './voter-origins.ts';

export interface ElectionOptions extends Omit<DefinitionOptions, 'file' | 'isCounting'> {
  /** Whether anything odd about the file is an error. */
  readonly strict?: boolean;
  /** `cast`: checked as a person's are; `read`: to see that the file is whole; `leave`: not read. */
  readonly votes?: 'cast' | 'read' | 'leave';
}

/** A vote that a rule refuses. */
export interface RefusedVote {
  readonly line: number;
  readonly code: RuleCode;
}

/** An election as it was read from its file; nothing is stored yet. */
export interface Election {
  readonly stored: Voted;
  readonly warnings: readonly PabulibWarning[];
  /** Those that keep the rules. */
  readonly votes: readonly Selection[][];
  readonly refused: readonly RefusedVote[];
  /** Of those that keep the rules: from where and how they came, as sums. */
  readonly turnout: readonly Turnout[];
  /** What the file says of who voted, by its columns; nothing of it is kept but in those sums. */
  readonly ofVoters: readonly string[];
}

/**
 * Reads an election in Pabulib's format.
 * @throws PabulibError or DefinitionError, or what keeps the file from being read
 */
export async function readElection(file: string, options: ElectionOptions): Promise<Election> {
  const { strict = false, votes = 'leave', ...rest } = options;
  const election = await readPabulib(createReadStream(file), {
    strict,
    forbidden: 'mark',
    currency: options.currency,
  });
  const made = toDefinition(election, { ...rest, file, isCounting });
  const [odd] = made.warnings;
  if (strict && odd) throw new PabulibError(odd.code, odd.line, odd.message);
  const read = strict ? readDefinition : readShape;
  const stored = storedOf(read(made.definition));
  const { origins, ...cast } = await castVotes(election, stored, votes);
  const areas = origins.areas();
  return {
    stored: areas.length > 0 ? storedOf(readShape({ ...made.definition, areas })) : stored,
    warnings: [...election.warnings, ...made.warnings],
    ...cast,
    turnout: origins.turnout(areas),
    ofVoters: [...origins.columns],
  };
}

function storedOf(definition: Definition): Election['stored'] {
  return { resource: RESOURCE_OF[definition.type], definition } as Election['stored'];
}

/**
 * Reads the votes of a file for a definition that is made already, by the same rules as a person's.
 * @throws PabulibError, or what keeps the file from being read
 */
export async function readVotesFor(
  file: string,
  stored: Election['stored'],
): Promise<Omit<Election, 'stored'>> {
  const { currency } = stored.definition;
  const election = await readPabulib(createReadStream(file), { forbidden: 'mark', currency });
  const { origins, ...cast } = await castVotes(election, stored, 'cast');
  const turnout = origins.turnout(stored.definition.areas);
  return { ...cast, turnout, ofVoters: [...origins.columns], warnings: election.warnings };
}

async function castVotes(
  election: PabulibElection,
  stored: Election['stored'],
  wanted: NonNullable<ElectionOptions['votes']>,
): Promise<Pick<Election, 'votes' | 'refused'> & { readonly origins: Origins }> {
  const votes: Selection[][] = [];
  const refused: RefusedVote[] = [];
  const origins = new Origins();
  let read = 0;
  if (wanted === 'leave') await election.close();
  else {
    for await (const vote of election.votes()) {
      read++;
      origins.see(vote);
      if (wanted === 'read') continue;
      const selections = toSelections(vote, election.voteType);
      const code = vote.forbidden ?? brokenRule(stored, selections);
      if (code) refused.push({ line: vote.line, code });
      else {
        votes.push(selections);
        origins.cast(vote);
      }
    }
    refuseIfCut(election, read);
  }
  return { votes, refused, origins };
}

/**
 * A file that ends in the middle and holds less than it says was cut on its way here. One of the
 * two alone is common; together they would put half an election before people.
 * @throws PabulibError
 */
function refuseIfCut({ meta, projects, warnings }: PabulibElection, votes: number): void {
  const end = warnings.find(
    ({ code }) => code === 'no-final-newline' || code === 'missing-section',
  );
  const said = { projects: Number(meta.get('num_projects')), votes: Number(meta.get('num_votes')) };
  if (!end || !(said.projects > projects.length || said.votes > votes)) return;
  const held = `${projects.length} of ${said.projects} projects and ${votes} of ${said.votes} votes`;
  throw new PabulibError(end.code, end.line, `The file seems to be cut short: it holds ${held}.`);
}

/** @returns the first rule that a vote breaks: those of shape, then those of the definition */
function brokenRule(stored: Stored, selections: readonly Selection[]): RuleCode | undefined {
  try {
    const { submission: schema, voting } = resourceOf(stored);
    const submission = readSubmission(schema, { selections });
    refuseIfBroken(voting?.problems(submission, stored.definition) ?? []);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.details.errors?.[0]?.code;
  }
}
