/** What a page listens for: on a widget, and on the document for all of them. */
import type {
  BallotDefinition,
  BudgetDefinition,
  IdeaSubmission,
  SamskabIdeaForm,
  SamskabResults,
  SamskabVotingBallot,
  SelectionsSubmission,
  SignupSubmission,
} from 'samskab';

declare const ballot: SamskabVotingBallot;
declare const form: SamskabIdeaForm;
declare const results: SamskabResults;

ballot.addEventListener('samskab-submit', (event) => {
  const { definition, submission, key } = event;
  const all: [BallotDefinition, SelectionsSubmission, string] = [definition, submission, key];
  console.log(all, submission.credential?.code, event.currentTarget === ballot);
  // @ts-expect-error a ballot has no answers
  console.log(submission.answers);
});
form.addEventListener('samskab-change', ({ kind, submission }) => {
  const only: 'ideas' = kind;
  console.log(only, submission.answers, submission.persona);
});
results.addEventListener('samskab-ready', ({ definition }) => {
  console.log(definition.state === 'not-counted' ? definition.closes : definition.items.length);
});
// @ts-expect-error nothing is sent with a result
results.addEventListener('samskab-sent', (event) => console.log(event.receipt));
// What every element has is as before.
ballot.addEventListener('click', (event) => console.log(event.clientX), { once: true });

for (const place of [document, document.body, window, ballot.getRootNode() as ShadowRoot]) {
  place.addEventListener('samskab-ready', () => undefined);
}
document.addEventListener('samskab-sent', (event) => {
  const code: string | undefined = event.receipt?.code;
  if (event.kind === 'ballot' || event.kind === 'budget') {
    const definition: BallotDefinition | BudgetDefinition = event.definition;
    const selections: SelectionsSubmission['selections'] = event.submission?.selections ?? [];
    console.log(
      code,
      definition.items.length,
      selections.map(({ item, value }) => [item, value]),
    );
  } else if (event.kind === 'event') {
    const signup: SignupSubmission | undefined = event.submission;
    console.log(signup, event.definition.dates.length);
  } else {
    const idea: IdeaSubmission | undefined = event.submission;
    console.log(idea, event.definition.fields);
  }
});
document.addEventListener('samskab-failed', ({ kind, definition, error }) => {
  console.log(kind ?? 'not loaded', definition?.title, error);
});
document.addEventListener('samskab-language', ({ language }) => {
  document.documentElement.lang = language;
});
addEventListener('samskab-change', (event) => {
  // @ts-expect-error of which widget it is, is not known yet
  console.log(event.submission.selections);
});
