/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'fields', 'idea'],
  later: ['sending', 'fieldsSending', 'ideaSending'],
  rare: ['failing', 'amounts', 'choosing', 'persona', 'rareKinds', 'ideaManage'],
} as const;

export type IdeaGroups = (typeof groups)['first' | 'later' | 'rare'][number];
