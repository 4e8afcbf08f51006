import { fieldsOf, type Fields } from '../../fields.ts';
import type { SignupState } from '../../../../rules/event.ts';

/** For how many people the questions were on the page, adults and children: `2+1`. */
export const ASKED = 'people';

export type Household = Pick<SignupState, 'adults' | 'children'>;

export function askedFor({ adults, children }: Household): string {
  return children > 0 ? `${adults}+${children}` : String(adults);
}

function readAsked(typed: Fields): Household | undefined {
  const [, adults, children = '0'] =
    /^(\d{1,3})(?:\+(\d{1,3}))?$/.exec(typed.get(ASKED) ?? '') ?? [];
  return adults === undefined ? undefined : { adults: Number(adults), children: Number(children) };
}

/** @returns whether somebody comes of whom nothing was asked yet */
export function hasMore({ adults, children }: Household, typed: Fields): boolean {
  const asked = readAsked(typed);
  return !asked || adults > asked.adults || children > asked.children;
}

/**
 * Of how many people there are questions on the page: of those who come, and where that cannot be, of
 * those of whom was asked before, as what was written of them is theirs.
 */
export function seatsIn(typed: Fields, typedCounts: Household, most: Household): Household {
  const asked = readAsked(typed) ?? { adults: 0, children: 0 };
  const { adults, children } = typedCounts;
  const fits = (count: number, limit: number) => Number.isSafeInteger(count) && count >= 0 && count <= limit; // prettier-ignore
  if (adults + children === 0) return bounded(asked, most);
  return bounded(
    {
      adults: fits(adults, most.adults) ? adults : asked.adults,
      children: fits(children, most.children) ? children : asked.children,
    },
    most,
  );
}

function bounded({ adults, children }: Household, most: Household): Household {
  return { adults: Math.min(adults, most.adults), children: Math.min(children, most.children) };
}

/** The field of a question about one person, and the question which of two numbers is meant by it. */
const PERSON = /^(which\.)?people\.(\d{1,3})\.(.+)$/s;

/**
 * Adults stand first: where one more comes, what was written of a child has another number.
 * @returns what was typed, with what was written of each person under the number that is theirs now
 */
export function settled(typed: Fields, adults: number): Fields {
  const asked = readAsked(typed);
  if (!asked || !Number.isSafeInteger(adults) || asked.adults === adults) return typed;
  const moved: [string, string][] = [];
  for (const [name, value] of typed) {
    const [, which = '', number, id] = PERSON.exec(name) ?? [];
    const index = Number(number);
    if (number === undefined) moved.push([name, value]);
    else if (index >= asked.adults)
      moved.push([`${which}people.${index - asked.adults + adults}.${id}`, value]); // prettier-ignore
    else if (index < adults) moved.push([name, value]);
  }
  // Those of whom nothing was asked are still to be.
  const now = askedFor({ ...asked, adults: Math.min(asked.adults, adults) });
  return fieldsOf(moved.map(([name, value]) => [name, name === ASKED ? now : value]));
}
