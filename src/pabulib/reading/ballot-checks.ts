import type { RuleCode } from '../../protocol/problem.ts';
import type { PabulibProject, PabulibVote } from '../election.ts';
import { quoted, type Warnings } from '../warnings.ts';
import { pointsAt, type Ranking } from '../weights.ts';
import type { BallotLimits, Broken } from './ballot-limits.ts';
import { MOST_VOTERS, Voters } from './voters.ts';

/** A ballot that is still being put together. */
export interface VoteRead extends PabulibVote {
  readonly items: string[];
  readonly points?: string[];
  readonly extra: Record<string, string>;
  forbidden?: RuleCode;
}

/**
 * What is done with a ballot that META forbids: `leave-out`, with a word about it; `count` it, with
 * a word about it; or `mark` it for who tells of it by themselves. Where reading is strict, the
 * first one is an error.
 */
export type Forbidden = 'leave-out' | 'count' | 'mark';

interface Options {
  readonly limits: BallotLimits;
  readonly forbidden: Forbidden;
  /** What places are worth, where ballots rank. */
  readonly ranking: Ranking | undefined;
}

interface Count {
  readonly project: PabulibProject;
  /** Ballots that name the project. */
  votes: number;
  /** Points in all; NaN once one was not a whole number. */
  score: number;
  /** Of these, what the ballot gave it that named it last. */
  given: number;
  /** The ballot that named it last, from 1. */
  last: number;
}

/** Looks at every ballot once, for what a single row does not show. */
export class BallotChecks {
  /** How many ballots there were. */
  ballots = 0;
  /** How many of them META forbids. */
  forbidden = 0;
  readonly #warnings: Warnings;
  readonly #counts: ReadonlyMap<string, Count>;
  readonly #voters = new Voters();
  readonly #options: Options;

  constructor(projects: readonly PabulibProject[], warnings: Warnings, options: Options) {
    this.#warnings = warnings;
    this.#options = options;
    this.#counts = new Map(
      projects.map((project) => [project.id, { project, votes: 0, score: 0, given: 0, last: 0 }]),
    );
  }

  /**
   * Counts a ballot. Its items become the ids of PROJECTS, where they are the same text, so that a
   * ballot that somebody keeps does not keep the text of its row.
   * @returns whether it is handed on
   */
  add(vote: VoteRead): boolean {
    this.ballots++;
    this.#checkVoter(vote);
    const { limits, forbidden } = this.#options;
    const broken = limits.brokenBy(vote);
    if (broken) this.#tell(vote, broken);
    if (broken && forbidden === 'leave-out') return false;
    const { items } = vote;
    for (let index = 0; index < items.length; index++) {
      const id = items[index] ?? '';
      const count = this.#counts.get(id);
      if (!count) {
        this.#warnOfItem('unknown-project', vote, id);
        continue;
      }
      items[index] = count.project.id;
      if (count.last === this.ballots) {
        this.#warnOfItem('project-twice', vote, id);
        count.score -= count.given;
      } else {
        count.last = this.ballots;
        count.votes++;
      }
      count.given = this.#pointsAt(index, vote);
      count.score += count.given;
    }
    return true;
  }

  #tell(vote: VoteRead, { code, says }: Broken): void {
    const { forbidden } = this.#options;
    const { strict } = this.#warnings;
    this.forbidden++;
    vote.forbidden = code;
    if (forbidden === 'mark' && !strict) return;
    const done = forbidden === 'count' ? '; it was counted all the same' : '; it was left out';
    const message = `The ballot on line ${vote.line} ${says}${strict ? '' : done}.`;
    this.#warnings.add('forbidden-ballot', vote.line, message);
  }

  #pointsAt(index: number, { items, points }: PabulibVote): number {
    if (points) return wholeNumber(points[index]);
    const { ranking } = this.#options;
    return ranking ? wholeNumber(pointsAt(ranking, index, items.length)) : 0;
  }

  /** Compares the count with what PROJECTS claims. */
  checkClaims(withScore: boolean): void {
    for (const { project, votes, score } of this.#counts.values()) {
      this.#checkClaim('claimed-votes', project, project.claimedVotes, votes);
      if (withScore && !Number.isNaN(score)) {
        this.#checkClaim('claimed-score', project, project.claimedScore, score);
      }
    }
  }

  #checkVoter({ voterId, line }: PabulibVote): void {
    if (voterId === '') {
      const message = `The ballot on line ${line} has no voter_id; it was kept.`;
      this.#warnings.add('no-voter-id', line, message);
      return;
    }
    const before = this.#voters.size;
    if (this.#voters.add(voterId)) {
      const message = `Voter ${quoted(voterId)} has another ballot on line ${line}; both were kept.`;
      this.#warnings.add('duplicate-voter', line, message);
    }
    if (before < MOST_VOTERS && this.#voters.size === MOST_VOTERS) this.#warnOfVoters(line);
  }

  #warnOfVoters(line: number): void {
    const message = `Behind line ${line}, where ${MOST_VOTERS} voters had been read, new voters are no longer compared with each other.`;
    this.#warnings.add('voters-not-compared', line, message);
  }

  #warnOfItem(code: 'unknown-project' | 'project-twice', { line }: PabulibVote, id: string): void {
    const what =
      code === 'project-twice'
        ? ' twice; it counts once, as it stands last'
        : ', which is not in PROJECTS; that does not count';
    const message = `The ballot on line ${line} names project ${quoted(id)}${what}.`;
    this.#warnings.add(code, line, message);
  }

  #checkClaim(
    code: 'claimed-votes' | 'claimed-score',
    { id, line }: PabulibProject,
    claim: string | undefined,
    counted: number,
  ): void {
    if (claim === undefined || claim === String(counted)) return;
    const what = code === 'claimed-votes' ? 'votes' : 'a score of';
    const message = `PROJECTS claims ${what} ${claim} for project ${quoted(id)}, but the ballots give it ${counted}; the ballots were believed.`;
    this.#warnings.add(code, line, message);
  }
}

function wholeNumber(points: string | number | undefined): number {
  const number = Number(points);
  return Number.isSafeInteger(number) ? number : NaN;
}
