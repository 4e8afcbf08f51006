import type { Counted, Sequence } from '../outcome.ts';

/** @returns how it was counted, by a rule that chooses one after another */
export function sequenceOf({ sequence }: Pick<Counted, 'sequence'>): Sequence {
  if (!sequence) throw new Error('The rule says in which order it chose');
  return sequence;
}
