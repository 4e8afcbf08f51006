import type { TieRule } from '../../protocol/counting.ts';
import type { ReportWhy } from '../../counting/explaining/report-why.ts';
import type { Report, ReportProject } from '../../counting/explaining/report.ts';
import { manyVotes, stageLines, votesText } from './stage-lines.ts';
import { aligned, clean, grouped, money, number } from './terminal-table.ts';

export interface TableInput {
  readonly report: Report;
  readonly file: string;
  readonly sha256: string;
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly currency: string | undefined;
  /** By whose rule it is counted, where nobody gave one. */
  readonly because: string | undefined;
  /** How many ballots the file forbids, and whether they are counted; undefined for none. */
  readonly invalid?: { readonly ballots: number; readonly counted: boolean } | undefined;
}

/** @returns a count for reading in a terminal */
export function countTable(input: TableInput): string {
  const { report, file, sha256, currency, because } = input;
  const { projects, selected, ballots } = report;
  const chosen = selected.map(
    (id) => projects.find((project) => project.id === id) as ReportProject,
  );
  const others = projects.filter((project) => !project.selected).sort((a, b) => b.votes - a.votes);
  const unit = currency === undefined ? '' : ` ${clean(currency)}`;
  return [
    `${clean(file)}: ${grouped(ballots)} ${ballots === 1 ? 'ballot' : 'ballots'}, ${projects.length} ${projects.length === 1 ? 'project' : 'projects'}, budget ${money(report.budget)}${unit}`,
    ...invalidOf(input),
    `SHA-256 ${sha256}`,
    '',
    `Counted by ${parametersOf(report)}`,
    ...(because === undefined ? [] : [`This is ${clean(because)}.`]),
    ...sharesOf(report),
    ...comparisonOf(report),
    '',
    `Chosen: ${selected.length}`,
    ...rows(chosen, input, (_, index) => String(index + 1)),
    '',
    `Not chosen: ${others.length}`,
    ...rows(others, input, () => ''),
    '',
    `Spent ${money(report.spent)} of ${money(report.budget)}${unit}; ${money(report.left)} left${onTopOf(report)}.`,
    ...(report.exclusive ?? []).map((ids) => `Only one of these can be chosen: ${named(ids)}.`),
    ...(report.parts ?? []).map((part) => `Of that, for ${clean(part.name)}: ${money(part.spent)} of ${money(part.budget)}.`), // prettier-ignore
    `${grouped(report.nothing)} of ${grouped(ballots)} voters got nothing they wanted; of what a voter wanted, ${report.average} was chosen on average.`,
    ...blankOf(report),
    ...tiesOf(report),
    ...pairsOf(report),
    ...stageLines(report),
    ...report.notes.map((note) => `Note: ${note}`),
  ].join('\n');
}

function onTopOf({ reserve }: Report): string {
  return reserve === undefined ? '' : `, and ${money(reserve)} of it is paid on top of the budget`;
}

/** Who asked for nothing has lost nothing, and is told apart from those above. */
function blankOf({ blank }: Report): string[] {
  if (blank === 0) return [];
  return [`${grouped(blank)} ${blank === 1 ? 'ballot is' : 'ballots are'} blank: nothing was asked for, so they are not among these.`]; // prettier-ignore
}

function invalidOf({ invalid }: TableInput): string[] {
  if (!invalid) return [];
  const { ballots, counted } = invalid;
  const what = `${grouped(ballots)} ${ballots === 1 ? 'ballot' : 'ballots'} that the file does not allow`;
  const them = ballots === 1 ? 'it' : 'them';
  return [
    counted
      ? `Counted all the same: ${what}`
      : `Left out: ${what} (--count-invalid counts ${them} too)`,
  ];
}

function parametersOf({ parameters }: Report): string {
  const { rule, ...options } = parameters;
  const parts = Object.entries(options).map(([name, value]) => {
    const text =
      typeof value === 'object' && !Array.isArray(value) ? drawnBy(value) : String(value);
    return `${name} ${text}`;
  });
  return `${rule}: ${parts.join(', ')}`;
}

function drawnBy(ties: Exclude<TieRule, string>): string {
  if ('list' in ties) return `list of ${ties.list.length}`;
  return ties.lot.seed === undefined
    ? 'lots that are not drawn'
    : `lots drawn from ${ties.lot.seed}`;
}

const STOPS: Record<NonNullable<Report['stop']>, string> = {
  'no-completion': 'no raise was asked for',
  'would-overspend': 'the next raise would overspend',
  exhausted: 'nothing that anybody wants fits the rest',
  'all-in': 'everything that anybody wants is in',
  'no-votes': 'there are no ballots',
};

function sharesOf({ endowment, runs = 1, stop }: Report): string[] {
  if (endowment === undefined || !stop) return [];
  const times = `${grouped(runs)} ${runs === 1 ? 'run' : 'runs'}`;
  return [`Each voter's share: ${decimal(endowment)} (${times}; ${STOPS[stop]})`];
}

function comparisonOf({ comparison }: Report): string[] {
  if (!comparison) return [];
  const { taken, greedy, equalShares } = comparison;
  return [
    `Compared: ${grouped(greedy)} voters have more of their projects by greedy, ${grouped(equalShares)} by equal-shares; the outcome of ${taken} was taken`,
  ];
}

/** What decided, and what could not be found out, one by one; what changed nothing, together. */
function tiesOf({ ties, tiesWithoutEffect, parameters }: Report): string[] {
  const how = howOf(parameters.ties);
  const idle = tiesWithoutEffect.slice(0, MOST_TOLD).map(({ items }) => named(items, ' = '));
  const more = tiesWithoutEffect.length - idle.length;
  return [
    ...ties.map((tie) => `Tie: ${named(tie.items)}; ${named(tie.items.slice(0, 1))} went first by ${how}. ${effect(tie)}`), // prettier-ignore
    ...(idle.length === 0
      ? []
      : [
          `Equal, which changed nothing: ${idle.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
        ]),
  ];
}

function howOf(ties: TieRule | undefined): string {
  if (typeof ties !== 'object') return String(ties);
  if ('list' in ties) return 'the list';
  return ties.lot.order ? 'the lots' : 'id, as lots are not drawn';
}

function effect(tie: Report['ties'][number]): string {
  if (tie.kind !== 'decided')
    return 'Whether that decided anything would take too long to find out.';
  const { order, chosen, notChosen } = tie.instead;
  const parts = [
    ...(chosen.length > 0 ? [`${named(chosen)} would have been chosen`] : []),
    ...(notChosen.length > 0 ? [`${named(notChosen)} would not`] : []),
  ];
  return `It decided: in the order ${named(order)}, ${parts.join(' and ')}.`;
}

function named(ids: readonly string[], between = ', '): string {
  return ids.map(clean).join(between);
}

/** Who was put before whom by how many. */
function pairsOf({ pairs, projects }: Report): string[] {
  if (!pairs) return [];
  const ids = projects.map(({ id }) => clean(id));
  const lines = aligned(
    [['', ...ids], ...pairs.map((row, at) => [ids[at] ?? '', ...row.map((_, column) => (at === column ? '-' : grouped(row[column] ?? 0)))])], // prettier-ignore
    (column) => column > 0,
  );
  return ['', 'Ballots that put the row before the column:', ...lines];
}

/** How many ties that changed nothing are told of one by one; `--json` has all. */
const MOST_TOLD = 10;

function rows(
  projects: readonly ReportProject[],
  { names, report }: TableInput,
  place: (project: ReportProject, index: number) => string,
): string[] {
  const extra = EXTRA.filter((name) => projects.some((project) => project[name] !== undefined));
  const pointed =
    report.parameters.rule === 'equal-shares' && report.parameters.utility === 'points';
  const each = pointed ? 'a point' : 'each';
  const cells = projects.map((project, index) => [
    place(project, index),
    clean(project.id),
    grouped(project.votes),
    ...extra.map((name) => number(project[name])),
    money(project.cost),
    clean(names.get(project.id) ?? '').slice(0, 40),
    unwanted(project) + whyText(project.why, each) + enoughText(project),
  ]);
  const all = [['', 'id', 'votes', ...extra, 'cost', 'name', 'why'], ...cells];
  return aligned(all, (column) => column !== 1 && column < 4 + extra.length);
}

/** What is told of each project beside its votes, where it is there. */
const EXTRA = ['score', 'scored', 'mean', 'spread', 'copeland'] as const;

/** What was chosen, although nobody supports it, is told as that. */
function unwanted({ selected, votes }: ReportProject): string {
  return selected && votes === 0 ? 'nobody wants it; ' : '';
}

/** @param each what a price is for */
function whyText(why: ReportWhy, each: string): string {
  switch (why.code) {
    case 'free':
      return 'costs nothing, and somebody wants it';
    case 'no-votes':
      return 'nobody wants it';
    case 'fitted':
    case 'filled':
      return `${why.code === 'filled' ? 'filled in: ' : ''}${money(why.left)} was left`;
    case 'too-expensive':
      return `only ${money(why.left)} was left`;
    case 'excluded-by':
      return `${clean(why.by)} was chosen, and only one of them can be`;
    case 'part-spent':
      return `only ${money(why.left)} was left for ${clean(why.name)}`;
    case 'left-over':
      return `its part had too little left, but ${money(why.left)} was left over`;
    case 'reserved':
      return `${money(why.left)} was left, and ${money(why.reserve)} is paid on top of the budget`;
    case 'below-threshold':
      return `less than ${grouped(why.threshold)}`;
    case 'after-the-end':
      return `the count had ended at ${clean(why.at)}`;
    case 'too-few-scored':
      return `too few scored it: ${grouped(why.scored)}, and ${grouped(why.needed)} were needed`;
    case 'ranked':
      return `place ${why.place}`;
    case 'elected':
      return `elected in round ${why.stage}: ${manyVotes(why.votes)}, ${grouped(why.quota)} were enough`;
    case 'last-left':
      return `elected in round ${why.stage}: no more were left than seats; ${manyVotes(why.votes)}`;
    case 'excluded':
      return `out in round ${why.stage}: the fewest votes, ${votesText(why.votes)}`;
    case 'not-elected':
      return `${manyVotes(why.votes)} at the end, ${grouped(why.quota)} were enough`;
    case 'paid':
      return `round ${why.round}: up to ${decimal(why.price)} ${each} from ${grouped(why.payers)} shares`;
    case 'carried':
      return `round ${why.round}: with it, nobody carries more than ${decimal(why.load)}`;
    case 'stands-for':
      return `round ${why.round}: with it, ${decimal(why.people)} stand behind each at least`;
    case 'stands-for-fewer':
      return `in place of the last, ${decimal(why.people)} would have stood behind one`;
    case 'bought': {
      const lacked = why.missing === undefined ? '' : `, and lacked ${money(why.missing)}`;
      return `round ${why.round}: up to ${money(why.price)} from ${grouped(why.payers)} shares${lacked}`;
    }
    case 'all-spent':
      return 'its supporters had used up their shares';
    case 'saved':
      return why.given === undefined
        ? `round ${why.round}`
        : `round ${why.round}: when each had been given ${decimal(why.given)}`;
    case 'seats-full':
      return 'the seats were taken before its turn came';
    case 'unaffordable':
      return `its supporters had ${decimal(why.supportersHad)} left`;
    case 'not-in-parts':
      return `each paying the same, its supporters could pay ${decimal(why.had)} (${grouped(why.payers)} of them ${decimal(why.part)} each)`;
  }
}

function enoughText({ sufficient }: ReportProject): string {
  const parts = [
    ...(sufficient?.cost === undefined ? [] : [`a cost of ${money(sufficient.cost)}`]),
    ...(sufficient?.votes === undefined
      ? []
      : [`${grouped(sufficient.votes)} more ${sufficient.votes === 1 ? 'vote' : 'votes'}`]),
  ];
  return parts.length === 0 ? '' : `; enough: ${parts.join(' or ')}`;
}

/** A fraction as it is read: to two decimals, rounded down. */
function decimal(fraction: string): string {
  const [num = 0n, den = 1n] = fraction.split('/').map(BigInt);
  const hundredths = (num * 100n) / den;
  return `${grouped(hundredths / 100n)}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}
