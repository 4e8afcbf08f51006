import type { Picture } from '../../../protocol/items.ts';
import type { Definition } from '../../../protocol/resources.ts';
import type { Text } from '../../../protocol/text.ts';
import { ask, NoAnswer, type Asking } from './ask.ts';
import { few, quoted, type Findings } from './findings.ts';
import { isSafe } from './links.ts';

/** A picture, and where it stands. */
interface Shown {
  readonly path: string;
  readonly picture: Picture;
}

/** What `put` takes, too: more keeps people with a slow line waiting. */
const MOST_BYTES = 300 * 1024;
/** So many are fetched; what is wrong with the first is wrong with the others. */
const MOST_FETCHED = 60;
/** So many at a time, as a browser does. */
const AT_ONCE = 4;

/** Looks at pictures: the words for who does not see them, and whether they are there. */
export async function checkPictures(
  definition: Definition,
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const shown = picturesIn(definition);
  if (shown.length === 0) return;
  const bad = shown.filter(({ picture }) => altsOf(picture.alt).some((alt) => alt.trim() === ''));
  if (bad.length > 0) {
    found.should('alt-text', `\`alt\` is empty: ${few(bad.map(({ path }) => `${path}.alt`))}. Say what the picture shows; empty is for what only adorns`); // prettier-ignore
  }
  const names = shown.filter(({ picture }) => altsOf(picture.alt).some((alt) => isNoAlt(alt)));
  if (names.length > 0) {
    found.should('alt-text', `\`alt\` is the name of a file, or says only that it is a picture: ${few(names.map(({ path }) => `${path}.alt`))}`); // prettier-ignore
  }
  if (!found.isBad('alt-text')) found.fine('alt-text', `${many(shown.length)} said in words`); // prettier-ignore
  const sizeless = shown.filter(({ picture: { width, height } }) => !width || !height);
  if (sizeless.length > 0) {
    found.should('pictures', `without \`width\` and \`height\` they are cut to 3:2: ${few(sizeless.map(({ path }) => path))}`); // prettier-ignore
  }
  await fetchAll(shown.slice(0, MOST_FETCHED), endpoint, asking, found);
  if (!found.isBad('pictures')) found.fine('pictures', `${many(Math.min(shown.length, MOST_FETCHED))} there for any page`); // prettier-ignore
}

function many(count: number): string {
  return count === 1 ? '1 picture is' : `${count} pictures are`;
}

function picturesIn(definition: Definition): Shown[] {
  const of = (list: readonly { readonly picture?: Picture }[], name: string) =>
    list.flatMap(({ picture }, index) =>
      picture ? [{ path: `${name}[${index}].picture`, picture }] : [],
    );
  if ('items' in definition) return of(definition.items, 'items');
  if (definition.type === 'event') return of(definition.dates, 'dates');
  const { picture } = definition.persona ?? {};
  return picture ? [{ path: 'persona.picture', picture }] : [];
}

function altsOf(alt: Text): string[] {
  return typeof alt === 'string' ? [alt] : Object.values(alt);
}

const NO_ALT =
  /^(a |an |the )?(image|picture|photo|foto|bild|billede|bilde|img|illustration)s?\.?$/i;

function isNoAlt(alt: string): boolean {
  return NO_ALT.test(alt.trim()) || /\.(jpe?g|png|webp|gif|svg|avif)$/i.test(alt.trim());
}

async function fetchAll(
  shown: readonly Shown[],
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const queue = shown.values();
  const worker = async () => {
    for (const one of queue) await fetchOne(one, endpoint, asking, found);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function fetchOne(
  { path, picture }: Shown,
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const url = new URL(picture.url, endpoint);
  if (!isSafe(url)) {
    found.must('pictures', `${path} is http (${url.href}): a page with https does not show it`);
    return;
  }
  try {
    const { status, headers, bytes } = await ask(url.href, asking, { headers: { accept: 'image/*' } }); // prettier-ignore
    if (status >= 300 && status < 400) return found.should('pictures', `${path} (${url.href}) leads on elsewhere: give that address`); // prettier-ignore
    if (status !== 200) return found.must('pictures', `${path} (${url.href}) answers with ${status}`); // prettier-ignore
    const type = headers.get('content-type') ?? '';
    if (!/^image\//i.test(type)) found.must('pictures', `${path} (${url.href}) says that it is ${quoted(type)}, and no picture`); // prettier-ignore
    const policy = headers.get('cross-origin-resource-policy');
    if (policy === 'same-origin' || policy === 'same-site') {
      found.must('pictures', `${path} (${url.href}) is for its own site alone (Cross-Origin-Resource-Policy: ${policy})`); // prettier-ignore
    }
    if (bytes.byteLength > MOST_BYTES) {
      found.should('pictures', `${path} has ${Math.round(bytes.byteLength / 1024)} kB: ${MOST_BYTES / 1024} kB is plenty`); // prettier-ignore
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    found.must('pictures', `${path} (${url.href}) ${error.message}`);
  }
}
