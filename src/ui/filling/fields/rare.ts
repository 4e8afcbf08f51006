import { consentKind } from './consent.ts';
import { dateKind } from './date.ts';
import { numberKind } from './number.ts';

/** The kinds of question that few forms have: together in a file that those fetch. */
export const rareKinds = {
  number: numberKind,
  money: numberKind,
  date: dateKind,
  consent: consentKind,
};
