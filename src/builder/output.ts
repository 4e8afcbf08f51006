/** What is copied, a section for each place that it goes to; a section with nothing in it is not there. */
import type en from './words/en.json';
import { isScriptless, type Cms } from './cms.ts';
import { Lines, made } from './fields.ts';
import { framePolicyLine, htmlOf, pageIn, policyLine, written, type Pasted } from './pasted.ts';

type Word = keyof typeof en;
type Say = (key: Word) => string;

export interface Copied {
  readonly pasted: Pasted;
  readonly cms: Cms;
  /** What goes into the template, where there is one. */
  readonly script: string;
  readonly scriptWhy: Word;
  /** Nothing where nothing is set. */
  readonly css: string;
  /** Origins, that of the script first. */
  readonly servers: readonly string[];
}

export class Output {
  readonly element: HTMLElement;
  readonly #say: Say;
  readonly #once: Lines;
  readonly #address: Lines;
  readonly #text: Lines;
  readonly #link: Lines;
  readonly #css: Lines;
  readonly #policy: Lines;
  readonly #strict: HTMLElement;

  constructor(say: Say) {
    this.#say = say;
    this.#once = new Lines(say('once'), say);
    this.#address = new Lines(say('linkAddress'), say);
    this.#text = new Lines(say('text'), say);
    this.#link = new Lines(say('frameGone'), say);
    this.#css = new Lines(say('css'), say);
    this.#policy = new Lines(say('policy'), say);
    const sections = [this.#once, this.#address, this.#text, this.#link, this.#css];
    // Few sites need it, and whoever does knows what it is.
    this.#strict = made('details', {}, made('summary', {}, say('policy')), this.#policy.element);
    this.element = made('div', { className: 'out' }, made('h2', {}, say('lines')), ...sections.map(({ element }) => element), this.#strict); // prettier-ignore
  }

  show({ pasted, cms, script, scriptWhy, css, servers }: Copied): void {
    const say = this.#say;
    const { form, language } = pasted;
    const hasScript = !isScriptless(cms);
    // First what is pasted most.
    const [first, second] = form === 'iframe' ? [this.#text, this.#address] : [this.#address, this.#text]; // prettier-ignore
    if (first.element.nextElementSibling !== second.element) second.element.before(first.element);
    this.#once.show(hasScript ? script : '', say(scriptWhy));
    this.#address.show(
      addressOf(pasted, hasScript),
      say(form === 'iframe' ? 'embedAddressWhy' : 'linkAddressWhy'),
    );
    this.#text.show(htmlOf(written(pasted)), say(textWhy(form, hasScript, language !== undefined)));
    const link = htmlOf(written({ ...pasted, form: 'plain' }));
    this.#link.show(form === 'iframe' ? link : '', say('frameGoneWhy'));
    // In a frame it is the server that says how a page looks.
    this.#css.show(form === 'iframe' || form === 'plain' ? '' : css);
    const policy = policyOf(pasted, hasScript, servers);
    this.#policy.show(policy);
    this.#strict.hidden = policy === '';
  }
}

/** @returns what is written into an editor's own button for links; nothing where there is more to say */
function addressOf(pasted: Pasted, hasScript: boolean): string {
  const { form, page, language } = pasted;
  if (form === 'plain' || (form === 'iframe' && !hasScript)) return pageIn(pasted);
  return form === 'link' && language === undefined ? `${page}#samskab` : '';
}

function textWhy(form: Pasted['form'], hasScript: boolean, isSpoken: boolean): Word {
  switch (form) {
    case 'tag':
      return 'textHtml';
    case 'link':
      return isSpoken ? 'textDiv' : 'textLink';
    case 'iframe':
      return hasScript ? 'textFrame' : 'textEmbed';
    case 'plain':
      return 'textPlain';
    case 'div':
      return 'textDiv';
  }
}

function policyOf({ form, page }: Pasted, hasScript: boolean, servers: readonly string[]): string {
  if (form === 'plain') return '';
  if (form !== 'iframe') return policyLine(servers);
  return framePolicyLine(new URL(page).origin, hasScript ? servers[0] : undefined);
}
