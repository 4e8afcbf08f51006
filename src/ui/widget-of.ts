/** Which widget shows a definition, by its type: the name of its tag without `samskab-`. */
export const WIDGET_OF: Readonly<Record<string, string>> = {
  ballot: 'voting-ballot',
  budget: 'budget-allocator',
  event: 'event-signup',
  ideas: 'idea-form',
  results: 'results',
};
