import type { CountedResults } from '../../protocol/results.ts';
import { gatherPabulib } from '../profile/from-pabulib.ts';
import { readPabulib } from '../../pabulib/reading/read.ts';
import { checkInSteps, rulesAgain } from './check.ts';
import type { Difference } from './difference.ts';
import { inPublishedOrder, readingFor, selectedIds } from './published.ts';

/** How far a count is. */
export interface RecountStep {
  readonly step: 'reading' | 'counting';
  /** How many ballots were read, or how many times they were counted through. */
  readonly done: number;
}

/** What came out of counting again. */
export interface RecountOutcome {
  /** Whether everything that can be compared was published as it came out here. */
  readonly same: boolean;
  /** Everything that was published otherwise. */
  readonly differences: readonly Difference[];
  /** Ids, in the order in which they were chosen. */
  readonly selected: readonly string[];
  readonly ballots: number;
}

/**
 * Counts published ballots again as they were counted. It yields often, so that who runs it can
 * show how far it is, let the page breathe, or stop.
 * @param ballots the file of the ballots, in Pabulib's format
 * @throws PabulibError or CountingError where the file cannot be read or counted
 */
export async function* recount(
  ballots: AsyncIterable<Uint8Array>,
  results: CountedResults,
): AsyncGenerator<RecountStep, RecountOutcome, void> {
  const read = await readPabulib(ballots, { forbidden: 'count' });
  const election = inPublishedOrder(read, results);
  const { add, build } = gatherPabulib(election, readingFor(election, results));
  let done = 0;
  for await (const lot of election.lots()) {
    lot.forEach(add);
    done += lot.length;
    yield { step: 'reading', done };
  }
  const profile = build();
  let counts = 0;
  yield { step: 'counting', done: counts };
  const steps = checkInSteps(election, profile, results, await rulesAgain(results, profile));
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      // To tell ties it is counted again; what was done is not undone by that.
      counts = Math.max(counts, step.value);
      yield { step: 'counting', done: counts };
      continue;
    }
    const { differences, outcome } = step.value;
    const same = differences.length === 0;
    return { same, differences, selected: selectedIds(outcome), ballots: done };
  }
}
