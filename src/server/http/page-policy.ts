import type { Definition } from '../../protocol/resources.ts';
import { tilesOrigin } from '../../protocol/tiles.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { pictureServer, picturesOf } from '../picture-address.ts';
import { listDefinitions } from '../storage/queries/definitions.ts';
import type { Services } from './context.ts';

/**
 * What a page may load: its own scripts, styles and data, and nothing from elsewhere.
 * @param page the other servers whose pictures are in it; whether a form is, for this server alone;
 * and whether it looks at definitions of any server; its own origin, where it may be walled off in a frame:
 * then WebKit takes nothing for its own by `'self'`
 * @param styles the hash of the style sheet that stands in it
 */
export function pagePolicy(
  {
    images = [],
    asks = false,
    looks = false,
    own,
  }: {
    readonly images?: readonly string[];
    readonly asks?: boolean;
    readonly looks?: boolean;
    readonly own?: string | undefined;
  } = {},
  styles?: string,
): string {
  const self = own === undefined ? "'self'" : `'self' ${own}`;
  return [
    "default-src 'none'",
    `script-src ${self}`,
    `style-src ${self}${styles === undefined ? '' : ` '${styles}'`}`,
    [`img-src ${self} data:`, ...images].join(' '),
    `connect-src ${looks ? '*' : self}`,
    // What is pasted as a frame is shown as one.
    ...(looks ? ['frame-src *'] : []),
    "base-uri 'none'",
    `form-action ${asks ? "'self'" : "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types samskab 'allow-duplicates'",
  ].join('; ');
}

/** @returns the servers that a definition's pictures, and the tiles of its map, lie on elsewhere */
export function imageOrigins(definition: Definition): string[] {
  const tiles = tilesOf(definition) ?? [];
  return [...new Set(pictureOrigins(definition).concat(tiles))].sort();
}

/** @returns the same where no map is drawn */
export function pictureOrigins(definition: Definition): string[] {
  const origins = picturesOf(definition)
    .map(({ picture }) => pictureServer(picture.url))
    .filter((origin) => origin !== undefined);
  return [...new Set(origins)].sort();
}

/** @returns the server of a map that is drawn: there is none where nothing has a place */
function tilesOf(definition: Definition): string | undefined {
  if (!('map' in definition) || !definition.map) return undefined;
  const items: readonly { readonly place?: object }[] = definition.items;
  return items.some(({ place }) => place) ? tilesOrigin(definition.map.tiles) : undefined;
}

/** For so long a change of what pages may load need not be seen, in milliseconds. */
const FRESH = 5000;
const known = new WeakMap<Services, { readonly origins: string[]; readonly at: number }>();

/**
 * @returns the servers of pictures and maps that any definition names: whoever writes a page of
 * their own may show each of them in it. Of a draft, nobody learns them.
 */
export async function originsOfAll(services: Services): Promise<readonly string[]> {
  const { storage, now } = services;
  const last = known.get(services);
  if (last && Math.abs(now() - last.at) < FRESH) return last.origins;
  try {
    const all = await storage.ask((db) => listDefinitions(db));
    const seen = all.filter(({ definition }) => !isDraft(definition));
    const found = new Set(seen.flatMap(({ definition }) => imageOrigins(definition)));
    const origins = [...found].sort();
    known.set(services, { origins, at: now() });
    return origins;
  } catch {
    // A page that is a file is shown while the database is gone.
    return last?.origins ?? [];
  }
}
