import type { TemplateResult } from 'lit';
import type { BallotDefinition, BallotMethod } from '../../protocol/ballots.ts';
import { approvalView } from './approval-view.ts';
import type { BallotView } from './ballot-view.ts';

type Draw = (view: BallotView) => TemplateResult;

/** How each way of voting is drawn; all but the commonest are fetched by those ballots that need them. */
const later: Record<Exclude<BallotMethod, 'approval'>, () => Promise<unknown>> = {
  ordinal: async () => (await import('./ordinal-view.ts')).ordinalView,
  cumulative: async () => (await import('./cumulative-view.ts')).cumulativeView,
  scoring: async () => (await import('./scoring-view.ts')).scoringView,
};

const here: Partial<Record<BallotMethod, unknown>> = { approval: approvalView };

/** Fetches what draws a method. @returns undefined where it is here */
export function loadView({ method }: BallotDefinition): Promise<unknown> | undefined {
  if (here[method] || method === 'approval' || !Object.hasOwn(later, method)) return undefined;
  return later[method]().then((view) => (here[method] = view));
}

/** Draws a ballot, whatever its method; once `loadView` has seen it. */
export function drawBallot(view: BallotView): TemplateResult {
  return (here[view.definition.method] as Draw)(view);
}
