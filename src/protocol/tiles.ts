import * as v from 'valibot';
import { LONGEST_LINK } from './grammar.ts';
import { policyOrigin } from './policy-origin.ts';
import { TextSchema } from './text.ts';

const EXAMPLE = '"https://tiles.ellevad.dk/{z}/{x}/{y}.png"';
/** The one placeholder that many have in the name of the server. */
const SUBDOMAIN = '{s}';
const PLACEHOLDERS = ['{z}', '{x}', '{y}'];
/** What a browser asks without a certificate: for whoever tries a server of tiles at home. */
const AT_HOME = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The tiles that a map of the places is drawn with. Whose server that is, a reader is told before. */
export const MapSchema = v.object({
  /** Their address, with `{z}`, `{x}` and `{y}` in it. */
  tiles: v.pipe(
    v.string(),
    v.maxLength(LONGEST_LINK),
    v.rawCheck(({ dataset, addIssue }) => {
      const message = dataset.typed ? wrongWith(dataset.value) : undefined;
      if (message) addIssue({ message });
    }),
  ),
  /** Whose map it is, as its licence asks. */
  attribution: TextSchema,
});
export type MapTiles = v.InferOutput<typeof MapSchema>;

/**
 * Where tiles come from. All come from one server: it is named before it is asked, and a page's
 * policy lets that one in.
 * @param tiles as a definition has them
 * @returns the server, such as `https://tiles.ellevad.dk`; undefined where it is no address of tiles
 */
export function tilesOrigin(tiles: string): string | undefined {
  return wrongWith(tiles) === undefined ? addressOf(tiles)?.origin : undefined;
}

/** @returns what is wrong with an address of tiles, and what it should be, in words */
function wrongWith(tiles: string): string | undefined {
  if (tiles.includes(SUBDOMAIN)) {
    return `has {s}, but a map asks one server, which is named: write it out, as in ${EXAMPLE}`;
  }
  const missing = PLACEHOLDERS.filter((one) => tiles.split(one).length !== 2);
  if (missing.length > 0) return `must have ${missing.join(' and ')} once, as in ${EXAMPLE}`;
  const plain = without(tiles);
  const unknown = /\{[^{}]*\}/.exec(plain);
  if (unknown) return `has ${unknown[0]}, which nothing is put in for; write it out, as in ${EXAMPLE}`; // prettier-ignore
  const url = addressOf(tiles);
  if (!url || /[{}]/.test(plain) || PLACEHOLDERS.some((one) => !pathOf(tiles).includes(one))) {
    return `must be the whole address of tiles, such as ${EXAMPLE}: no blanks, names or passwords in it`;
  }
  const isSafe = url.protocol === 'https:' || AT_HOME.has(url.hostname);
  return isSafe ? undefined : `must begin with https://, as in ${EXAMPLE}; http:// is for localhost alone`; // prettier-ignore
}

/** @returns a template with its placeholders taken out */
function without(tiles: string): string {
  return PLACEHOLDERS.reduce((rest, one) => rest.replace(one, '0'), tiles);
}

/** @returns what stands behind the name of the server */
function pathOf(tiles: string): string {
  return tiles.replace(/^https?:\/\/[^/?#]*/i, '');
}

function addressOf(tiles: string): URL | undefined {
  if (!/^https?:\/\/[^\s\p{C}\\"'<>#@]+$/iu.test(tiles)) return undefined;
  const url = URL.parse(without(tiles));
  return url && policyOrigin(url) ? url : undefined;
}
