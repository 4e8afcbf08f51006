import type { Definition } from '../../protocol/resources.ts';
import type { Term } from '../resources/people.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';

const NAMES = { signups: 'sign-ups', ideas: 'ideas', contacts: 'name, e-mail and telephone' };
const AFTER = { dates: 'the last date', closing: 'it closes', arrival: 'the day of each idea' };

/**
 * @param definition as somebody wrote it
 * @param now milliseconds since 1970
 * @returns what of it goes by itself, and when: a line each, such as
 * `sign-ups are deleted 14 days after the last date, on 2028-06-15`
 */
export function keptWords(definition: Definition, now: number): string[] {
  const { people } = resourceOf({ resource: RESOURCE_OF[definition.type] });
  if (!people) return [];
  const said = new Set(Object.keys((definition as { retention?: object }).retention ?? {}));
  const key = ({ what }: Term) => (what === 'contacts' ? 'contactDays' : 'days');
  return people.terms(people.withRetention(definition)).map((term) => {
    const hint = said.has(key(term)) ? '' : ' ("retention" in the definition says otherwise)';
    return `${wordsOf(term, now)}${hint}`;
  });
}

function wordsOf({ what, days, after, on }: Term, now: number): string {
  const when = `${days} ${days === 1 ? 'day' : 'days'} after ${AFTER[after]}`;
  const day = on === undefined ? '' : `, on ${on}`;
  const isPast = on !== undefined && Date.parse(on) <= now;
  return `${NAMES[what]} are deleted ${when}${day}${isPast ? ', so within a day' : ''}`;
}
