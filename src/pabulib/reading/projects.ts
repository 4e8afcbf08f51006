import { given } from '../../rules/optional.ts';
import type { PabulibProject } from '../election.ts';
import { readDecimal } from '../numbers.ts';
import { PabulibError, quoted, type Warnings } from '../warnings.ts';
import { readSum } from './read-number.ts';
import { Columns, checkLength } from './columns.ts';
import type { Row, Rows } from './rows.ts';
import { admitShortRow, nextInSection } from './sections.ts';

const NAMED = [
  'project_id',
  'cost',
  'name',
  'category',
  'district',
  'description',
  'proposer',
  'latitude',
  'longitude',
  'votes',
  'score',
];

/** A cost of nothing but nines is a way to say that the project is out: Gdynia writes 999999999. */
const SENTINEL = /^9{9,}(\.9+)?$/;

/**
 * Reads PROJECTS from behind its name up to the next section.
 * @param thousandths whether amounts can have three decimals
 * @throws PabulibError where it has no ids, no projects, or a cost that cannot be read
 */
export async function readProjects(
  rows: Rows,
  line: number,
  thousandths: boolean,
  warnings: Warnings,
): Promise<PabulibProject[]> {
  const header = await nextInSection(rows);
  if (!header) throw new PabulibError('missing-header', line, 'PROJECTS has no header.');
  const columns = new Columns(header, warnings);
  columns.keep(NAMED);
  const needs = [columns.need('project_id', 'PROJECTS', header.line), columns.need('cost', 'PROJECTS', header.line)]; // prettier-ignore
  const projects = new Map<string, PabulibProject>();
  for (let row = await nextInSection(rows); row; row = await nextInSection(rows)) {
    const usable = row.cells.length > Math.max(...needs);
    if (row.cells.length < columns.count) {
      if (!(await admitShortRow(row, usable, rows, warnings))) continue;
    } else checkLength(row, columns.count, warnings);
    addProject(row, columns, thousandths, projects, warnings);
  }
  if (projects.size > 0) return [...projects.values()];
  throw new PabulibError('no-projects', line, 'PROJECTS has no project that could be read.');
}

function addProject(
  row: Row,
  columns: Columns,
  thousandths: boolean,
  projects: Map<string, PabulibProject>,
  warnings: Warnings,
): void {
  const id = columns.cell(row, 'project_id').trim();
  const twin = projects.get(id);
  if (id === '' || id.includes(',')) {
    const message = `The project on line ${row.line} has the id ${quoted(id)}, which no ballot can name; it was left out.`;
    warnings.add('bad-id', row.line, message);
  } else if (twin) {
    const message = `Project ${quoted(id)} stands on line ${twin.line} and again on line ${row.line}; the first was kept.`;
    warnings.add('duplicate-project', row.line, message);
  } else {
    const cost = costOf(id, row, columns, thousandths, warnings);
    projects.set(id, projectOf(id, cost, row, columns, warnings));
  }
}

/** @throws PabulibError where the cost is none: without its project, others would be chosen */
function costOf(
  id: string,
  row: Row,
  columns: Columns,
  thousandths: boolean,
  warnings: Warnings,
): string {
  const text = columns.cell(row, 'cost');
  const what = `The cost of project ${quoted(id)}`;
  const cost = readSum({ text, line: row.line, what, code: 'bad-cost', thousandths }, warnings);
  if (SENTINEL.test(cost)) {
    const message = `The cost ${cost} of project ${quoted(id)} on line ${row.line} looks like a mark for a project that was taken out; it was kept as a cost.`;
    warnings.add('sentinel-cost', row.line, message);
  }
  return cost;
}

function projectOf(
  id: string,
  cost: string,
  row: Row,
  columns: Columns,
  warnings: Warnings,
): PabulibProject {
  const number = (name: string) => numberOf(name, id, row, columns, warnings);
  const [latitude, longitude] = [number('latitude'), number('longitude')];
  return {
    id,
    cost,
    name: columns.cell(row, 'name'),
    ...textOf('category', row, columns),
    ...textOf('district', row, columns),
    ...textOf('description', row, columns),
    ...textOf('proposer', row, columns),
    ...given('latitude', latitude === undefined ? undefined : Number(latitude)),
    ...given('longitude', longitude === undefined ? undefined : Number(longitude)),
    ...given('claimedVotes', number('votes')),
    ...given('claimedScore', number('score')),
    extra: columns.others(row),
    line: row.line,
  };
}

/** @returns a number that is nice to have; undefined, having warned, where it is none */
function numberOf(
  name: string,
  id: string,
  row: Row,
  columns: Columns,
  warnings: Warnings,
): string | undefined {
  const text = columns.cell(row, name);
  if (text.trim() === '') return undefined;
  const number = readDecimal(text);
  if (number === undefined) {
    const message = `The ${name} ${quoted(text)} of project ${quoted(id)} on line ${row.line} is not a number; it was left out.`;
    warnings.add('bad-number', row.line, message);
  }
  return number;
}

function textOf<K extends string>(name: K, row: Row, columns: Columns): { [key in K]?: string } {
  const text = columns.cell(row, name);
  return given(name, text.trim() === '' ? undefined : text);
}
