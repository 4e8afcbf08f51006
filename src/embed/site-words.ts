/**
 * Words that a site brings along, where its snippet names them: `data-words="so=https://…/so.json"`.
 * Fetched by the loader only then. They are of the same shape as our own (`i18n/words/en.json`), and
 * need not be complete.
 */
import { addWords } from '../i18n/words.ts';

type Site = Parameters<typeof addWords>[1];
type Messages = Readonly<Record<string, unknown>>;

/** What is read of a file, and what of it is left out: what it is called. */
interface Read {
  readonly words: Site;
  readonly left: readonly string[];
}

/** Milliseconds that a file may take. */
const PATIENCE = 20_000;
const NAME = /^[a-z][A-Za-z]*$/;
const FORMS = /^(zero|one|two|few|many|other|by)$/;
/** A brace that begins no placeholder: see `i18n/message.ts`. */
const STRAY = /\{(?!\w+(:(money|time|date|and|or))?\})/;

/** @param list languages, each with the address of its file, such as `so=https://…/so.json`; blanks between them */
export async function addSiteWords(list: string): Promise<void> {
  const entries = list.split(/\s+/).filter(Boolean);
  await Promise.all(entries.map(addEntry));
}

/** What fails says one thing to developers; whoever reads the page has the words that there were. */
async function addEntry(entry: string): Promise<void> {
  const say = (...what: unknown[]) => console.error('samskab: words', entry, ...what);
  const cut = entry.indexOf('=');
  let tag: string | undefined;
  try {
    [tag] = Intl.getCanonicalLocales(entry.slice(0, Math.max(cut, 0)));
  } catch {
    // Told below.
  }
  if (!tag) return say('must be a language and an address, such as so=https://by.example/so.json');
  try {
    const { words, left } = readWords(await fetchJson(entry.slice(cut + 1)));
    addWords(tag, words);
    if (left.length > 0) say('are used, without what is no text as in our own files:', left.join());
  } catch (error) {
    say('could not be used:', error);
    // Without a line nothing is known of the file: it is asked for again.
    if (!navigator.onLine) addEventListener('online', () => void addEntry(entry), { once: true });
  }
}

/** @throws TypeError where it is not reached, another Error where it is not JSON */
async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(new URL(address, document.baseURI), {
    credentials: 'omit',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

/** @throws Error where there is no word in it */
export function readWords(file: unknown): Read {
  const left: string[] = [];
  const groups = entriesOf(file).flatMap(([group, words]): [string, Messages][] => {
    if (group === '$schema') return [];
    const messages = NAME.test(group) ? entriesOf(words) : [];
    const right = messages.filter(([key, message]) => NAME.test(key) && isMessage(message));
    const wrong = messages.filter((one) => !right.includes(one)).map(([key]) => `${group}.${key}`);
    left.push(...(messages.length > 0 ? wrong : [group]));
    return right.length > 0 ? [[group, Object.fromEntries(right)]] : [];
  });
  if (groups.length === 0) throw new Error('There are no words as in our own files');
  return { words: Object.fromEntries(groups) as Site, left };
}

function isMessage(message: unknown): boolean {
  if (Array.isArray(message)) {
    return message.length > 0 && message.every((one) => !Array.isArray(one) && isMessage(one));
  }
  if (typeof message === 'string') return isSaid(message);
  const forms = entriesOf(message);
  return (
    forms.some(([form]) => form === 'other') &&
    forms.every(([form, text]) => FORMS.test(form) && typeof text === 'string' && isSaid(text))
  );
}

function isSaid(text: string): boolean {
  return text.trim() !== '' && !STRAY.test(text);
}

function entriesOf(value: unknown): [string, unknown][] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.entries(value) : [];
}
