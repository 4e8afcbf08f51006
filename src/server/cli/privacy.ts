import { Mistake } from '../mistake.ts';
import {
  PRIVACY_WORDS,
  privacyText,
  type PrivacyLanguage,
} from '../keeping/privacy/privacy-text.ts';
import { resources } from '../resources/registry.ts';
import { findSite } from '../storage/queries/site.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { storedAs } from './stored.ts';

const LANGUAGES = Object.keys(PRIVACY_WORDS);
/** What its readers read as well. */
const RELATIVES: Readonly<Record<string, PrivacyLanguage>> = { no: 'nb', nn: 'nb' };

export const privacy = command({
  name: 'privacy',
  summary: 'prints what is kept of people, until when, and what they can do',
  usage: ['RESOURCE/ID [options]'],
  about: `Prints a text to paste into your page: what the form asks and the server keeps, the day on which it is
deleted, what is never kept, and how to see, correct and delete it. It promises what the server does.
What stands in [ ] is for you to fill in; whom to ask comes from the site, where it has a contact.
RESOURCE is ${listed(resources.map(({ name }) => name))}.`,
  options: {
    language: {
      type: 'string',
      value: 'L',
      says: `${listed(LANGUAGES)}; that of the definition unless given, else en`,
    },
    ...dataOption,
  },
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const asked = args.values.language;
    const language = asked === undefined ? undefined : languageOf(asked);
    if (asked !== undefined && language === undefined)
      throw new Mistake(`privacy: --language is ${listed(LANGUAGES)}, not "${asked}"`);
    await withStorage(args, async (storage) => {
      const stored = await storedAs(storage, 'privacy', args.positionals[0]);
      const own = languageOf(stored.definition.language) ?? 'en';
      const site = await storage.read(findSite);
      console.log(privacyText(stored, language ?? own, site?.site));
      console.error('samskab: privacy: fill in what stands in [ ], and take out what is not so');
    });
  },
});

function languageOf(tag: string): PrivacyLanguage | undefined {
  const [base = ''] = tag.toLowerCase().split('-');
  return LANGUAGES.includes(base) ? (base as PrivacyLanguage) : RELATIVES[base];
}
