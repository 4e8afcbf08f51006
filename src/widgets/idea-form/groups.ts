/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'fields', 'idea'],
  later: ['sending', 'steps', 'fieldsSending', 'ideaSending'],
  // Numbers have them before the second act.
  rare: ['failing', 'steps', 'amounts', 'choosing', 'persona', 'rareKinds', 'ideaManage'],
} as const;

export type IdeaGroups = (typeof groups)['first' | 'later' | 'rare'][number];
