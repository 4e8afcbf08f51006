import { readDecimal } from '../../src/pabulib/numbers.ts';
import { ruleFaults } from './checker-rules.ts';
import { readAll } from './sample.ts';

/**
 * What Pabulib's own checker asks of a file, after its documentation
 * (https://github.com/pabulib/checker) and the lists of fields there.
 */
const META = [
  ...['description!', 'country!', 'unit!', 'district', 'subunit', 'instance!'],
  ...['num_projects!', 'num_votes!', 'budget!', 'vote_type!', 'rule!', 'date_begin!', 'date_end!'],
  ...['min_length', 'max_length', 'min_sum_cost', 'max_sum_cost', 'min_points', 'max_points'],
  ...['min_sum_points', 'max_sum_points', 'default_score', 'min_project_cost', 'max_project_cost'],
  ...['min_project_score_threshold', 'neighborhoods', 'subdistricts', 'categories', 'edition'],
  ...['language', 'currency', 'fully_funded', 'experimental', 'comment', 'acknowledgments'],
  ...['leftover_budget', 'budget_per_category', 'budget_per_neighborhood'],
  ...['min_length_per_category', 'max_length_per_category'],
  ...['min_sum_cost_per_category', 'max_sum_cost_per_category'],
];
/** `?`: a cell may be empty. */
const PROJECTS = [
  ...['project_id', 'cost', 'votes', 'score', 'name', 'category?', 'beneficiaries?', 'selected'],
  ...['neighborhood', 'subunit', 'district', 'description', 'proposer', 'public_id'],
  ...['latitude?', 'longitude?'],
];
const RULES = new Set([
  ...['greedy', 'greedy-no-skip', 'greedy-threshold', 'greedy-exclusive', 'greedy-custom'],
  ...['equalshares', 'equalshares-comparison', 'equalshares/add1', 'equalshares/add1-comparison'],
  'unknown',
]);
/** The other columns are of Zurich alone. */
const VOTES = [
  ...['voter_id', 'vote', 'points', 'age', 'sex', 'voting_method', 'district', 'neighborhood'],
  'education',
];
/** Lists: nothing stands beside a comma. */
const LISTS = /^(categories|neighborhoods|subdistricts|(budget|(min|max)_sum_cost)_per_)/;
/** Limits that make no sense of a kind of vote. */
const STRANGE: Partial<Record<string, RegExp>> = {
  approval: /^((min|max)_(sum_)?points|default_score)$/,
  'choose-1': /^((min|max)_(sum_)?points|default_score)$/,
};
const WHOLE = /^(num_|min_length$|max_length$|(min|max)_(sum_)?points$|min_project_score)/;

/** So many ballots are counted again by Equal Shares. */
const MOST_COUNTED = 300;

const bare = (name: string) => name.replace(/[!?]$/, '');

/** @returns what the checker would call an error, a line each; none where it finds nothing */
export async function faultsIn(file: string): Promise<string[]> {
  const text = file.replaceAll('\r\n', '\n');
  const faults: string[] = [];
  const ask = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  const { election, votes } = await readAll(text, { forbidden: 'mark' });
  const meta = Object.fromEntries([...election.meta].filter(([key]) => key !== 'scoring_fn'));
  askOrder(Object.keys(meta), META.map(bare), 'META', ask);
  for (const key of META) if (key.endsWith('!')) ask(!!meta[bare(key)], `${bare(key)} is missing`);
  for (const [key, value] of Object.entries(meta)) {
    ask(value !== '' && value === value.trim(), `${key} is empty, or has blanks at its ends`);
    ask(!WHOLE.test(key) || /^-?\d+$/.test(value), `${key} is not whole: ${value}`);
  }
  for (const [key, value] of Object.entries(meta)) {
    ask(!LISTS.test(key) || !/\s,|,\s/.test(value), `blanks beside a comma in ${key}`);
    ask(!STRANGE[meta['vote_type'] ?? '']?.test(key), `${key} of ${meta['vote_type']}`);
  }
  const currencies = Intl.supportedValuesOf('currency');
  ask(currencies.includes(meta['currency'] ?? 'DKK'), `currency ${meta['currency']}`);
  ask(dayIn(meta['date_begin']) <= dayIn(meta['date_end']), 'it ends before it begins');
  ask(RULES.has(meta['rule'] ?? ''), `no such rule: ${meta['rule']}`);
  for (const key of ['date_begin', 'date_end']) {
    ask(/^(\d\d\.\d\d\.)?\d{4}$/.test(meta[key] ?? ''), `${key} is ${meta[key]}`);
  }
  ask(/^[a-z]{2}$/.test(meta['language'] ?? 'da'), `language ${meta['language']}`);
  const numbers = [...(meta['comment'] ?? '').matchAll(/#(\d+):/g)].map(([, number]) => number);
  ask((meta['comment'] ?? '#1: ').startsWith('#1: '), 'the comment is not numbered');
  ask(
    numbers.every((number, at) => number === String(at + 1)),
    'the comment is numbered wrongly',
  );
  const [most, least] = [Number(meta['max_length'] ?? Infinity), Number(meta['min_length'] ?? 0)];
  ask(most === Infinity || most <= election.projects.length, 'max_length beyond num_projects');
  ask(
    meta['vote_type'] === 'choose-1' || most !== 1 || least !== 1,
    'choose-1 is called otherwise',
  );
  ask(meta['vote_type'] !== 'cumulative' || !!meta['max_sum_points'], 'max_sum_points is missing');

  const header = /^PROJECTS\n(.*)\n/m.exec(text)?.[1]?.split(';') ?? [];
  askOrder(header, PROJECTS.map(bare), 'PROJECTS', ask);
  for (const column of ['cost', 'votes', 'name']) ask(header.includes(column), `no ${column}`);
  askRows(text, ask);
  const gives = votes.some(({ extra, points }) => points ?? extra['points']);
  const ids = new Set(election.projects.map(({ id }) => id));
  let rows = 0;
  const got = new Map<string, { votes: number; score: number }>();
  for (const { items, points, extra, line } of votes) {
    // Blank ballots are told of in the comment, and are in no row.
    if (items.length === 0 && line === election.metaLines.get('comment')) continue;
    ask(items.length > 0, 'a ballot that names nothing');
    ask(
      items.every((id) => ids.has(id)),
      'a ballot that names what is not there',
    );
    rows++;
    const given = points ?? (extra['points'] === '' ? [] : extra['points']?.split(','));
    ask(!given || given.length === items.length, 'points for another number of projects');
    items.forEach((id, index) => {
      const sum = got.get(id) ?? { votes: 0, score: 0 };
      const one = given ? Number(given[index]) : items.length - index;
      got.set(id, { votes: sum.votes + 1, score: sum.score + one });
    });
    ask(new Set(items).size === items.length, 'a project twice on a ballot');
    ask(items.length <= most && items.length >= least, 'a ballot of a length that is not allowed');
    const falls = given?.every((one, at) => Number(one) <= Number(given[at - 1] ?? one)) ?? true;
    ask(
      falls || meta['vote_type'] === 'ordinal',
      'a ballot that does not begin with what it gives most',
    );
  }
  let [spent, all] = [0, 0];
  const budget = Number(election.budget);
  for (const project of election.projects) {
    const { id, cost, claimedVotes, claimedScore, extra } = project;
    const sum = got.get(id) ?? { votes: 0, score: 0 };
    ask(claimedVotes === String(sum.votes), `votes of ${id}: ${claimedVotes}, not ${sum.votes}`);
    const claims = claimedScore !== undefined;
    ask(
      !claims || claimedScore === String(sum.score),
      `score of ${id}: ${claimedScore}, not ${sum.score}`,
    );
    ask(!claims || gives || meta['vote_type'] === 'ordinal', 'scores without points');
    ask(Number(cost) > 0, `${id} costs nothing`);
    const isMark = cost === '999999999' && extra['selected'] !== '1';
    ask(Math.floor(Number(cost)) <= budget || isMark, `${id} costs more than there is`);
    const { latitude, longitude } = project;
    ask((latitude === undefined) === (longitude === undefined), `half a place of ${id}`);
    ask(
      Math.abs(latitude ?? 0) <= 90 && Math.abs(longitude ?? 0) <= 180,
      `no place on earth: ${id}`,
    );
    const selected = extra['selected'];
    ask(selected === undefined || /^[0-3]$/.test(selected), `selected of ${id}: ${selected}`);
    if (selected === '1') spent += Number(cost);
    all += Number(cost);
  }
  ask(spent <= budget, 'what is chosen costs more than there is');
  ask((meta['fully_funded'] === '1') === budget >= all, 'fully_funded is wrong');
  ask(Number(readDecimal(meta['num_votes'] ?? '')) === rows, 'num_votes is wrong');
  const least1 = meta['min_project_score_threshold'];
  const isNamed = ['approval', 'choose-1'].includes(meta['vote_type'] ?? '');
  const pointed = election.projects.some(({ claimedScore }) => claimedScore !== undefined);
  const told = ruleFaults({
    rule: meta['rule'] ?? '',
    budget,
    threshold: least1 === undefined ? undefined : Number(least1),
    projects: election.projects.map(({ id, cost, claimedVotes, claimedScore, extra }) => ({
      id,
      cost: Number(cost),
      result: Number(pointed ? claimedScore : claimedVotes),
      selected: extra['selected'],
    })),
    // What stands in no row the checker does not know. By the definition, many take too long.
    approvals:
      isNamed && rows <= MOST_COUNTED
        ? votes.flatMap(({ items }) => (items.length > 0 ? [items] : []))
        : undefined,
  });
  return [...faults, ...told];
}

/** What stands between the semicolons. */
function askRows(text: string, ask: (holds: boolean, fault: string) => void): void {
  const [, body = ''] = text.split(/^VOTES\n/m);
  const [header = '', ...rows] = body.split('\n');
  askOrder(header.split(';'), VOTES, 'VOTES', ask);
  for (const row of rows) {
    const cells = row.split(';');
    ask(row === '' || cells[1] !== '', 'a row that names nothing');
    ask(!/\s,|,\s|(^|;)\s|\s(;|$)/.test(row), `blanks in a row of VOTES: ${row}`);
  }
  ask(!/\n\n/.test(text), 'an empty line');
}

/** @returns a number that grows with the days */
function dayIn(date = ''): number {
  const [year = '', month = '01', day = '01'] = date.split('.').reverse();
  return Number(year + month + day);
}

function askOrder(
  names: readonly string[],
  known: readonly string[],
  section: string,
  ask: (holds: boolean, fault: string) => void,
): void {
  const unknown = names.filter((name) => !known.includes(name));
  ask(unknown.length === 0, `${section} has ${unknown.join()}, which nobody knows`);
  const order = names.map((name) => known.indexOf(name));
  ask(
    order.every((at, index) => at >= (order[index - 1] ?? at)),
    `the order of ${section}`,
  );
}
