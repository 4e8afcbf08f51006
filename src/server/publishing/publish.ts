import * as v from 'valibot';
import { defaultCounting } from '../../counting/default-counting.ts';
import { countResults, type Count } from '../../counting/explaining/results.ts';
import { withOrder } from '../../counting/lots.ts';
import type { Counting } from '../../protocol/counting.ts';
import { phaseAt } from '../../protocol/phase.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { lackedRule } from '../../pabulib/rule.ts';
import { ResultsSchema, type CountedResults } from '../../protocol/results.ts';
import { given } from '../../rules/optional.ts';
import { Mistake } from '../mistake.ts';
import { moneyText } from '../money.ts';
import { refuseWithoutReason } from '../reason.ts';
import { canonical } from '../secrets/canonical.ts';
import { addToLog, readLog, type Publication } from '../storage/queries/log.ts';
import { deleteResults, findResults, saveResults } from '../storage/queries/results.ts';
import { countVotes } from '../storage/queries/votes.ts';
import type { Reader, Writer } from '../storage/storage.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Db } from '../storage/tables.ts';
import { refuseUnlessAddsUp } from './account.ts';
import { ballotsFile, type BallotsFile } from './ballots.ts';
import { refuseIfUntrue } from './deciding/standing.ts';
import { keepingLots, otherSeedThan, refuseUndrawn, withSeed } from './lots.ts';
import { logSummary, refusedIn } from './log-summary.ts';
import { readCount, type ToCount } from './read-count.ts';
import { receiptsAccount, shownTurnout } from './turnout.ts';
import { nameOf, ownerOf } from './voted.ts';

export type ResultsState = CountedResults['state'];

export interface PublishOptions {
  readonly state: ResultsState;
  /** How it is counted; as the definition says, else as votes of its kind are, unless given. */
  readonly counting?: Counting | undefined;
  /** From what the lots are drawn that were announced, as it is published. */
  readonly lot?: string | undefined;
  /** The rule whose choice is told beside the result; one that would be fair too unless given. */
  readonly other?: Counting['rule'] | undefined;
  readonly note?: string | undefined;
  /** Whether the ballots are published, so that anybody can count again. */
  readonly ballots: boolean;
  /** Whether a provisional result may be published before it closes. */
  readonly whileOpen: boolean;
  /**
   * Why, for the log alone: what everybody may read is `note`. Asked for once it has closed, and
   * where it is counted otherwise than it was announced.
   */
  readonly because?: string | undefined;
}

/** How often is counted again because votes came in while it was counted. */
const MOST_TRIES = 5;
/** Where the ballots lie; relative to the endpoint of the results. */
const BALLOTS = 'results/ballots.pb';
/** Where the table lies; as above. */
const TABLE = 'results.csv';

/**
 * Counts the votes of a ballot or a budget, and publishes what came out. It is a snapshot: what is
 * cast later changes nothing of it. Once this returns, it is on disk.
 * @param now milliseconds since 1970, by the clock that decides what is open
 * @throws Mistake
 */
export async function publish(
  storage: Reader & Writer,
  stored: Voted,
  options: PublishOptions,
  now: number,
): Promise<CountedResults> {
  const name = nameOf(stored);
  await storage.read((db) => refuseUnlessMeant(db, stored, options.state));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const results = await countAndSave(storage, stored, options, now);
    if (results) return results;
  }
  throw new Mistake(`votes for ${name} still come in: publish when its "grace" is over`);
}

/** @returns undefined where a vote that was let in late is not in a count that is to be the last */
async function countAndSave(
  storage: Reader & Writer,
  stored: Voted,
  given: PublishOptions,
  now: number,
): Promise<CountedResults | undefined> {
  const name = nameOf(stored);
  const toCount = await readCount(storage, stored);
  if (!toCount) throw new Mistake(`there is no ${name}`);
  const options = { ...given, counting: keepingLots(toCount.stored, given.counting) };
  if (isDraft(toCount.stored.definition)) throw new Mistake(`${name} is a draft: nobody sees it`);
  if (toCount.stored.definition.test) throw new Mistake(`${name} is a test: nothing of it counts`);
  const counting = withSeed(toCount.stored, ruleOf(toCount.stored, options), given.lot, now);
  refuseWhileOpen(toCount.stored, options, now);
  if (toCount.votes.length === 0) {
    throw new Mistake(`nobody has voted in ${name}: there is nothing to publish`);
  }
  refuseUnknownRule(toCount.stored, options);
  refuseWithoutReason(options.because, whatAsksForReason(toCount, options));
  const { results: counted, ballots } = await resultsOf(toCount, { ...options, counting }, now);
  refuseUndrawn(toCount.stored, counted);
  refuseUnlessAddsUp(name, toCount, counted);
  return storage.write(async (db) => {
    // Somebody else may have published meanwhile.
    await refuseUnlessMeant(db, stored, options.state);
    await refuseIfUntrue(db, stored, counted);
    const of = ownerOf(stored);
    const all = await countVotes(db, of);
    if (options.state !== 'provisional' && all !== toCount.votes.length) return undefined;
    const what = publicationOf(counted, otherThan(toCount.stored, options.counting));
    await addToLog(db, { of, now, because: options.because, kind: 'publish', what });
    const { entries } = await readLog(db, of);
    const results = { ...counted, log: logSummary(entries, toCount.codes) };
    await saveResults(db, of, results, ballots?.zipped ?? null);
    return results;
  });
}

/**
 * @param announced how it was said to be counted, where that is not how it is
 * @returns what the log holds of what is published
 */
function publicationOf(
  { state, counting, ballots, sha256 }: CountedResults,
  announced: Counting | undefined,
): Publication {
  return { state, counting, ballots, ...(announced && { announced }), ...given('sha256', sha256) };
}

/** @returns how it was said to be counted, where that is not how it is */
export function otherThan(stored: Voted, asked: Counting | undefined): Counting | undefined {
  const said = stored.definition.counting;
  const counting = keepingLots(stored, asked);
  return said && counting && canonical(said) !== canonical(counting) ? said : undefined;
}

/**
 * A rule that came with a file and that is not known here was announced all the same.
 * @throws Mistake
 */
function refuseUnknownRule(stored: Voted, { counting }: Pick<PublishOptions, 'counting'>): void {
  const rule = lackedRule(stored.definition);
  if (rule === undefined || counting) return;
  throw new Mistake(
    `${nameOf(stored)} was announced to be counted by "${rule}", which is not known here: say by which rule it is counted (--rule), and why (--because)`,
  );
}

/** That votes are counted once it has closed, as it was announced, is what everybody waits for. */
function whatAsksForReason(
  { stored, log }: ToCount,
  { counting, state, lot }: Pick<PublishOptions, 'counting' | 'state' | 'lot'>,
): string | undefined {
  const name = nameOf(stored);
  if (otherThan(stored, counting) || lackedRule(stored.definition) !== undefined)
    return `${name} is counted otherwise than it was announced`;
  const otherSeed = otherSeedThan(log, stored, lot);
  if (otherSeed !== undefined) return otherSeed;
  return state === 'recounted' ? `${name} has a final result` : undefined;
}

/**
 * Takes published results back.
 * @param now milliseconds since 1970
 * @param because why, for the log; asked for once it has closed
 * @throws Mistake where there are none, or it has closed and nobody says why
 */
export async function withdraw(
  storage: Writer,
  stored: Voted,
  now: number,
  because?: string,
): Promise<void> {
  const of = ownerOf(stored);
  const closed = phaseAt(stored.definition, now) === 'closed';
  refuseWithoutReason(because, closed ? `${nameOf(stored)} has closed` : undefined);
  await storage.write(async (db) => {
    const before = await findResults(db, of);
    if (!before) throw new Mistake(`${nameOf(stored)} has no published results`);
    await deleteResults(db, of);
    await addToLog(db, { of, now, because, kind: 'publish', what: { withdrawn: before.state } });
  });
}

/**
 * A final result is not replaced in silence: who counts again says so.
 * @throws Mistake
 */
async function refuseUnlessMeant(db: Db, stored: Voted, state: ResultsState): Promise<void> {
  const before = await findResults(db, ownerOf(stored));
  const settled = before?.state === 'final' || before?.state === 'recounted';
  if (state === 'recounted' && !settled) {
    throw new Mistake(`${nameOf(stored)} has no final result that could be counted again`);
  }
  if (state !== 'recounted' && settled) {
    throw new Mistake(
      `${nameOf(stored)} has a ${before.state} result: publish with --state recounted, or --withdraw it first`,
    );
  }
}

/**
 * A running count sways who has not voted yet.
 * @throws Mistake
 */
function refuseWhileOpen(stored: Voted, { state, whileOpen }: PublishOptions, now: number): void {
  const phase = phaseAt(stored.definition, now);
  if (phase === 'closed' || (phase === 'open' && state === 'provisional' && whileOpen)) return;
  const { closes } = stored.definition;
  if (phase === 'upcoming') throw new Mistake(`${nameOf(stored)} has not opened yet`);
  const until = closes === undefined ? 'its definition has no "closes"' : `until ${closes}`;
  const how = state === 'provisional' ? ': a running count sways voters (--while-open)' : '';
  throw new Mistake(`${nameOf(stored)} is still open (${until})${how}`);
}

/** @returns how it is counted: as somebody asks, else as was announced, else as votes of its kind are */
function ruleOf({ definition }: Voted, { counting }: Pick<PublishOptions, 'counting'>): Counting {
  return counting ?? definition.counting ?? defaultCounting(definition);
}

async function resultsOf(
  toCount: ToCount,
  options: PublishOptions & { readonly counting: Counting },
  now: number,
): Promise<{ results: CountedResults; ballots: BallotsFile | null }> {
  const { stored, votes, turnout, receipts, log } = toCount;
  const { definition } = stored;
  const ids = definition.items.map(({ id }) => id);
  const count = (counting: Counting) =>
    countResults({ resource: stored.resource, definition, votes: each(votes), counting });
  const counted = await count(await withOrder(options.counting, ids));
  refuseOverspent(stored, counted);
  const ballots = options.ballots ? await ballotsFile(toCount, counted, now) : null;
  const { other } = options;
  const told = other === undefined || other === counted.other?.counting.rule;
  const shown = shownTurnout(turnout, definition.areas);
  const results = {
    ...counted,
    state: options.state,
    published: new Date(now).toISOString(),
    ...(options.note && { note: options.note }),
    ...given('invalid', refusedIn(log)),
    ...(shown && { turnout: shown }),
    receipts: receiptsAccount(votes.length, receipts),
    ...(!told && { other: choiceOf(await count({ rule: other })) }),
    ...(ballots && { sha256: ballots.sha256 }),
    links: { ...(ballots && { ballots: BALLOTS }), table: TABLE },
  };
  // What is not in the protocol is not published.
  return { results: v.parse(ResultsSchema, results) as CountedResults, ballots };
}

/**
 * A rule that looks at no money can choose more than there is.
 * @throws Mistake
 */
function refuseOverspent(
  stored: Voted,
  { counting, currency, language, spent = 0, budget = 0, left = 0 }: Count,
): void {
  if (left >= 0) return;
  const [cost, all] = [spent, budget].map((sum) => moneyText(sum, currency, language));
  throw new Mistake(
    `what ${counting.rule} chose in ${nameOf(stored)} costs ${cost}, and there is ${all}: count by a rule that looks at the money (--rule greedy), choose fewer (--seats), or take "budget" out of the definition`,
  );
}

/** @returns what a rule chose, in its order */
function choiceOf({
  counting,
  items,
  spent,
}: Pick<CountedResults, 'counting' | 'items' | 'spent'>): NonNullable<CountedResults['other']> {
  const chosen = items.filter(({ selected }) => selected);
  const selected = chosen.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ id }) => id);
  return { counting, selected, ...(spent !== undefined && { spent }) };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
