import type { PabulibElection, PabulibProject, PabulibVote } from '../election.ts';
import { PabulibError, Warnings, quoted } from '../warnings.ts';
import { withNeighborhoods } from '../part-budgets.ts';
import { rankingIn } from '../weights.ts';
import { budgetOf, checkCount, checkScoring, hasThousandths, readMeta, voteTypeOf, type Meta } from './meta.ts'; // prettier-ignore
import { readProjects } from './projects.ts';
import { Rows, type Row } from './rows.ts';
import { sectionOf, type Section } from './sections.ts';
import { BallotChecks, type Forbidden } from './ballot-checks.ts';
import { BallotLimits } from './ballot-limits.ts';
import { blankIn } from '../comment.ts';
import { TextSource } from './text-source.ts';
import { VoteReader, voteColumns } from './votes.ts';

/** How many ballots are handed on at a time that stand in no row. */
const AT_A_TIME = 1000;

export interface ReadOptions {
  /** Throws the first warning instead of keeping it. */
  readonly strict?: boolean;
  /** What is done with ballots that META forbids; they are left out unless given. */
  readonly forbidden?: Forbidden;
  /** ISO 4217; goes before what the file says. */
  readonly currency?: string | undefined;
}

/** What stands before the votes. */
interface Head {
  readonly meta: Meta;
  readonly projects: readonly PabulibProject[];
  /** The header of VOTES; undefined where the file ends before. */
  readonly votesHeader: Row | undefined;
}

/**
 * Reads an election in Pabulib's format (https://pabulib.org/format) as it comes in. What is odd
 * about the file is listed in `warnings`; nothing is put right without a word there.
 * @param source the file's bytes or text, in chunks of any size
 * @returns once all but the votes is read; those are then read by `votes()`
 * @throws PabulibError where the file cannot be read without guessing, or where reading is strict
 * and there is something to warn of
 */
export async function readPabulib(
  source: AsyncIterable<Uint8Array | string>,
  options: ReadOptions = {},
): Promise<PabulibElection> {
  const warnings = new Warnings(options.strict ?? false);
  const rows = new Rows(new TextSource(source), warnings);
  try {
    return await readElection(rows, warnings, options);
  } catch (error) {
    await rows.close();
    throw error;
  }
}

async function readElection(
  rows: Rows,
  warnings: Warnings,
  { forbidden = 'leave-out', currency }: ReadOptions,
): Promise<PabulibElection> {
  const { meta, projects: rowsOf, votesHeader } = await readHead(rows, currency, warnings);
  const projects = withNeighborhoods(rowsOf, meta.values);
  const voteType = voteTypeOf(meta);
  const budget = budgetOf(meta, hasThousandths(meta, currency), warnings);
  checkCount(meta, 'num_projects', projects.length, warnings);
  if (voteType === 'ordinal') checkScoring(meta, warnings);
  const layout = votesHeader && voteColumns(votesHeader, voteType, warnings);
  const reader = layout && new VoteReader(rows, layout, warnings);
  const limits = new BallotLimits(meta, voteType, projects, warnings);
  const ranking = voteType === 'ordinal' ? rankingIn({ meta: meta.values, projects }) : undefined;
  const checks = new BallotChecks(projects, warnings, { limits, forbidden, ranking });
  let started = false;
  const lots = () => {
    if (started) throw new Error('The votes of an election can be read once.');
    started = true;
    return readLots(rows, reader, meta, checks, warnings);
  };
  return {
    meta: meta.values,
    metaLines: meta.lines,
    budget,
    voteType,
    projects,
    warnings: warnings.list,
    get forbidden() {
      return checks.forbidden;
    },
    lots,
    votes: () => oneByOne(lots()),
    close: () => rows.close(),
  };
}

async function* readLots(
  rows: Rows,
  reader: VoteReader | undefined,
  meta: Meta,
  checks: BallotChecks,
  warnings: Warnings,
): AsyncGenerator<PabulibVote[], void, void> {
  let lot: PabulibVote[] = [];
  try {
    for (;;) {
      const row = rows.take();
      if (!row) {
        if (lot.length > 0) yield lot;
        lot = [];
        if (await rows.fill()) continue;
      }
      if (!reader) break; // the file ended before its votes
      if (row && !reader.fits(row) && !(await reader.admit(row))) continue;
      const vote = row ? reader.read(row) : reader.rest();
      if (vote && checks.add(vote)) lot.push(vote);
      if (!row) break;
    }
    if (lot.length > 0) yield lot;
    if (reader) yield* blankLots(meta, reader.hasPoints);
    checkCount(meta, 'num_votes', checks.ballots, warnings);
    checks.checkClaims(reader?.hasScores === true && !meta.values.has('default_score'));
    warnings.finish();
  } finally {
    await rows.close();
  }
}

/** Ballots that name nothing, of which we write in the comment alone. */
function* blankLots(
  { values, lines, line }: Meta,
  hasPoints: boolean,
): Generator<PabulibVote[], void, void> {
  const blank: PabulibVote = {
    voterId: '',
    items: [],
    ...(hasPoints && { points: [] }),
    extra: {},
    line: lines.get('comment') ?? line,
  };
  for (let left = blankIn(values.get('comment') ?? ''); left > 0; left -= AT_A_TIME) {
    yield Array.from({ length: Math.min(left, AT_A_TIME) }, () => blank);
  }
}

async function* oneByOne(
  lots: AsyncIterable<readonly PabulibVote[]>,
): AsyncGenerator<PabulibVote, void, void> {
  for await (const lot of lots) for (const vote of lot) yield vote;
}

async function readHead(
  rows: Rows,
  currency: string | undefined,
  warnings: Warnings,
): Promise<Head> {
  let meta: Meta | undefined;
  let projects: readonly PabulibProject[] | undefined;
  let votesHeader: Row | undefined;
  const seen = new Set<Section>();
  while (!seen.has('VOTES')) {
    const row = await rows.next();
    if (!row) break;
    const section = beginSection(row, seen, warnings);
    if (section === 'META') meta = await readMeta(rows, row.line, warnings);
    else if (section === 'PROJECTS') {
      const thousandths = hasThousandths(meta, currency);
      projects = await readProjects(rows, row.line, thousandths, warnings);
    } else votesHeader = await rows.next();
  }
  if (!meta) throw missing('META', rows.line);
  if (!projects) throw missing('PROJECTS', rows.line);
  if (!votesHeader) {
    const message =
      'The file ends before the first row of VOTES, so it may have been cut short; no ballots were read.';
    warnings.add('missing-section', rows.line, message);
  }
  return { meta, projects, votesHeader };
}

/** @throws PabulibError where the row is not the name of a section that may come now */
function beginSection(row: Row, seen: Set<Section>, warnings: Warnings): Section {
  const section = sectionOf(row);
  const text = row.cells[0] ?? '';
  if (!section) {
    const message = `Line ${row.line} should name the section META, but is ${quoted(text)}; ${suspicion(text)}.`;
    throw new PabulibError('missing-section', row.line, message);
  }
  if (seen.has(section)) {
    const message = `The section ${section} begins again on line ${row.line}.`;
    throw new PabulibError('section-twice', row.line, message);
  }
  if (section === 'VOTES' && seen.size < 2) {
    throw missing(seen.has('META') ? 'PROJECTS' : 'META', row.line);
  }
  seen.add(section);
  if (text.trim() !== section) {
    const message = `The section ${section} is called ${quoted(text)} on line ${row.line}; it was read all the same.`;
    warnings.add('section-name', row.line, message);
  }
  return section;
}

/** @returns what may be wrong with a file, by what stands where the first section should be named */
function suspicion(text: string): string {
  if (text.includes('\0')) return 'the file may be in UTF-16, and must be saved as UTF-8';
  if (text.includes('\r'))
    return 'the file may have lines that end in CR, and must have LF or CRLF';
  return 'this may not be a Pabulib file';
}

function missing(section: Section, line: number): PabulibError {
  return new PabulibError('missing-section', line, `The file has no section ${section} before line ${line}.`); // prettier-ignore
}
