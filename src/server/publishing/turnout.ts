import { suppressed } from '../../counting/explaining/suppress.ts';
import type { CountedResults } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Channel } from '../storage/tables.ts';
import type { Turnout } from '../storage/queries/turnout.ts';

type Shown = NonNullable<CountedResults['turnout']>;
type Areas = Voted['definition']['areas'];

/** What ballots of no known part of the town are shown under. */
const NOT_KNOWN: Text = {
  en: 'Not known',
  da: 'Ikke oplyst',
  nb: 'Ikke oppgitt',
  nn: 'Ikkje oppgitt',
  sv: 'Inte uppgivet',
  de: 'Nicht bekannt',
  uk: 'Невідомо',
  pl: 'Nie podano',
  ar: 'غير معروف',
};

/**
 * @returns the turnout as it is published: two tables of their own, so that nobody can see how many
 * in one part of the town voted on paper; undefined where there is nothing to tell
 */
export function shownTurnout(turnout: readonly Turnout[], areas: Areas): Shown | undefined {
  const shown = {
    ...(areas && areas.length > 0 && { areas: areaTable(turnout, areas) }),
    ...(sumOf(turnout, { channel: 'paper' }) > 0 && { channels: channelTable(turnout) }),
  };
  return Object.keys(shown).length > 0 ? shown : undefined;
}

/**
 * A ballot that was cast on-line has a receipt in the list, and one on paper or imported has none.
 * @returns both together are all that were counted
 */
export function receiptsAccount(
  ballots: number,
  listed: number,
): NonNullable<CountedResults['receipts']> {
  return { listed, without: ballots - listed };
}

/**
 * How many came from no known part is told as it is: it is no group that anybody belongs to. What
 * is left is then the known total of the parts.
 */
function areaTable(
  turnout: readonly Turnout[],
  areas: NonNullable<Areas>,
): NonNullable<Shown['areas']> {
  const ballots = areas.map(({ id }) => sumOf(turnout, { area: id }));
  const known = ballots.reduce((sum, count) => sum + count, 0);
  const rest = sumOf(turnout, {}) - known;
  const cells = suppressed(ballots);
  const rows = areas.map(({ name }, index) => ({ name, ballots: cells[index] ?? null }));
  return rest > 0 ? [...rows, { name: NOT_KNOWN, ballots: rest }] : rows;
}

function channelTable(turnout: readonly Turnout[]): NonNullable<Shown['channels']> {
  const channels: readonly Channel[] = ['online', 'paper'];
  const cells = suppressed(channels.map((channel) => sumOf(turnout, { channel })));
  return channels.map((channel, index) => ({ channel, ballots: cells[index] ?? null }));
}

function sumOf(turnout: readonly Turnout[], of: Partial<Turnout>): number {
  return turnout
    .filter(
      ({ area, channel }) => (of.area ?? area) === area && (of.channel ?? channel) === channel,
    )
    .reduce((sum, { ballots }) => sum + ballots, 0);
}
