import type { Definition } from '../../protocol/resources.ts';
import { isElsewhere, picturesOf } from '../picture-address.ts';

/**
 * What a page may load: its own scripts, styles and data, and nothing from elsewhere.
 * @param images other servers whose pictures are in it, as origins
 */
export function pagePolicy(images: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...images].join(' '),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html samskab',
  ].join('; ');
}

/** @returns the servers that a definition's pictures, and the tiles of its map, lie on elsewhere */
export function imageOrigins(definition: Definition): string[] {
  const pictures = picturesOf(definition).map(({ picture }) => picture.url);
  const map = 'map' in definition && definition.map ? [definition.map.tiles] : [];
  const origins = [...pictures, ...map]
    .filter(isElsewhere)
    .map((url) => URL.parse(url)?.origin)
    .filter((origin) => origin !== undefined);
  return [...new Set(origins)].sort();
}
