/** How the name of every tag begins; what follows is the name of the widget and of its files. */
export const TAG_PREFIX = 'samskab-';

/** The widget of what came out. */
export const RESULTS_WIDGET = 'results';
