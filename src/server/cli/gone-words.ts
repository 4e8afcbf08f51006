import type { Gone } from '../storage/queries/log.ts';
import { listed } from './command.ts';

/** What is counted, one and several. */
const NAMES: Record<keyof Gone, readonly [string, string]> = {
  signups: ['sign-up', 'sign-ups'],
  ideas: ['idea', 'ideas'],
  contacts: ['contact', 'contacts'],
};

/** @returns such as `2 ideas and 1 contact` */
export function goneWords(gone: Gone): string {
  const parts = (Object.keys(NAMES) as (keyof Gone)[]).flatMap((name) => {
    const count = gone[name];
    return count === undefined ? [] : [`${count} ${NAMES[name][count === 1 ? 0 : 1]}`];
  });
  return listed(parts, 'and');
}
