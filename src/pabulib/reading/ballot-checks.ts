import type { PabulibProject, PabulibVote } from '../election.ts';
import { quoted, type Warnings } from '../warnings.ts';
import { pointsAt, type Ranking } from '../weights.ts';
import { MOST_VOTERS, Voters } from './voters.ts';

/** A ballot that is still being put together. */
export interface VoteRead extends PabulibVote {
  readonly items: string[];
  readonly points?: string[];
  readonly extra: Record<string, string>;
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
  readonly #warnings: Warnings;
  readonly #counts: ReadonlyMap<string, Count>;
  readonly #voters = new Voters();
  readonly #ranking: Ranking | undefined;

  /** @param ranking what places are worth, where ballots rank */
  constructor(projects: readonly PabulibProject[], warnings: Warnings, ranking?: Ranking) {
    this.#warnings = warnings;
    this.#ranking = ranking;
    this.#counts = new Map(
      projects.map((project) => [project.id, { project, votes: 0, score: 0, given: 0, last: 0 }]),
    );
  }

  /**
   * Counts a ballot. Its items become the ids of PROJECTS, where they are the same text, so that a
   * ballot that somebody keeps does not keep the text of its row.
   */
  add(vote: VoteRead): void {
    this.ballots++;
    this.#checkVoter(vote);
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
  }

  #pointsAt(index: number, { items, points }: PabulibVote): number {
    if (points) return wholeNumber(points[index]);
    return this.#ranking ? wholeNumber(pointsAt(this.#ranking, index, items.length)) : 0;
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
