/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'choosing', 'steps', 'fields', 'event'],
  later: ['sending', 'fieldsSending', 'eventSending'],
  rare: ['failing', 'amounts', 'rareKinds', 'eventManage'],
} as const;

export type EventGroups = (typeof groups)['first' | 'later' | 'rare'][number];
