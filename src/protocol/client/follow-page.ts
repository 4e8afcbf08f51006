/**
 * The address of a page works in place of an endpoint: a page hosted for a widget names its definition
 * (`<link rel="alternate" type="application/json" href="…">`). Fetched only where a page was answered.
 */
import { UnreadableError } from './errors.ts';

/** A second tag ends a first that is not closed: each letter of a long page is looked at once. */
const LINK = /<link\b(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
/** In characters: a longer tag is none that names a definition. */
const LONGEST_TAG = 5000;
const ATTRIBUTE = /([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', '#38': '&', '#x26': '&', quot: '"' };

/**
 * @param page its HTML; read by its letters, as a policy of Trusted Types may forbid to parse it
 * @param asked the address that was given
 * @param address where the page is, after redirects; empty where that is not known
 * @returns the address of the definition that it names
 * @throws UnreadableError where it names none, or one on another origin than the address given
 */
export function definitionOf(page: string, asked: string, address: string): string {
  for (const [link] of page.matchAll(LINK)) {
    if (link.length > LONGEST_TAG) continue;
    const { rel = '', type, href } = attributesOf(link);
    if (!/\balternate\b/i.test(rel) || type !== 'application/json' || !href) continue;
    const url = urlOf(href, address || asked);
    if (url?.origin === new URL(asked).origin) return url.href;
    throw new UnreadableError(`The page names a definition on another server: ${href}`);
  }
  throw new UnreadableError('There is a page that names no definition');
}

/** Telephones that stopped in 2023 have no `URL.parse`. */
function urlOf(href: string, base: string): URL | undefined {
  try {
    return new URL(href, base);
  } catch {
    return undefined;
  }
}

function attributesOf(tag: string): Partial<Record<string, string>> {
  const found = Array.from(tag.matchAll(ATTRIBUTE), ([, name = '', ...values]) => {
    const value = values.find((one) => one !== undefined) ?? '';
    return [name.toLowerCase(), decoded(value).trim()] as const;
  });
  // Of one that stands twice the first holds, as everywhere in HTML.
  return Object.fromEntries(found.reverse());
}

function decoded(value: string): string {
  return value.replace(/&(amp|quot|#38|#x26);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ''); // prettier-ignore
}
