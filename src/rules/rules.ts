import type { RuleProblem } from '../protocol/problem.ts';
import type { Definition, SubmissionTo } from '../protocol/resources.ts';

/**
 * What is allowed, as one object a resource: the same verbs everywhere, in the browser and on the
 * server. Beside it stand the transitions, such as `approve`: functions that return a new state.
 * @typeParam D - What is answered.
 * @typeParam S - What a person has done so far.
 */
export interface Rules<D extends Definition, S> {
  /** What a definition must say it is. */
  readonly type: D['type'];
  /** @returns what there is before a person has done anything */
  initial(definition: D): S;
  /** @returns what is wrong, in codes and numbers */
  problems(state: S, definition: D): RuleProblem[];
  toSubmission(state: S, definition: D): SubmissionTo<D>;
  fromSubmission(submission: SubmissionTo<D>, definition: D): S;
  /**
   * Makes a state of what lies on a device, whatever that is; what does not fit, `problems` tells.
   * @returns undefined where it is no draft of this
   */
  restore(draft: unknown, definition: D): S | undefined;
}

/** What of them is needed to send: the rest a form begins with, and has already. */
export type SendingRules<D extends Definition, S> = Pick<
  Rules<D, S>,
  'problems' | 'toSubmission' | 'restore'
>;
