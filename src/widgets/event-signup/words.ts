import type { Words } from '../../ui/wording.ts';

/** The groups of messages that this widget uses; a build for one language carries no others. */
export const groups = ['loading', 'common', 'fields', 'event'] as const;

export type EventWords = Words<(typeof groups)[number]>;
