import { misfit } from '../protocol/check.ts';
import type { Phase } from '../protocol/definition.ts';
import type { EventDate, EventDefinition } from '../protocol/events.ts';
import { phaseAt, type Timed } from '../protocol/phase.ts';
import { lastSignup, signupEnds } from '../rules/event-dates.ts';

/** Whoever shows it. */
interface Owner<D> {
  load(): unknown;
  amend(change: { readonly phase: Phase } | { readonly definition: D }): void;
  /** @param problem for developers */
  refuse(problem: string): void;
  /** Tells developers of something that hinders nobody. */
  tell(problem: Error): unknown;
}

/** A definition that is shown. */
export interface Shown<D> {
  readonly host: object;
  readonly type: Parameters<typeof misfit>[0];
  readonly definition: D;
  readonly phase: Phase;
  /** By how many milliseconds the server's clock is ahead of the device's. */
  readonly ahead: number;
  /** Aborted once something else is shown, or nobody looks. */
  readonly signal: AbortSignal;
  readonly ask: () => Promise<D>;
  readonly owner: Owner<D>;
}

/** What an attribute may say. */
const VALUES = { remember: /^(device|tab|no)$/, history: /^(on|off)$/ };

// A laptop's clock may be minutes off: it is the server that is asked, and not too often.
const SOONEST = 5_000;
const LATEST = 3_600_000;

/**
 * What follows a definition once a person has what they wait for: the whole of it is held against
 * its schema, when it opens or closes the server is asked again, and a date that is over goes. What
 * attributes say that means nothing is told.
 */
export function followAtRest<D extends Timed>(shown: Shown<D>): void {
  for (const [name, right] of Object.entries(VALUES)) {
    const value = (shown.host as Record<string, unknown>)[name] ?? undefined;
    if (value === undefined || right.test(String(value))) continue;
    // Known by its name where it is told: the code there has classes of its own.
    shown.owner.tell(Object.assign(new Error(`${name}="${value}"`), { name: 'ValueError' }));
  }
  const problem = misfit(shown.type, shown.definition);
  if (problem) shown.owner.refuse(problem);
  else if (!closeAfterLast(shown, shown.phase)) waitForNext(shown, shown.phase);
}

function waitForNext<D extends Timed>(shown: Shown<D>, phase: Phase): void {
  const { opens = '', closes = '' } = shown.definition;
  const now = Date.now() + shown.ahead;
  const closing = Date.parse(closes) || Infinity;
  const ends = datesOf(shown.definition).map(signupEnds);
  const soonest = Math.min(closing, ...ends.filter((end) => end > now));
  const next = { upcoming: Date.parse(opens), open: soonest, closed: Infinity }[phase];
  const delay = next - now;
  if (!Number.isFinite(delay)) return;
  // A timer ends at 24 days, and a device that slept wakes late.
  const bounded = Math.min(Math.max(delay, SOONEST), LATEST);
  const timer = setTimeout(() => {
    if (delay > bounded) waitForNext(shown, phase);
    else if (phase === 'upcoming') shown.owner.load();
    else if (next === closing) void askWhetherClosed(shown);
    else dateIsOver(shown, phase);
  }, bounded);
  shown.signal.addEventListener('abort', () => clearTimeout(timer));
}

/** It is drawn anew, and the server decides when something is sent. */
function dateIsOver<D extends Timed>(shown: Shown<D>, phase: Phase): void {
  if (closeAfterLast(shown, phase)) return;
  shown.owner.amend({ phase });
  waitForNext(shown, phase);
}

/** @returns whether it has closed as its last date is over, whatever it says of its closing */
function closeAfterLast<D extends Timed>(shown: Shown<D>, phase: Phase): boolean {
  const { definition, ahead, owner } = shown;
  const dates = datesOf(definition);
  const last = lastSignup(dates);
  if (dates.length === 0 || phase === 'upcoming' || last > Date.now() + ahead) return false;
  const closing = Math.min(Date.parse(definition.closes ?? '') || Infinity, last);
  // Where all are called off nobody can say when.
  if (Number.isFinite(closing)) {
    owner.amend({ definition: { ...definition, closes: new Date(closing).toISOString() } });
  }
  owner.amend({ phase: 'closed' });
  return true;
}

function datesOf(definition: Timed): readonly EventDate[] {
  return (definition as Partial<Pick<EventDefinition, 'dates'>>).dates ?? [];
}

/** Nothing that somebody has begun goes: only whether it is open changes. Off-line it stays. */
async function askWhetherClosed<D extends Timed>(shown: Shown<D>): Promise<void> {
  const { ask, ahead, signal, owner } = shown;
  const fresh = await ask().catch(() => undefined);
  if (signal.aborted) return;
  const phase = fresh ? phaseAt(fresh, Date.now() + ahead) : 'open';
  if (phase === 'closed') return owner.amend({ phase });
  waitForNext(fresh ? { ...shown, definition: fresh } : shown, phase);
}
