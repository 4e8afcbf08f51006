import { countryName } from '../../pabulib/writing/country.ts';
import type { Definition } from '../../protocol/resources.ts';
import { listed } from './command.ts';

/** @returns what a file of the ballots must say of a vote and could not, in words */
export function lackingWords(definition: Definition): string[] {
  if (definition.type !== 'ballot' && definition.type !== 'budget') return [];
  const { origin, closes, language } = definition;
  const { place, country } = origin ?? {};
  const lacking = [
    ...(place === undefined ? ['a place ("origin": { "place": "Ribe" })'] : []),
    ...(country === undefined ? ['a country ("origin": { "country": "Denmark" })'] : []),
    ...(closes === undefined ? ['an end ("closes")'] : []),
  ];
  const file = 'the file of its ballots, which is published with the result,';
  return [
    ...(lacking.length === 0
      ? []
      : [`${file} must say of which vote they are: it lacks ${listed(lacking, 'and')}`]),
    ...(country === undefined || countryName(country, [language]) !== undefined
      ? []
      : [`${file} names the country "${country}", which Pabulib may not know: write its name in English, or its code, such as "DK"`]), // prettier-ignore
  ];
}
