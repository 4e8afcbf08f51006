import { CURRENCY, LONGEST_SLUG, SLUG, isLanguage } from '../../protocol/grammar.ts';
import { PabulibError, quoted } from '../warnings.ts';
import type { Limits } from './limits.ts';
import { customOf } from './countries.ts';
import { languageTag } from './languages.ts';
import { slug } from './slug.ts';

const IN_ANY_CASE = new RegExp(CURRENCY, 'i');

/** Under which name a definition goes, and where it comes from. */
export interface Identity {
  readonly id: string;
  readonly title: string;
  readonly origin: { place: string; country?: string; year?: string; file: string };
}

/**
 * @param path of the file; its last part is named
 * @param id as asked for, if it was
 * @throws PabulibError where the id cannot stand in a URL
 */
export function identityOf(limits: Limits, path: string, id: string | undefined): Identity {
  const file = path.replace(/^.*[/\\]/, '');
  const unit = limits.text('unit') ?? '';
  const instance = limits.text('instance') ?? '';
  const part = limits.text('subunit') ?? limits.text('district') ?? '';
  const place = [...new Set([part, unit])].filter(Boolean).join(', ');
  const country = limits.text('country');
  const made = slug(unit, instance, part === unit ? '' : part);
  return {
    id: checkedId(id) ?? (made || slug(file.replace(/\.pb$/i, '')) || 'election'),
    title: limits.text('description') ?? ([unit, instance].filter(Boolean).join(' ') || file),
    origin: {
      place: place || country || file,
      ...(country === undefined ? {} : { country }),
      ...(instance === '' ? {} : { year: instance }),
      file,
    },
  };
}

function checkedId(id: string | undefined): string | undefined {
  if (id === undefined || SLUG.test(id)) return id;
  const message = `The id ${quoted(id)} cannot stand in a URL: it takes up to ${LONGEST_SLUG} small letters, digits and hyphens.`;
  throw new PabulibError('bad-option', undefined, message);
}

/**
 * @param asked for, if a language was; it goes first
 * @returns a BCP 47 tag, having warned where the file does not say it
 * @throws PabulibError where what was asked for is none
 */
export function languageOf(limits: Limits, asked: string | undefined): string {
  if (asked !== undefined) {
    if (isLanguage(asked)) return asked;
    const message = `The language ${quoted(asked)} is not a BCP 47 tag, such as "da".`;
    throw new PabulibError('bad-option', undefined, message);
  }
  const text = limits.text('language');
  const tag = text === undefined ? undefined : languageTag(text);
  if (tag !== undefined) return tag;
  const guess = customOf(limits.text('country') ?? '')?.language;
  const fault =
    text === undefined
      ? 'does not say the language'
      : `has a language ${quoted(text)} that is not known`;
  const source = guess === undefined ? 'for want of a better' : 'after the country';
  const message = `META ${fault}; ${quoted(guess ?? 'en')} was taken, ${source}.`;
  limits.warn('unknown-language', 'language', message);
  return guess ?? 'en';
}

/**
 * @param asked for, if a currency was; it goes first
 * @returns an ISO 4217 code; undefined, having warned, where the file says none and its country
 * tells none
 * @throws PabulibError where what was asked for is none
 */
export function currencyOf(limits: Limits, asked: string | undefined): string | undefined {
  if (asked !== undefined) {
    if (CURRENCY.test(asked)) return asked;
    const message = `The currency ${quoted(asked)} is not an ISO 4217 code, such as "DKK".`;
    throw new PabulibError('bad-option', undefined, message);
  }
  const text = limits.text('currency');
  if (text !== undefined && IN_ANY_CASE.test(text)) return text.toUpperCase();
  const guess = customOf(limits.text('country') ?? '')?.currency;
  const fault =
    text === undefined
      ? 'does not say the currency'
      : `has a currency ${quoted(text)} that is not an ISO 4217 code`;
  const done = guess === undefined ? 'none was taken' : `${guess} was taken, after the country`;
  limits.warn('unknown-currency', 'currency', `META ${fault}; ${done}.`);
  return guess;
}
