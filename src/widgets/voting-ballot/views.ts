import type { TemplateResult } from 'lit';
import type { BallotDefinition, BallotMethod } from '../../protocol/ballots.ts';
import type { Rules } from '../../rules/rules.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import { approvalView } from './approval-view.ts';
import type { BallotView } from './ballot-view.ts';

/** How a way of voting is drawn, and its rules: those of the commonest come with the second act. */
interface Way {
  readonly view: (view: BallotView) => TemplateResult;
  readonly rules?: Rules<BallotDefinition, SelectionsState>;
}

/** All but the commonest are fetched by those ballots that need them. */
const later: Record<Exclude<BallotMethod, 'approval'>, () => Promise<unknown>> = {
  ordinal: () => import('./ordinal-view.ts'),
  cumulative: () => import('./cumulative-view.ts'),
  scoring: () => import('./scoring-view.ts'),
};

const here: Partial<Record<BallotMethod, unknown>> = { approval: { view: approvalView } };

/** Fetches what draws a method. @returns undefined where it is here */
export function loadWay({ method }: BallotDefinition): Promise<unknown> | undefined {
  if (here[method] || method === 'approval' || !Object.hasOwn(later, method)) return undefined;
  return later[method]().then((way) => (here[method] = way));
}

/** @returns a way of voting, once `loadWay` has seen it */
export function wayOf({ method }: BallotDefinition): Way {
  return here[method] as Way;
}
