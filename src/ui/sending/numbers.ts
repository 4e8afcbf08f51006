import { clearNumber, readNumber } from '../../rules/typed-amount.ts';
import { readerOf } from './reader.ts';

/** What reads numbers and amounts, for forms in which few type any. */
export const reader = readerOf({ readNumber, clearNumber });
