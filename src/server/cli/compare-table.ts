import type { Counting } from '../../protocol/counting.ts';
import type { ComparedRule, CompareReport, Spread } from './compare-report.ts';
import { aligned, clean, grouped, money, number } from './terminal-table.ts';

/** @returns rules side by side, for reading in a terminal */
export function compareTable(report: CompareReport): string {
  const { rules, refused } = report;
  return [
    headOf(report),
    '',
    ...standings(report),
    ...refused.map(
      ({ counting, because }) => `  ${nameOf(counting)} was left out: ${clean(because)}`,
    ),
    ...(rules.length > 1 ? ['', ...choices(report)] : []),
    ...spread('area', rules, ({ areas }) => areas),
    ...spread('category', rules, ({ categories }) => categories),
    ...rules.flatMap(unheardBy),
  ].join('\n');
}

function headOf({ file, ballots, projects, budget, currency }: CompareReport): string {
  const unit = currency === undefined ? '' : ` ${clean(currency)}`;
  const shared = hasMoney(projects) ? `, budget ${money(budget)}${unit}` : '';
  return `${clean(file)}: ${grouped(ballots)} ${ballots === 1 ? 'ballot' : 'ballots'}, ${projects.length} ${projects.length === 1 ? 'project' : 'projects'}${shared}`;
}

function hasMoney(projects: CompareReport['projects']): boolean {
  return projects.some(({ cost }) => cost !== '0');
}

/** Such as `tally by borda`; of the other options, each has what it has unless given. */
function nameOf(counting: Counting): string {
  const isByDefault = counting.rule !== 'tally';
  return 'by' in counting && !isByDefault ? `${counting.rule} by ${counting.by}` : counting.rule;
}

function standings({ rules, ballots, projects }: CompareReport): string[] {
  const withMoney = hasMoney(projects);
  const percent = (part: number) => (ballots === 0 ? '' : ` (${number((part / ballots) * 100)} %)`);
  const rows = rules.map(
    ({ counting, selected, spent, nothing, average, gained, lost, unheard }, index) => [
      nameOf(counting),
      grouped(selected.length),
      ...(withMoney ? [money(spent)] : []),
      `${grouped(nothing)}${percent(nothing)}`,
      number(average),
      ...(index === 0 ? ['-', '-'] : [grouped(gained), grouped(lost)]),
      grouped(unheard.length),
    ],
  );
  const head = [
    ...['rule', 'chosen'],
    ...(withMoney ? ['spent'] : []),
    ...['got nothing', 'average', 'gained', 'lost', 'EJR+'],
  ];
  return [
    ...aligned([head, ...rows], (column) => column > 0),
    '',
    '  got nothing: voters of whose wishes none was chosen; average: wishes that came true, a voter',
    `  gained, lost: voters with more, or less, than by ${rules[0] ? nameOf(rules[0].counting) : 'the first'}`,
    '  EJR+: projects left out that their voters could have paid for with their part',
  ];
}

/** What some chose and others did not; what all chose, or none, is told in a line. */
function choices({ rules, projects }: CompareReport): string[] {
  const chosen = rules.map(({ selected }) => new Set(selected));
  const by = (id: string) => chosen.filter((set) => set.has(id)).length;
  const parted = projects.filter(({ id }) => by(id) > 0 && by(id) < rules.length);
  const everywhere = projects.filter(({ id }) => by(id) === rules.length).length;
  const nowhere = projects.length - parted.length - everywhere;
  const same = `Chosen by all: ${everywhere}. By none: ${nowhere}.`;
  if (parted.length === 0) return [`All of these choose the same. ${same}`];
  const rows = parted
    .toSorted((a, b) => b.votes - a.votes)
    .map(({ id, name, cost, votes }) => [
      clean(id),
      grouped(votes),
      money(cost),
      ...chosen.map((set) => (set.has(id) ? 'yes' : '-')),
      clean(name).slice(0, 40),
    ]);
  const columns = rules.map((_, index) => String(index + 1));
  return [
    `Chosen by some (${rules.map(({ counting }, index) => `${index + 1} ${nameOf(counting)}`).join(', ')}):`,
    ...aligned(
      [['id', 'votes', 'cost', ...columns, 'name'], ...rows],
      (column) => column === 1 || column === 2,
    ),
    same,
  ];
}

/** Where the money goes; where there is none, how many are chosen. */
function spread(
  what: string,
  rules: readonly ComparedRule[],
  of: (rule: ComparedRule) => readonly Spread[],
): string[] {
  const [first] = rules;
  if (!first || of(first).length === 0) return [];
  const cell = ({ spent, selected, projects }: Spread) =>
    `${selected}/${projects}${spent === '0' ? '' : `  ${money(spent)}`}`;
  const rows = of(first).map(({ name }, at) => [
    clean(name).slice(0, 40),
    ...rules.map((rule) => cell(of(rule)[at] as Spread)),
  ]);
  const head = [what, ...rules.map(({ counting }) => nameOf(counting))];
  return ['', `By ${what}: how many were chosen, and what they cost`, ...aligned([head, ...rows], (column) => column > 0)]; // prettier-ignore
}

function unheardBy({ counting, unheard }: ComparedRule): string[] {
  const told = unheard.slice(0, MOST_TOLD);
  const more = unheard.length - told.length;
  return told.length === 0
    ? []
    : [
        '',
        `EJR+ by ${nameOf(counting)}: ${told.map(({ id, voters }) => `${clean(id)} (${grouped(voters)} voters)`).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
      ];
}

/** How many violations are told one by one; `--json` has all. */
const MOST_TOLD = 10;
