import { phaseAt } from '../../../protocol/phase.ts';
import type { Decision } from '../../../protocol/decisions.ts';
import type { CountedResults } from '../../../protocol/results.ts';
import { canonical } from '../../secrets/canonical.ts';
import { Mistake } from '../../mistake.ts';
import {
  deleteDecision,
  findDecisions,
  saveDecision,
  type StoredDecision,
} from '../../storage/queries/decisions.ts';
import { addToLog, type DecisionInLog } from '../../storage/queries/log.ts';
import { findResults } from '../../storage/queries/results.ts';
import type { Voted } from '../../storage/queries/definitions.ts';
import type { Db } from '../../storage/tables.ts';
import { nameOf, ownerOf } from '../voted.ts';
import { refuseUnlessSense } from './sense.ts';
import { quoted, untrueOf } from './standing.ts';

/** What was decided before; undefined where nothing was. */
export interface Before {
  readonly was: Decision | undefined;
  /** Whether it is what was asked for: then nothing was done. */
  readonly same: boolean;
}

/**
 * Puts a decision beside a published count, in the place of the one about the same item. The count
 * stays as it is, and so does the file of the ballots.
 * @param now milliseconds since 1970, by the clock that decides what is open
 * @throws Mistake where nothing is published, it is still open, there is no such item, or what was
 * decided makes no sense for it
 */
export async function decide(
  db: Db,
  stored: Voted,
  decision: Decision,
  now: number,
): Promise<Before> {
  const of = ownerOf(stored);
  const results = await resultsToDecideOn(db, stored, now);
  const item = itemIn(results, decision.item, nameOf(stored));
  if (decision.kind === 'incompatible' && decision.with !== undefined) {
    itemIn(results, decision.with, nameOf(stored));
  }
  refuseUnlessSense(item, decision, results);
  const all = await findDecisions(db, of);
  const was = all.find((one) => one.decision.item === item.id)?.decision;
  if (was && canonical(was) === canonical(decision)) return { was, same: true };
  const others = all.filter((one) => one.decision.item !== item.id);
  const saved = { decision, selected: item.selected };
  refuseIfUntrueThen(results, [...others, saved], nameOf(stored));
  await saveDecision(db, of, saved);
  const what = {
    item: item.id,
    is: inLog(decision, stored),
    ...(was && { was: inLog(was, stored) }),
  };
  await addToLog(db, { of, now, because: plain(decision.because), kind: 'decide', what });
  return { was, same: false };
}

/** What is taken back, and why. */
export interface Undo {
  readonly item: string;
  readonly because: string;
  /** Who says so, for the log. */
  readonly by?: string | undefined;
}

/**
 * Takes a decision back: what the count says holds again. Its making and its end stay in the log.
 * @returns the decision that was
 * @throws Mistake where there is none, or another would no longer be true without it
 */
export async function undoDecision(
  db: Db,
  stored: Voted,
  { item, because, by }: Undo,
  now: number,
): Promise<Decision> {
  const of = ownerOf(stored);
  const all = await findDecisions(db, of);
  const was = all.find((one) => one.decision.item === item)?.decision;
  if (!was) throw new Mistake(`nothing is decided about "${item}"${decidedAbout(all)}`);
  const others = all.filter((one) => one.decision.item !== item);
  // Where the result was withdrawn there is nothing that it could contradict.
  const results = await findResults(db, of);
  if (results) refuseIfUntrueThen(results, others, nameOf(stored));
  await deleteDecision(db, of, item);
  const what = { item, was: inLog(was, stored), ...(by !== undefined && { by }) };
  await addToLog(db, { of, now, because, kind: 'decide', what });
  return was;
}

async function resultsToDecideOn(db: Db, stored: Voted, now: number): Promise<CountedResults> {
  const name = nameOf(stored);
  const results = await findResults(db, ownerOf(stored));
  if (!results) {
    throw new Mistake(`${name} has no published result to decide on (samskab publish ${name})`);
  }
  if (phaseAt(stored.definition, now) !== 'closed') {
    throw new Mistake(`${name} is still open: nothing is decided before everybody has voted`);
  }
  return results;
}

/** More ids than these nobody reads in a line. */
const MOST_TOLD = 40;

function itemIn({ items }: CountedResults, id: string, name: string) {
  const item = items.find((one) => one.id === id);
  if (item) return item;
  const ids = items.map((one) => one.id);
  const more = ids.length - MOST_TOLD;
  const told = `${ids.slice(0, MOST_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  throw new Mistake(`there is no "${id}" in the result of ${name}: it has ${told}`);
}

function refuseIfUntrueThen(
  { items }: CountedResults,
  decisions: readonly StoredDecision[],
  name: string,
): void {
  const untrue = untrueOf(items, decisions);
  if (!untrue) return;
  throw new Mistake(
    `${untrue.why} then: decide otherwise about "${untrue.item}" first, or take that back (samskab decide ${name} ${quoted(untrue.item)} --undo)`,
  );
}

function decidedAbout(all: readonly StoredDecision[]): string {
  if (all.length === 0) return '';
  return `, only about ${all.map(({ decision }) => decision.item).join(', ')}`;
}

function inLog(
  { item: _, because: __, ...rest }: Decision,
  { definition: { currency } }: Voted,
): DecisionInLog {
  return { ...rest, ...('amount' in rest && currency !== undefined && { currency }) };
}

function plain(text: Decision['because']): string {
  return typeof text === 'string' ? text : JSON.stringify(text);
}
