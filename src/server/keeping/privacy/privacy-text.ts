import { createFormat } from '../../../i18n/format.ts';
import type { Contact, Field } from '../../../protocol/fields.ts';
import { pickText } from '../../../protocol/pick-text.ts';
import type { Text } from '../../../protocol/text.ts';
import { contactFields, type ContactPart } from '../../../rules/contact.ts';
import type { Term } from '../../resources/people.ts';
import { isVoted, resourceOf } from '../../resources/registry.ts';
import type { Stored } from '../../storage/queries/definitions.ts';
import type { StoredSite } from '../../storage/queries/site.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { PrivacyWords } from './words.ts';

/** The languages there is a text in. */
export const PRIVACY_WORDS = { da, nb, en } as const satisfies Record<string, PrivacyWords>;
export type PrivacyLanguage = keyof typeof PRIVACY_WORDS;

/**
 * @returns what is kept of whoever takes part, until when, and what they can do, to be pasted into a
 * page; it promises what the server does, and what is in brackets somebody fills in
 * @param site whose the pages are, where somebody has said so
 */
export function privacyText(
  stored: Stored,
  language: PrivacyLanguage,
  site?: StoredSite['site'],
): string {
  const words: PrivacyWords = PRIVACY_WORDS[language];
  const { definition } = stored;
  const text = (value: Text) => pickText(value, language, definition.language).value;
  const kept = keptOf(stored, words, text);
  const parts = [
    [words.heading(text(definition.title))],
    [kept.when, ...items(kept.what)],
    kept.note,
    [words.use, words.seenBy],
    [words.howLong, ...items([...untilWhen(stored, words), words.key, words.backups])],
    [words.never],
    [words.rights, ...items(rightsOf(stored, words))],
    [words.contactUs(site && whomOf(site, language))],
  ];
  return parts.map((lines) => lines.join('\n')).filter(Boolean).join('\n\n'); // prettier-ignore
}

/** @returns such as `Ellevad Kommune, deltag@ellevad.example`; undefined where nobody can be reached */
function whomOf({ name, language, links }: StoredSite['site'], wanted: string): string | undefined {
  if (links?.contact === undefined) return undefined;
  const said = (text: Text) => pickText(text, wanted, language).value;
  return `${said(name)}, ${said(links.contact).replace(/^(mailto|tel):/i, '')}`;
}

function items(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

interface Kept {
  readonly when: string;
  readonly what: readonly string[];
  readonly note: readonly string[];
}

function keptOf(stored: Stored, words: PrivacyWords, text: (value: Text) => string): Kept {
  const labels = (fields: readonly Field[] = []) =>
    createFormat(words.locale).list(fields.map(({ label }) => words.quoted(text(label))));
  const some = (fields: readonly Field[] | undefined, say: (labels: string) => string) =>
    fields?.length ? [say(labels(fields))] : [];
  switch (stored.resource) {
    case 'events': {
      const { contact, fields, personFields } = stored.definition;
      const own = [words.size, words.dates, ...contactWords(contact, words)];
      const asked = [...some(fields, words.answers), ...some(personFields, words.people)];
      return { when: words.when.signup, what: [...own, ...asked, words.traces], note: [] };
    }
    case 'ideas': {
      const { persona, fields, contact } = stored.definition;
      const asked = [...some(persona?.fields, words.persona), ...some(fields, words.answers)];
      const what = [...asked, ...contactWords(contact, words), words.traces];
      return { when: words.when.idea, what, note: [] };
    }
    default: {
      const used = stored.definition.credential ? [words.code] : [];
      const what = [words.vote, ...used, words.receipt, words.turnout];
      return {
        when: words.when.vote,
        what,
        note: [words.nobodyKnows, words.fewVoters, words.published],
      };
    }
  }
}

function contactWords(contact: Contact | undefined, words: PrivacyWords): string[] {
  const fields = contactFields(contact);
  const list = (isRequired: boolean) =>
    createFormat(words.locale).list(
      fields
        .filter(({ required = false }) => required === isRequired)
        .map(({ id }) => words.contact[id as ContactPart]),
    );
  const [must, may] = [list(true), list(false)];
  return [...(must ? [words.required(must)] : []), ...(may ? [words.optional(may)] : [])];
}

function untilWhen(stored: Stored, words: PrivacyWords): string[] {
  const { people } = resourceOf(stored);
  const terms = people?.terms(stored.definition) ?? [];
  const lines = terms
    .filter(({ what }) => what !== 'contacts' || contactIn(stored).length > 0)
    .map((term) => termWords(term, words, contactIn(stored)));
  if (stored.resource === 'events') {
    return [...(lines.length > 0 ? lines : [words.byHand]), words.cancelled];
  }
  if (stored.resource !== 'ideas') return [words.byHand];
  if (terms.length === 0) return [words.byHand];
  return terms.some(({ what }) => what === 'ideas') ? lines : [...lines, words.ideasStay];
}

/** @returns what is asked of how to reach somebody */
function contactIn({ definition }: Stored): ContactPart[] {
  const fields = contactFields((definition as { contact?: Contact }).contact);
  return fields.map(({ id }) => id as ContactPart);
}

function termWords(
  { what, days, after, on }: Term,
  words: PrivacyWords,
  contact: readonly ContactPart[],
): string {
  const format = createFormat(words.locale);
  const reach = () => format.list(contact.map((part) => words.reach[part]));
  const gone = what === 'contacts' ? words.gone.contacts(reach()) : words.gone[what];
  if (on === undefined || after === 'arrival') return gone.afterArrival(days);
  return `${gone.on(format.date(on))} ${words.after[after](days)}`;
}

function rightsOf(stored: Stored, words: PrivacyWords): string[] {
  if (isVoted(stored)) return [words.check, words.complain];
  const hasLink = resourceOf(stored).receiptLinks !== undefined;
  const link = stored.resource === 'events' ? words.link.signup : words.link.idea;
  return [...(hasLink ? [link] : []), words.ask, words.complain];
}
