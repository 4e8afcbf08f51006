import type { RuleProblem } from '../../../../protocol/problem.ts';
import type { Definition } from '../../../../protocol/resources.ts';
import { ballotRules } from '../../../../rules/ballot.ts';
import { budgetRules } from '../../../../rules/budget.ts';
import { eventRules } from '../../../../rules/event.ts';
import { ideaRules } from '../../../../rules/idea.ts';

/** What is sent, whatever it is sent to. */
export type Body = Readonly<Record<string, unknown>>;

/** @returns what the rules say of a submission: the same that a widget and our server ask */
export function problemsOf(body: Body, definition: Definition, now: number): RuleProblem[] {
  const sent = body as never;
  switch (definition.type) {
    case 'ballot':
      return ballotRules.problems(ballotRules.fromSubmission(sent, definition), definition);
    case 'budget':
      return budgetRules.problems(budgetRules.fromSubmission(sent), definition);
    case 'event':
      return eventRules.problems(eventRules.fromSubmission(sent), definition, now);
    case 'ideas':
      return ideaRules.problems(ideaRules.fromSubmission(sent), definition);
  }
}
