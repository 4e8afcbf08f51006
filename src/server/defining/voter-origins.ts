import type { PabulibVote } from '../../pabulib/election.ts';
import { ID } from '../../protocol/grammar.ts';
import type { Channel } from '../storage/tables.ts';
import type { Turnout } from '../storage/queries/turnout.ts';

/** More parts than this are no parts of a town but something else, such as addresses. */
const MOST_AREAS = 100;

/** What Pabulib's files call a ballot that did not come over the network. */
const ON_PAPER = /^(?:paper|post|postal|mail|letter|in[ _-]?person|station|offline)/i;

/** What a row says of the ballot itself: on ballots that rank, what their places are worth. */
const OF_BALLOTS = new Set(['points', 'score']);

/** @returns what a file says of where a ballot is from: '' where it says nothing */
export function areaOf({ extra }: PabulibVote): string {
  return (columnOf(extra, 'neighborhood') || columnOf(extra, 'district')).trim();
}

export function channelOf({ extra }: PabulibVote): Channel {
  return ON_PAPER.test(columnOf(extra, 'voting_method').trim()) ? 'paper' : 'online';
}

function columnOf(extra: PabulibVote['extra'], wanted: string): string {
  const name = Object.keys(extra).find((key) => key.toLowerCase() === wanted);
  return name === undefined ? '' : (extra[name] ?? '');
}

/** Counts from where and how ballots came. */
export class Origins {
  /** What a file says of each voter, by its columns. */
  readonly columns = new Set<string>();
  readonly #areas = new Set<string>();
  readonly #cast = new Map<string, number>();

  /** Takes note of where the voters of a file are from, also of those whose vote is refused. */
  see(vote: PabulibVote): void {
    for (const column of Object.keys(vote.extra)) {
      if (!OF_BALLOTS.has(column.toLowerCase())) this.columns.add(column);
    }
    const area = areaOf(vote);
    if (area !== '' && this.#areas.size <= MOST_AREAS) this.#areas.add(area);
  }

  cast(vote: PabulibVote): void {
    const name = `${channelOf(vote)} ${areaOf(vote)}`;
    this.#cast.set(name, (this.#cast.get(name) ?? 0) + 1);
  }

  /** @returns the areas in the file, in code-point order; none where they are hardly areas */
  areas(): { id: string; name: string }[] {
    const areas = [...this.#areas];
    if (areas.length > MOST_AREAS || !areas.every((area) => ID.test(area))) return [];
    return areas.sort().map((id) => ({ id, name: id }));
  }

  /** @param known the areas that turnout is told for; whoever is from elsewhere is from nowhere */
  turnout(known: readonly { readonly id: string }[] | undefined): Turnout[] {
    const ids = new Set(known?.map(({ id }) => id));
    return [...this.#cast].map(([name, ballots]) => {
      const [channel = ''] = name.split(' ', 1);
      const area = name.slice(channel.length + 1);
      return { area: ids.has(area) ? area : '', channel: channel as Channel, ballots };
    });
  }
}
