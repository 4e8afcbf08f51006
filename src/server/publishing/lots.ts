import { pickText } from '../../protocol/pick-text.ts';
import type { Counting, Lot } from '../../protocol/counting.ts';
import { phaseAt } from '../../protocol/phase.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { lotOf } from '../../counting/lots.ts';
import { Mistake } from '../mistake.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { LogEntry } from '../storage/queries/log.ts';
import { listed } from '../words.ts';
import { ownEntries } from './log-summary.ts';
import { nameOf } from './voted.ts';

/** @returns the lots that were announced before the vote; undefined where none were */
function announcedLot({ definition }: Voted): Lot | undefined {
  return lotOf(definition.counting ?? {});
}

/**
 * Another rule still draws the lots that were announced, unless it says who goes first of equals.
 * @returns how somebody asks for it to be counted, with the announced lots
 */
export function keepingLots(stored: Voted, asked: Counting | undefined): Counting | undefined {
  const lot = announcedLot(stored);
  return asked && lot && asked.ties === undefined ? { ...asked, ties: { lot } } : asked;
}

/**
 * @param counting how it is counted, before anything is drawn
 * @param seed what was drawn, as it is published
 * @returns the same with the seed, where one was given
 * @throws Mistake where no lots were announced, or it is too early to draw them
 */
export function withSeed(
  stored: Voted,
  counting: Counting,
  seed: string | undefined,
  now: number,
): Counting {
  if (seed === undefined) return counting;
  const name = nameOf(stored);
  const lot = announcedLot(stored);
  if (!lot) {
    throw new Mistake(
      `the "counting" of ${name} announced no lots ("ties": { "lot": { "source": … } }), so none are drawn`,
    );
  }
  if (!lotOf(counting)) throw new Mistake(`--lot does not go with --ties`);
  if (phaseAt(stored.definition, now) !== 'closed') {
    throw new Mistake(
      `${name} has not closed: its lots are drawn after that, from "${sourceOf(stored, lot)}"`,
    );
  }
  return { ...counting, ties: { lot: { source: lot.source, seed } } };
}

/** Where no order of equals would have changed what was chosen, there is nothing to draw. */
const IDLE = 'changed-nothing';

/**
 * What is final must not go by an order that nobody announced.
 * @throws Mistake where lots decide and are not drawn
 */
export function refuseUndrawn(
  stored: Voted,
  { counting, ties, state, items }: CountedResults,
): void {
  const lot = lotOf(counting);
  if (!lot || lot.seed !== undefined || state === 'provisional') return;
  const tie = ties.find(({ kind }) => kind !== IDLE);
  if (!tie) return;
  const { language } = stored.definition;
  const names = tie.items.map((id) => {
    const name = items.find((item) => item.id === id)?.name ?? id;
    return pickText(name, language, language).value;
  });
  const may = tie.kind === 'decided' ? 'lots decide' : 'lots may decide';
  throw new Mistake(
    `${listed(names, 'and')} were equal, and ${may}: draw them from "${sourceOf(stored, lot)}", as was announced, and publish with --lot SEED`,
  );
}

/** @returns why it asks for a reason that lots are drawn from a seed; undefined where it asks for none */
export function otherSeedThan(
  log: readonly LogEntry[],
  stored: Voted,
  seed: string | undefined,
): string | undefined {
  if (seed === undefined) return undefined;
  const seeds = ownEntries(log).flatMap(({ kind, what }) =>
    kind === 'publish' && 'counting' in what ? (lotOf(what.counting)?.seed ?? []) : [],
  );
  const other = seeds.findLast((one) => one !== seed);
  return other && `the lots of ${nameOf(stored)} were drawn from "${other}" before`;
}

/** @returns a line for whoever publishes: what was drawn; undefined where no lots were announced */
export function lotLine({ counting, ties, state }: CountedResults): string | undefined {
  const lot = lotOf(counting);
  if (!lot) return undefined;
  if (lot.seed !== undefined) {
    return `lots drawn from ${lot.seed}: ${(lot.order ?? []).join(', ')}`;
  }
  if (ties.every(({ kind }) => kind === IDLE)) return 'no tie decided anything: no lots are needed';
  return state === 'provisional'
    ? 'lots are not drawn yet: until then, equals go by id'
    : undefined;
}

function sourceOf({ definition: { language } }: Voted, { source }: Lot): string {
  return pickText(source, language, language).value;
}
