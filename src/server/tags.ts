import type { ResourceName } from '../protocol/resources.ts';

/** How the name of every tag begins; what follows is the name of the widget and of its files. */
export const TAG_PREFIX = 'samskab-';

/** The widget of each resource. */
export const WIDGETS: Readonly<Record<ResourceName, string>> = {
  ideas: 'idea-form',
  budgets: 'budget-allocator',
  ballots: 'voting-ballot',
  events: 'event-signup',
};

/** The widget of what came out. */
export const RESULTS_WIDGET = 'results';
