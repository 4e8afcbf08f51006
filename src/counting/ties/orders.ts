/** That one goes before another; both are indices of projects. */
export type Pair = readonly [first: number, then: number];

/**
 * @param ranks for each project its place; the lower goes first
 * @returns the places nearest to these in which every pair is kept; undefined where none has them all
 */
export function ranksWith(ranks: Int32Array, pairs: readonly Pair[]): Int32Array | undefined {
  const waiting = new Int32Array(ranks.length);
  const after = new Map<number, number[]>();
  for (const [first, then] of pairs) {
    waiting[then] = (waiting[then] as number) + 1;
    const list = after.get(first) ?? [];
    list.push(then);
    after.set(first, list);
  }
  const order = inOrder(ranks);
  const ready = order.filter((project) => waiting[project] === 0);
  const found = new Int32Array(ranks.length);
  let place = 0;
  for (let project = ready.shift(); project !== undefined; project = ready.shift()) {
    found[project] = place++;
    for (const then of after.get(project) ?? []) {
      waiting[then] = (waiting[then] as number) - 1;
      if (waiting[then] === 0) insert(ready, then, ranks);
    }
  }
  return place === ranks.length ? found : undefined;
}

/** @returns whether some order keeps every pair */
export function goTogether(pairs: readonly Pair[]): boolean {
  const names = new Map<number, number>();
  const name = (project: number) => {
    const known = names.get(project) ?? names.size;
    names.set(project, known);
    return known;
  };
  const few = pairs.map(([first, then]): Pair => [name(first), name(then)]);
  return ranksWith(Int32Array.from({ length: names.size }, (_, at) => at), few) !== undefined; // prettier-ignore
}

/** @returns whether an order keeps every pair */
export function keeps(ranks: Int32Array, pairs: readonly Pair[]): boolean {
  return pairs.every(([first, then]) => (ranks[first] as number) < (ranks[then] as number));
}

/** @returns one before each of the others */
export function before(first: number, others: readonly number[]): Pair[] {
  return others.filter((one) => one !== first).map((then) => [first, then]);
}

/** @returns places in which some go first, in their order, and all others follow as they were */
export function ranksFirst(ranks: Int32Array, first: readonly number[]): Int32Array {
  const given = new Set(first);
  const found = new Int32Array(ranks.length);
  const order = [...first, ...inOrder(ranks).filter((project) => !given.has(project))];
  order.forEach((project, place) => (found[project] = place));
  return found;
}

/** @returns projects, the first one first */
export function sorted(projects: readonly number[], ranks: Int32Array): number[] {
  return projects.toSorted((a, b) => (ranks[a] as number) - (ranks[b] as number));
}

/** @returns the same text for the same projects, in whatever order they were chosen */
export function setOf(selected: readonly number[]): string {
  return selected.toSorted((a, b) => a - b).join();
}

function inOrder(ranks: Int32Array): number[] {
  return sorted(
    Array.from(ranks, (_, project) => project),
    ranks,
  );
}

function insert(ready: number[], project: number, ranks: Int32Array): void {
  const at = ready.findIndex((other) => (ranks[other] as number) > (ranks[project] as number));
  ready.splice(at < 0 ? ready.length : at, 0, project);
}
