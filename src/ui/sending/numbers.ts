/** What reads numbers, for forms in which few type any. */
export { reader } from './reader.ts';
