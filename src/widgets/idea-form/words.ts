import type { Words } from '../../ui/wording.ts';

/** The groups of messages that this widget uses; a build for one language carries no others. */
export const groups = ['loading', 'common', 'fields', 'idea'] as const;

export type IdeaWords = Words<(typeof groups)[number]>;
