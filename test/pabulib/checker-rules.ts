import { rational, compare, type Rational } from '../../src/counting/rational.ts';

/** A project as Pabulib's checker counts it: it floors amounts where it counts Equal Shares. */
export interface Checked {
  readonly id: string;
  readonly cost: number;
  readonly result: number;
  readonly selected: string | undefined;
}

export interface Election {
  readonly rule: string;
  readonly budget: number;
  readonly threshold: number | undefined;
  /** In the order of the file. */
  readonly projects: readonly Checked[];
  /** What each ballot names; undefined where ballots are not approvals. */
  readonly approvals: readonly (readonly string[])[] | undefined;
}

/** @returns what the checker says of what was chosen; nothing where all is as the rule has it */
export function ruleFaults(election: Election): string[] {
  const { rule, threshold, projects, approvals } = election;
  if (projects[0]?.selected === undefined) return [];
  const faults: string[] = [];
  if (rule === 'greedy' && threshold !== undefined) faults.push('greedy with a threshold');
  if (rule === 'greedy-threshold' && threshold === undefined) faults.push('no threshold');
  const winners = winnersOf(election);
  if (!winners) return faults;
  if (winners === 'no answer') return [...faults, 'the checker comes to no end'];
  const chosen = projects.filter(({ selected }) => selected === '1').map(({ id }) => id);
  const [is, should] = [chosen.toSorted().join(), winners.toSorted().join()];
  if (is !== should) faults.push(`${rule} not followed: ${is} and not ${should}`);
  if (approvals && rule.startsWith('equalshares')) return faults;
  const spent = sumOf(projects.filter(({ selected }) => selected === '1'));
  const fits = projects.filter(
    ({ selected, cost, result }) =>
      selected === '0' &&
      cost <= election.budget - spent &&
      !(threshold !== undefined && threshold > 0 && result <= threshold),
  );
  const isFull = sumOf(projects) <= election.budget;
  if (['greedy', 'greedy-threshold'].includes(rule) && fits.length > 0 && !isFull) {
    faults.push(`unused budget: ${fits.map(({ id }) => id).join()}`);
  }
  return faults;
}

function winnersOf(election: Election): readonly string[] | 'no answer' | undefined {
  const { rule, approvals } = election;
  if (['greedy', 'greedy-threshold', 'greedy-no-skip'].includes(rule)) return greedy(election);
  if (approvals && rule === 'equalshares') return shares(election, approvals, false);
  if (approvals && rule === 'equalshares/add1') return shares(election, approvals, true);
  return undefined;
}

function greedy({ rule, budget, threshold = 0, projects }: Election): string[] {
  let left = budget;
  const winners: string[] = [];
  for (const { id, cost, result } of projects.toSorted((a, b) => b.result - a.result)) {
    if (result < threshold) continue;
    if (cost <= left) {
      winners.push(id);
      left -= cost;
    } else if (rule === 'greedy-no-skip') break;
  }
  return winners;
}

function shares(
  election: Election,
  approvals: readonly (readonly string[])[],
  raises: boolean,
): string[] | 'no answer' {
  const ballots = approvals.length;
  if (ballots === 0) return [];
  const budget = Math.floor(election.budget);
  const costs = new Map(election.projects.map(({ id, cost }) => [id, Math.floor(cost)]));
  const costOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (costs.get(id) ?? 0), 0);
  let winners = run(costs, approvals, budget);
  if (!raises || winners === 'no answer') return winners;
  let money = Math.floor(budget / ballots) * ballots;
  const wanted = [...costs.keys()].filter((id) => approvals.some((ballot) => ballot.includes(id)));
  if (costOf(wanted) <= budget) return 'no answer';
  for (;;) {
    money += ballots;
    const next = run(costs, approvals, money);
    if (next === 'no answer') return next;
    if (costOf(next) > budget) return winners;
    winners = next;
  }
}

/** One run, by the definition: whoever gets most for what its voters pay goes first. */
function run(
  costs: ReadonlyMap<string, number>,
  approvals: readonly (readonly string[])[],
  money: number,
): string[] | 'no answer' {
  const left = approvals.map(() => rational(BigInt(money), BigInt(approvals.length)));
  const voters = new Map(
    [...costs.keys()].map((id) => [id, approvals.flatMap((ids, at) => (ids.includes(id) ? [at] : []))]), // prettier-ignore
  );
  const winners: string[] = [];
  for (;;) {
    const offers = [...costs].flatMap(([id, cost]) => {
      if (winners.includes(id) || cost === 0) return [];
      const most = highestPayment(cost, (voters.get(id) ?? []).map((at) => left[at] as Rational)); // prettier-ignore
      return most
        ? [{ id, cost, most, effective: rational(BigInt(cost) * most.den, most.num) }]
        : [];
    });
    const [best] = offers.toSorted((a, b) => compare(b.effective, a.effective));
    if (!best) return winners;
    const tied = offers.filter(({ effective }) => compare(effective, best.effective) === 0);
    const cheapest = Math.min(...tied.map(({ cost }) => cost));
    const cheap = tied.filter(({ cost }) => cost === cheapest);
    const count = ({ id }: { readonly id: string }) => voters.get(id)?.length ?? 0;
    const most = Math.max(...cheap.map(count));
    const [winner, ...others] = cheap.filter((one) => count(one) === most);
    if (!winner || others.length > 0) return 'no answer';
    winners.push(winner.id);
    for (const at of voters.get(winner.id) ?? []) {
      const has = left[at] as Rational;
      left[at] = compare(has, winner.most) > 0 ? minus(has, winner.most) : rational(0n);
    }
  }
}

/** @returns what each pays at most where they pay alike; undefined where it is more than they have */
function highestPayment(cost: number, has: readonly Rational[]): Rational | undefined {
  let paid = rational(0n);
  const poorest = has.toSorted(compare);
  for (const [at, money] of poorest.entries()) {
    const rest = minus(rational(BigInt(cost)), paid);
    const each = rational(rest.num, rest.den * BigInt(poorest.length - at));
    if (compare(each, money) <= 0) return each.num > 0n ? each : undefined;
    paid = minus(paid, rational(-money.num, money.den));
  }
  return undefined;
}

function minus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

function sumOf(projects: readonly Checked[]): number {
  return projects.reduce((sum, { cost }) => sum + cost, 0);
}
