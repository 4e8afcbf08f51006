/**
 * Samskab: web components that let people take part. Importing this registers nothing; import
 * `samskab/define/voting-ballot` and its like for that, or call `customElements.define` yourself.
 */
export { SamskabBudgetAllocator } from './widgets/budget-allocator/budget-allocator.ts';
export { SamskabEventSignup } from './widgets/event-signup/event-signup.ts';
export { SamskabIdeaForm } from './widgets/idea-form/idea-form.ts';
export { SamskabResults } from './widgets/results/results.ts';
export { SamskabVotingBallot } from './widgets/voting-ballot/voting-ballot.ts';

export { SamskabChangeEvent, SamskabFailedEvent, SamskabReadyEvent } from './ui/events.ts';
export { SamskabLanguageEvent } from './ui/language-event.ts';
export { SamskabSentEvent, SamskabSubmitEvent } from './ui/sending/sending-events.ts';
export type { SamskabEventMap } from './ui/events.ts';

export { RefusedError, UnreachableError, UnreadableError } from './protocol/client/errors.ts';

export { registerWords } from './i18n/words.ts';
export type { Message, Words } from './i18n/message.ts';

export type { BallotDefinition, BallotItem, BallotMethod } from './protocol/ballots.ts';
export type { BudgetDefinition, BudgetMethod } from './protocol/budgets.ts';
export type { EventDate, EventDefinition, SignupSubmission } from './protocol/events.ts';
export type { Answer, Answers, Contact, Field } from './protocol/fields.ts';
export type { IdeaSubmission, IdeasDefinition } from './protocol/ideas.ts';
export type { ProblemDetails, RuleProblem } from './protocol/problem.ts';
export type { Place, Receipt } from './protocol/receipt.ts';
export type { Decision } from './protocol/decisions.ts';
export type { CountedResults, ResultItem, Results, Why } from './protocol/results.ts';
export type { Credential, Selection, SelectionsSubmission } from './protocol/selections.ts';
export type { Text } from './protocol/text.ts';
export type {
  Recount,
  RecountFunction,
  RecountProgress,
  RecountRequest,
} from './widgets/results/recount-contract.ts';
