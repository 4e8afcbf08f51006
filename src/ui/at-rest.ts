import { misfit } from '../protocol/check.ts';
import type { Phase } from '../protocol/definition.ts';
import { phaseAt, type Timed } from '../protocol/phase.ts';

/** A definition that is shown. */
export interface Shown<D> {
  readonly type: Parameters<typeof misfit>[0];
  readonly definition: D;
  readonly phase: Phase;
  /** By how many milliseconds the server's clock is ahead of the device's. */
  readonly ahead: number;
  /** Aborted once something else is shown, or nobody looks. */
  readonly signal: AbortSignal;
  readonly ask: () => Promise<D>;
  readonly load: () => void;
  readonly amend: (change: { readonly phase: Phase }) => void;
  /** @param problem for developers */
  readonly refuse: (problem: string) => void;
}

// A laptop's clock may be minutes off: it is the server that is asked, and not too often.
const SOONEST = 5_000;
const LATEST = 3_600_000;

/**
 * What follows a definition once a person has what they wait for: the whole of it is held against
 * its schema, and when it opens or closes the server is asked again.
 */
export function followAtRest<D extends Timed>(shown: Shown<D>): void {
  const problem = misfit(shown.type, shown.definition);
  if (problem) shown.refuse(problem);
  else waitForNext(shown, shown.phase);
}

function waitForNext<D extends Timed>(shown: Shown<D>, phase: Phase): void {
  const { opens, closes } = shown.definition;
  const next = { upcoming: opens, open: closes, closed: undefined }[phase];
  if (next === undefined) return;
  const delay = Date.parse(next) - Date.now() - shown.ahead;
  // A timer ends at 24 days, and a device that slept wakes late.
  const bounded = Math.min(Math.max(delay, SOONEST), LATEST);
  const timer = setTimeout(() => {
    if (delay > bounded) waitForNext(shown, phase);
    else if (phase === 'upcoming') shown.load();
    else void askWhetherClosed(shown);
  }, bounded);
  shown.signal.addEventListener('abort', () => clearTimeout(timer));
}

/** Nothing that somebody has begun goes: only whether it is open changes. Off-line it stays. */
async function askWhetherClosed<D extends Timed>(shown: Shown<D>): Promise<void> {
  const { ask, ahead, signal, amend } = shown;
  const fresh = await ask().catch(() => undefined);
  if (signal.aborted) return;
  const phase = fresh ? phaseAt(fresh, Date.now() + ahead) : 'open';
  if (phase === 'closed') return amend({ phase });
  waitForNext(fresh ? { ...shown, definition: fresh } : shown, phase);
}
