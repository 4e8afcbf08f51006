/** A load, as a part: what a set of projects costs, and by how many ballots it can be carried. */
export interface Load {
  readonly cost: number;
  readonly ballots: number;
}

export function isHeavier(a: Load, b: Load): boolean {
  return a.cost * b.ballots > b.cost * a.ballots;
}

/** Ballots that can carry the same projects. */
export interface Carriers {
  readonly weight: number;
  /** Places in the list of costs. */
  readonly projects: readonly number[];
}

/** What was found of how evenly a load can be spread, and how many edges were looked at for it. */
interface Spread {
  readonly load: Load;
  readonly work: number;
}

/**
 * Spreads costs over those who can carry them so that the most that one ballot carries is as small
 * as it can be.
 *
 * Whatever is carried by so many ballots alone, one of them carries at least its part of that. And
 * where a load is as large as every such part, the costs fit: that is what a maximal flow says, and
 * where they do not, it names projects that are too heavy for who can carry them. Their part is the
 * next load that is tried, so each is larger than the one before, and the last is exact.
 * @param costs whole numbers; with the ballots' weights they make no product above 2^53
 * @param least a load that is known not to be too large
 */
export function evenLoad(
  costs: readonly number[],
  carriers: readonly Carriers[],
  least: Load,
): Spread {
  const network = new Network(costs, carriers);
  for (let load = least; ;) {
    const heavy = network.tooHeavy(load);
    if (!heavy) return { load, work: network.work };
    load = heavy;
  }
}

/** From projects to the ballots that can carry them. */
class Network {
  work = 0;
  readonly #costs: readonly number[];
  readonly #carriers: readonly Carriers[];
  /** By project: its edges. By edge: who carries, whose project it is, and how much is on it. */
  readonly #edges: number[][];
  readonly #carrierEdges: number[][];
  readonly #carrierOf: number[] = [];
  readonly #projectOf: number[] = [];
  #flow: Float64Array;
  /** What is not carried yet, and who can carry how much more. */
  #waiting: number[] = [];
  #free: number[] = [];
  #levels: Int32Array;
  #carrierLevels: Int32Array;
  #next: Int32Array;
  #carrierNext: Int32Array;

  constructor(costs: readonly number[], carriers: readonly Carriers[]) {
    this.#costs = costs;
    this.#carriers = carriers;
    this.#edges = costs.map(() => []);
    this.#carrierEdges = carriers.map(() => []);
    carriers.forEach(({ projects }, carrier) => {
      for (const project of projects) {
        const edge = this.#carrierOf.length;
        this.#carrierOf.push(carrier);
        this.#projectOf.push(project);
        this.#edges[project]?.push(edge);
        this.#carrierEdges[carrier]?.push(edge);
      }
    });
    this.#flow = new Float64Array(this.#carrierOf.length);
    this.#levels = new Int32Array(costs.length);
    this.#carrierLevels = new Int32Array(carriers.length);
    this.#next = new Int32Array(costs.length);
    this.#carrierNext = new Int32Array(carriers.length);
  }

  /** @returns the part of what is too heavy, if no ballot may carry more than this; else nothing */
  tooHeavy({ cost, ballots }: Load): Load | undefined {
    // In parts of the smallest amount, so that all numbers are whole.
    this.#waiting = this.#costs.map((own) => own * ballots);
    this.#free = this.#carriers.map(({ weight }) => weight * cost);
    this.#flow.fill(0);
    while (this.#findLevels()) {
      this.#next.fill(0);
      this.#carrierNext.fill(0);
      for (let project = 0; project < this.#costs.length; project++) {
        if ((this.#waiting[project] as number) > 0) {
          const sent = this.#send(project, this.#waiting[project] as number);
          this.#waiting[project] = (this.#waiting[project] as number) - sent;
        }
      }
    }
    if (this.#waiting.every((left) => left === 0)) return undefined;
    return this.#partOfReached();
  }

  /** How far everything is from what waits. @returns whether somebody can carry more */
  #findLevels(): boolean {
    this.#levels.fill(-1);
    this.#carrierLevels.fill(-1);
    const queue: number[] = [];
    this.#waiting.forEach((left, project) => {
      if (left === 0) return;
      this.#levels[project] = 0;
      queue.push(project);
    });
    let isFree = false;
    for (let at = 0; at < queue.length; at++) {
      const project = queue[at] as number;
      const level = this.#levels[project] as number;
      for (const edge of this.#edges[project] as number[]) {
        this.work++;
        const carrier = this.#carrierOf[edge] as number;
        if ((this.#carrierLevels[carrier] as number) >= 0) continue;
        this.#carrierLevels[carrier] = level + 1;
        if ((this.#free[carrier] as number) > 0) isFree = true;
        for (const back of this.#carrierEdges[carrier] as number[]) {
          this.work++;
          const other = this.#projectOf[back] as number;
          if ((this.#flow[back] as number) === 0 || (this.#levels[other] as number) >= 0) continue;
          this.#levels[other] = level + 2;
          queue.push(other);
        }
      }
    }
    return isFree;
  }

  /** @returns how much of it could be carried by those who come next by level */
  #send(project: number, amount: number): number {
    const edges = this.#edges[project] as number[];
    let sent = 0;
    for (; (this.#next[project] as number) < edges.length; this.#advance(project)) {
      this.work++;
      const edge = edges[this.#next[project] as number] as number;
      const carrier = this.#carrierOf[edge] as number;
      if (this.#carrierLevels[carrier] !== (this.#levels[project] as number) + 1) continue;
      const taken = this.#take(carrier, amount - sent);
      this.#flow[edge] = (this.#flow[edge] as number) + taken;
      sent += taken;
      if (sent === amount) return sent;
    }
    return sent;
  }

  /** @returns how much a group of ballots can take: of its own, and by handing on what it carries */
  #take(carrier: number, amount: number): number {
    const own = Math.min(amount, this.#free[carrier] as number);
    this.#free[carrier] = (this.#free[carrier] as number) - own;
    let taken = own;
    const edges = this.#carrierEdges[carrier] as number[];
    for (
      ;
      taken < amount;
      this.#carrierNext[carrier] = (this.#carrierNext[carrier] as number) + 1
    ) {
      const edge = edges[this.#carrierNext[carrier] as number];
      if (edge === undefined) break;
      this.work++;
      const other = this.#projectOf[edge] as number;
      if (this.#levels[other] !== (this.#carrierLevels[carrier] as number) + 1) continue;
      const most = Math.min(amount - taken, this.#flow[edge] as number);
      if (most === 0) continue;
      const handed = this.#send(other, most);
      this.#flow[edge] = (this.#flow[edge] as number) - handed;
      taken += handed;
      if (taken === amount) break;
    }
    return taken;
  }

  #advance(project: number): void {
    this.#next[project] = (this.#next[project] as number) + 1;
  }

  /** What waits, and what shares its carriers: all these are full. */
  #partOfReached(): Load {
    let [cost, ballots] = [0, 0];
    this.#costs.forEach((own, project) => {
      if ((this.#levels[project] as number) >= 0) cost += own;
    });
    this.#carriers.forEach(({ weight }, carrier) => {
      if ((this.#carrierLevels[carrier] as number) >= 0) ballots += weight;
    });
    return { cost, ballots };
  }
}
