/**
 * The builder of what is pasted: choose what is shown and where, see it live, copy what survives there.
 * One for the hosted page and for Storybook. It asks an endpoint as the page that shows it would, from
 * the browser.
 */
import { createFormat } from '../i18n/format.ts';
import { phrase, type Message, type Values } from '../i18n/message.ts';
import { pickText } from '../protocol/pick-text.ts';
import type { Text } from '../protocol/text.ts';
import type en from './words/en.json';
import { ask, type Found, type Wrong } from './ask.ts';
import { CMSS, isScriptless, type Cms } from './cms.ts';
import { check, field, fill, made, select, type Choices } from './fields.ts';
import { earlyLines, pinnedTo } from './head.ts';
import { cssOf, DENSITIES, FONTS, type Looks } from './look.ts';
import { Output } from './output.ts';
import { HEIGHTS, pageOf, resultsOf, scriptLine, type Files, type Pasted } from './pasted.ts';
import { clear, preview } from './preview.ts';
import { dress } from './styles.ts';

type Word = keyof typeof en;

/** Something of this server that may be told of to everybody. */
export interface Listed {
  readonly title: Text;
  readonly language: string;
  readonly endpoint: string;
}

export interface BuilderOptions {
  /** BCP 47, of the words. */
  readonly language: string;
  readonly words: Readonly<Record<string, Message>>;
  /** What there are words in, by their own names. */
  readonly languages: Choices;
  /** The address of the script. */
  readonly script: string;
  /** What can be asked for early; nothing where that is not known. */
  readonly files?: Files | undefined;
  /** The version whose files never change; nothing can be pinned where that is not known. */
  readonly release?: string | undefined;
  readonly listed: readonly Listed[];
  readonly fetch?: typeof fetch;
  /** Whether what is chosen stands in the address, to be passed on. */
  readonly shares?: boolean;
}

/** What each kind is called, by its widget: as on the front page. */
const KINDS = {
  'idea-form': 'ideas',
  'budget-allocator': 'budget',
  'voting-ballot': 'ballot',
  'event-signup': 'event',
  results: 'results',
} as const;

/** What there is to know of a place, by its word. */
const ABOUT: Readonly<Record<string, Word>> = {
  frameCms: 'frameCmsHint',
  linkOnly: 'linkOnlyHint',
};

const CORNERS = { square: 0, slight: 6, round: 16 } as const;

/** Draws it in place of what is there. */
export function build(place: HTMLElement, options: BuilderOptions): void {
  dress();
  const { language, words, listed, script, fetch = globalThis.fetch.bind(globalThis) } = options;
  const format = createFormat(language);
  const say = (key: Word | (typeof KINDS)[keyof typeof KINDS] | 'language', values: Values = {}) =>
    phrase(words[key] ?? key, values, format);
  const scriptOrigin = new URL(script).origin;

  const own = select({
    ...Object.fromEntries(listed.map((one) => [one.endpoint, pickText(one.title, language, one.language).value])), // prettier-ignore
    '': say('otherAddress'),
  });
  const address = made('input', {
    type: 'url',
    spellcheck: false,
    autocomplete: 'off',
    dir: 'ltr',
  });
  const kind = select({ '': say('asSaid'), ...Object.fromEntries(Object.entries(KINDS).map(([name, key]) => [name, say(key)])) }); // prettier-ignore
  const cms = select(Object.fromEntries(CMSS.map(({ id, name, word }) => [id, name ?? say(word ?? 'otherCms')]))); // prettier-ignore
  const spoken = select({ '': say('asPage') });
  const asIs = { '': say('asIs') };
  const [hasColour, colour] = [made('input'), made('input', { type: 'color', value: '#14548c' })];
  const corners = select({ ...asIs, square: say('square'), slight: say('slight'), round: say('round') }); // prettier-ignore
  const size = select({ ...asIs, compact: say('compact'), usual: say('usual'), roomy: say('roomy') }); // prettier-ignore
  const font = select({ ...asIs, ...named(Object.keys(FONTS)) });
  const height = select(Object.fromEntries(HEIGHTS.map((one) => [`${one}`, `${one} px`])));
  height.value = `${HEIGHTS[1]}`;
  const [early, pinned, framed] = [made('input'), made('input'), made('input')];
  const [earlyRow, pinnedRow, framedRow] = [check(say('preload'), early), check(say('pinned'), pinned), check(say('ownFrame'), framed)]; // prettier-ignore
  const heightRow = field(say('height'), height, say('heightHint'));
  const says = made('p', { className: 'says' });
  says.role = 'status';
  const lacks = made('p', { className: 'says', hidden: true });
  lacks.role = 'status';
  lacks.dataset['wrong'] = '';
  const addressRow = field(say('address'), address, say('addressHint'));
  const whereRow = field(say('where'), cms);
  // Below it: what one has just chosen from does not move.
  const about = made('p', { id: `${cms.id}-about`, className: 'hint' });
  cms.setAttribute('aria-describedby', about.id);
  whereRow.append(about);
  const colourRow = field(say('colour'), colour);
  const fold = (title: Word, ...rows: Node[]) =>
    made('details', {}, made('summary', {}, say(title)), made('div', {}, ...rows));
  const lookFold = fold('look', check(say('ownColour'), hasColour), colourRow, field(say('corners'), corners), field(say('size'), size), field(say('font'), font)); // prettier-ignore
  const moreFold = fold('more', framedRow, earlyRow, pinnedRow);
  const form = made(
    'form',
    { noValidate: true },
    ...(listed.length > 0 ? [field(say('what'), own)] : []),
    addressRow,
    says,
    field(say('kind'), kind),
    whereRow,
    lacks,
    field(say('language'), spoken),
    heightRow,
    lookFold,
    moreFold,
  );
  const output = new Output(say);
  const out = output.element;
  const see = made('div', { className: 'see' });
  const seen = made('section', { className: 'preview' }, made('h2', {}, say('see')), ...(options.fetch ? [] : [made('p', { className: 'hint' }, say('real'))]), see); // prettier-ignore
  place.replaceChildren(made('div', { className: 'builder' }, form, out, seen));

  const controls = { endpoint: address, kind, cms, lang: spoken, height, corners, size, font };
  let [found, turn, lastAsked]: [Found | undefined, number, string] = [undefined, 0, ''];
  let isDrawing = 0;
  /** Other servers of which somebody wanted to see something. */
  const shownFrom = new Set<string>();

  /** What is to be asked: of what was voted on, what came out has an address of its own. */
  async function look(): Promise<void> {
    const given = address.value.trim();
    lastAsked = `${given} ${kind.value}`;
    const mine = ++turn;
    const tell = (key: string, wrong: boolean) => {
      says.textContent = key;
      says.toggleAttribute('data-wrong', wrong);
      address.setAttribute('aria-invalid', String(wrong));
    };
    if (given === '') {
      found = undefined;
      tell(say('noAddress'), false);
      return draw();
    }
    tell(say('asking'), false);
    let answer = await ask(given, fetch);
    const isOver = (one: Found | Wrong): one is Found =>
      !('fault' in one) && kind.value === 'results' && /^(voting-ballot|budget-allocator)$/.test(one.widget); // prettier-ignore
    if (isOver(answer)) answer = await ask(resultsOf(answer.endpoint), fetch);
    if (mine !== turn) return;
    if ('fault' in answer) {
      found = undefined;
      tell(say(wordOf(answer), { ...answer }), true);
      return draw();
    }
    const { widget, definition } = answer;
    if (kind.value !== '' && kind.value !== widget) {
      const [is, picked] = [widget, kind.value].map((name) => say(KINDS[name as keyof typeof KINDS])); // prettier-ignore
      found = undefined;
      tell(say('otherKind', { is, picked }), true);
      return draw();
    }
    found = answer;
    tell(say('found', { title: pickText(definition.title, language, definition.language).value }), false); // prettier-ignore
    return draw();
  }

  /** @returns how it is written; what is wrong leaves an example */
  function pasted({ form }: Cms): Pasted | undefined {
    if (!found) return undefined;
    const { endpoint, definition, widget } = found;
    const chosen = spoken.value || undefined;
    const wanted = chosen ?? definition.language;
    const title = pickText(definition.title, wanted, definition.language);
    return {
      form,
      widget,
      endpoint,
      page: found.page ?? pageOf(endpoint),
      language: chosen,
      height: Number(height.value),
      text: widget === 'results' ? `${title.value} – ${say('results')}` : title.value,
      textLanguage: title.lang === wanted ? undefined : title.lang,
    };
  }

  /** @returns where it is pasted, and in which form */
  function whereTo(): Cms {
    const where = CMSS.find(({ id }) => id === cms.value) ?? ({ id: '', form: 'link' } as const);
    return framed.checked && where.takesFrame ? { ...where, form: 'iframe', takesFrame: true } : where; // prettier-ignore
  }

  /** Shows the controls that change anything where it is pasted. */
  function fit({ form, word, hasHead, takesFrame }: Cms, isAlone: boolean): void {
    const hasPage = form === 'iframe' || form === 'plain';
    colourRow.hidden = !hasColour.checked;
    framedRow.hidden = !takesFrame;
    earlyRow.hidden = !hasHead || hasPage || options.files === undefined;
    pinnedRow.hidden = hasPage;
    moreFold.hidden = isAlone;
    lookFold.hidden = hasPage;
    // With the script a frame finds its height.
    heightRow.hidden = form !== 'iframe' || !isAlone;
    about.textContent = ABOUT[word ?? ''] ? say(ABOUT[word ?? ''] as Word) : '';
    about.hidden = about.textContent === '';
    const asItIs = { '': say(hasPage ? 'asReader' : 'asPage') };
    if (found) fill(spoken, { ...asItIs, ...languagesOf(found.definition, options.languages) });
    // Another server's address need not have a page beside it.
    const isPageless = hasPage && found?.page === undefined && found?.endpoint === pageOf(found?.endpoint ?? ''); // prettier-ignore
    lacks.hidden = !isPageless;
    lacks.textContent = isPageless ? say('noPage') : '';
  }

  async function draw(): Promise<void> {
    const mine = ++isDrawing;
    const where = whereTo();
    const hasScript = !isScriptless(CMSS.find(({ id }) => id === cms.value) ?? where);
    fit(where, !hasScript);
    share();
    const now = lacks.hidden ? pasted(where) : undefined;
    out.hidden = seen.hidden = now === undefined;
    if (!now) return clear(see);
    const looks = looksNow();
    const servers = [...new Set([scriptOrigin, new URL(now.endpoint).origin])];
    const isForeign = where.form !== 'tag' && servers.length > 1;
    const line = scriptLine(script, isForeign ? servers.slice(1) : []);
    const isPinned = pinned.checked && !pinnedRow.hidden && hasScript;
    const hashed = isPinned
      ? await pinnedTo(now.widget, script, options.release, fetch)
      : undefined;
    if (mine !== isDrawing) return undefined;
    // A single file defines its tag, and looks for nothing else.
    const shown = hashed === undefined ? now : { ...now, form: 'tag' as const };
    const isEarly = early.checked && !earlyRow.hidden && hashed === undefined;
    output.show({
      pasted: shown,
      cms: CMSS.find(({ id }) => id === cms.value) ?? where,
      script: [
        ...(isEarly && found
          ? earlyLines(now, found.definition, script, options.files, Object.keys(options.languages))
          : []),
        hashed ?? line,
      ].join('\n'),
      scriptWhy: isPinned && hashed === undefined ? 'pinnedUnable' : 'onceWhy',
      css: Object.values(looks).some((one) => one !== undefined) ? cssOf(looks) : '',
      servers,
    });
    const { host } = new URL(shown.endpoint);
    // A link to this page must not show what asks for codes elsewhere as if it were of this server.
    if (servers.length > 1 && !shownFrom.has(host)) return offer(host);
    preview(see, shown, looks, { hasScript, ask: options.fetch });
  }

  function offer(server: string): void {
    clear(see);
    const button = made('button', { type: 'button' }, say('show'));
    button.addEventListener('click', () => {
      shownFrom.add(server);
      see.tabIndex = -1;
      see.focus();
      void draw();
    });
    see.append(made('p', { className: 'hint' }, say('foreign', { server })), made('p', { className: 'row' }, button)); // prettier-ignore
  }

  function looksNow(): Looks {
    const { value } = size;
    return {
      accent: hasColour.checked ? colour.value : undefined,
      radius: CORNERS[corners.value as keyof typeof CORNERS],
      textSize: DENSITIES[value as keyof typeof DENSITIES],
      font: FONTS[font.value as keyof typeof FONTS],
    };
  }

  /** What is chosen stands in the address: who is given it sees the same. */
  function share(): void {
    if (!options.shares) return;
    const chosen = Object.entries(controls).map(([key, { value }]) => [key, value]);
    const all = [...chosen, ['accent', hasColour.checked ? colour.value : ''], ['frame', framed.checked ? 'own' : '']]; // prettier-ignore
    const kept = new URLSearchParams(all.filter(([, value]) => value !== '') as [string, string][]);
    if (heightRow.hidden) kept.delete('height');
    history.replaceState(history.state, '', `#${kept.toString()}`);
  }

  function take(): void {
    const given = new URLSearchParams(options.shares ? location.hash.slice(1) : '');
    const wanted = given.get('lang');
    // Which languages there are, only its definition says.
    if (wanted && /^[a-z]{2,3}(-\w+)*$/i.test(wanted)) fill(spoken, { '': say('asPage'), [wanted]: wanted }); // prettier-ignore
    for (const [key, control] of Object.entries(controls)) {
      const value = given.get(key);
      if (value === null) continue;
      if (control instanceof HTMLInputElement || [...control.options].some((one) => one.value === value)) control.value = value; // prettier-ignore
    }
    const accent = given.get('accent');
    if (accent && /^#[0-9a-f]{6}$/i.test(accent))
      [hasColour.checked, colour.value] = [true, accent];
    framed.checked = given.get('frame') === 'own';
    const [first] = listed;
    if (address.value === '' && first) address.value = first.endpoint;
    own.value = listed.some(({ endpoint }) => endpoint === address.value) ? address.value : '';
    addressRow.hidden = own.value !== '' && listed.length > 0;
  }

  own.addEventListener('change', () => {
    address.value = own.value;
    addressRow.hidden = own.value !== '';
    if (!addressRow.hidden) address.focus();
    void look();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void look();
  });
  form.addEventListener('change', ({ target }) => {
    if (target === own) return;
    if (`${address.value.trim()} ${kind.value}` === lastAsked) void draw();
    else void look();
  });
  colour.addEventListener('input', () => void draw());
  take();
  void look();
}

function named(names: readonly string[]): Choices {
  return Object.fromEntries(names.map((name) => [name, name]));
}

function languagesOf({ languages, title, language }: Found['definition'], names: Choices): Choices {
  const tags = languages ?? (typeof title === 'string' ? [language] : Object.keys(title));
  return Object.fromEntries(tags.map((tag) => [tag, names[tag] ?? tag]));
}

function wordOf({ fault }: Wrong): Word {
  return fault === 'no-endpoint' ? 'noAddress' : fault;
}
