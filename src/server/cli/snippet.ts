import * as v from 'valibot';
import type { Form } from '../../builder/cms.ts';
import { htmlOf, written } from '../../builder/pasted.ts';
import { pickText } from '../../protocol/pick-text.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { LanguageSchema } from '../../protocol/text.ts';
import { pageWords } from '../http/page-words.ts';
import { buildFolder, packageVersion } from '../package-root.ts';
import { readBuild, releaseName } from '../releases/own-release.ts';
import { isVoted, resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { INTEGRITY_FILE } from '../storage/releases/releases.ts';
import type { Storage } from '../storage/storage.ts';
import { RESULTS_WIDGET } from '../tags.ts';
import { Mistake } from '../mistake.ts';
import { command, listed, type Options, type Values } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { publicUrl } from './public-url.ts';
import { scriptLines, type Pinned, type SnippetOptions } from './snippet-scripts.ts';
import { storedAs } from './stored.ts';

/** What is typed for each form. */
const FORMS: Readonly<Record<string, Form>> = {
  tag: 'tag',
  div: 'div',
  link: 'link',
  frame: 'iframe',
  'plain-link': 'plain',
};

const snippetOptions = {
  url: { type: 'string', value: 'URL', says: "the server's public address (SAMSKAB_URL)" },
  language: {
    type: 'string',
    value: 'L',
    says: 'such as da, where it is not that of the page around it',
  },
  form: {
    type: 'string',
    value: 'F',
    says: `what it is written as: tag (unless given); div or link, which survive in the text
fields of CMSs, below the script in the template; frame or plain-link, where no
script can be put in. docs/embedding.md says which survives where`,
  },
  results: {
    type: 'boolean',
    says: `for what came out of ${listed(votedResources.map(({ type }) => `a ${type}`))}`,
  },
  preload: {
    type: 'boolean',
    says: `also asks for the files before the script does, which is faster; print it again
after each update of the server`,
  },
  pinned: {
    type: 'boolean',
    says: `names the files of this version, which never change, with their integrity: one file with
all languages in it, or with --preload a file each. An update of the server changes nothing
on the page then: print it again before as many versions are newer as the server keeps`,
  },
  ...dataOption,
} as const satisfies Options;

export const snippet = command({
  name: 'snippet',
  summary: 'prints what to paste into a page',
  usage: ['RESOURCE/ID --url URL [options]'],
  about: `Prints what to paste into a page. RESOURCE is ${listed(resources.map(({ name }) => name))}:
  samskab snippet ballots/kvarterpuljen --url https://deltag.example.dk`,
  options: snippetOptions,
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const options = optionsOf(args.values);
    await withStorage(args, async (storage) => {
      const stored = await storedAs(storage, 'snippet', args.positionals[0]);
      if (isDraft(stored.definition)) {
        const name = `${stored.resource}/${stored.definition.id}`;
        console.error(`samskab: ${name} is a draft: on a page it is not there until it is shown`);
      }
      const pinned = args.values.pinned ? await pinnedTo(storage) : undefined;
      console.log(snippetOf(stored, { ...options, pinned }));
    });
  },
});

/**
 * @returns the lines that an editor pastes: the script, the tag, and the link that stands there
 * before the script or without it
 * @throws Mistake where there are no results to show, or no files to ask for early
 */
export function snippetOf(stored: Stored, options: SnippetOptions): string {
  const { url, language, results = false } = options;
  const name = `${stored.resource}/${stored.definition.id}${results ? '/results' : ''}`;
  if (results && !isVoted(stored)) {
    const voted = listed(
      votedResources.map((resource) => resource.name),
      'and',
    );
    throw new Mistake(`snippet: --results is for ${voted}, not for ${name}`);
  }
  const widget = results ? RESULTS_WIDGET : resourceOf(stored).widget;
  const endpoint = `${url}/api/${name}`;
  const { form = 'tag' } = options;
  const pasted = { form, widget, endpoint, page: `${url}/${name}`, language };
  const isAlone = form === 'iframe' || form === 'plain';
  return [
    ...(isAlone ? [] : scriptLines(widget, endpoint, stored, options)),
    htmlOf(written({ ...pasted, ...link(stored, options) })),
  ].join('\n');
}

/** @throws Mistake where there is no build, and so nothing to pin */
async function pinnedTo(storage: Storage): Promise<Pinned> {
  const version = packageVersion();
  const build = readBuild(buildFolder);
  if (!build) throw new Mistake(`snippet: --pinned: there is no build in ${buildFolder}`);
  const release = await releaseName(storage.releases, version, build);
  if (!(await storage.releases.read(release, INTEGRITY_FILE))) {
    console.error(
      `samskab: no server of version ${release} has run here yet: the snippet works once one has`,
    );
  }
  return { release, build };
}

function link({ definition }: Stored, { language, results }: SnippetOptions) {
  const wanted = language ?? definition.language;
  const title = pickText(definition.title, wanted, definition.language);
  return {
    text: results ? `${title.value} – ${pageWords(wanted).say('results')}` : title.value,
    textLanguage: title.lang === wanted ? undefined : title.lang,
  };
}

function optionsOf(values: Values<typeof snippetOptions>): SnippetOptions {
  const { url, language, results = false, preload = false, pinned = false } = values;
  const form = Object.hasOwn(FORMS, values.form ?? 'tag') ? FORMS[values.form ?? 'tag'] : undefined;
  if (form === undefined) {
    const names = listed(Object.keys(FORMS));
    throw new Mistake(`snippet: --form is ${names}, not "${values.form}"`);
  }
  // A file with a hash looks for nothing but its tag; a frame loads what it needs by itself.
  if (form !== 'tag' && pinned) throw new Mistake('snippet: --pinned is for --form tag alone');
  if ((form === 'iframe' || form === 'plain') && preload) {
    throw new Mistake(`snippet: with --form ${values.form} there is nothing to --preload`);
  }
  if (language !== undefined && !v.is(LanguageSchema, language)) {
    throw new Mistake(`snippet: --language is a tag such as da, not "${language}"`);
  }
  return { url: urlOf('snippet', url), language, results, preload, form };
}

/**
 * @param given what stood behind --url; else it is what the environment says
 * @returns an address to put paths behind
 * @throws Mistake
 */
export function urlOf(command: string, given: string | undefined): string {
  const typed = given ?? process.env['SAMSKAB_URL'];
  if (!typed) throw new Mistake(`${command}: --url is missing (see samskab help ${command})`);
  const url = publicUrl(typed);
  if (url !== undefined) return url;
  throw new Mistake(
    `${command}: --url is an address such as https://deltag.example.dk, not "${typed}"`,
  );
}
