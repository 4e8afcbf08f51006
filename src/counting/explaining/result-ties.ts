import type { CountedResults } from '../../protocol/results.ts';
import { given } from '../../rules/optional.ts';
import type { Outcome } from '../outcome.ts';
import { sorted } from '../ties/orders.ts';
import { toldInSteps } from '../ties/told.ts';
import type { ToldTie } from '../ties/told-tie.ts';

export type ResultTie = CountedResults['ties'][number];

/**
 * @returns every tie with what came of it, in ids; those that changed nothing only where they were
 * met at the share that counts
 */
export function* tiesInSteps(outcome: Outcome): Generator<number, ResultTie[], void> {
  const told = yield* toldInSteps(outcome);
  return told
    .filter(({ kind, before }) => kind !== 'changed-nothing' || before !== undefined)
    .map((tie) => tieById(tie, outcome));
}

/** The same at once. */
export function tiesOf(outcome: Outcome): ResultTie[] {
  const steps = tiesInSteps(outcome);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function tieById(
  { kind, before, items, instead }: ToldTie,
  { profile, selected }: Outcome,
): ResultTie {
  const ids = (projects: readonly number[]) => projects.map((at) => profile.projects[at]?.id ?? '');
  const tie = { ...given('before', before), items: ids(items) };
  if (kind !== 'decided' || !instead)
    return { kind: kind === 'decided' ? 'not-known' : kind, ...tie };
  const [own, other] = [new Set(selected), new Set(instead.selected)];
  return {
    kind,
    ...tie,
    instead: {
      order: ids(sorted(items, instead.ranks)),
      chosen: ids(instead.selected.filter((at) => !own.has(at))),
      notChosen: ids(selected.filter((at) => !other.has(at))),
    },
  };
}
