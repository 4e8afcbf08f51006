import { Mistake } from '../mistake.ts';
import type { Logo } from '../storage/queries/site.ts';
import { svgTag } from './svg-tag.ts';

/** In bytes: it comes with every page, on phones that pay for each. */
export const LARGEST_LOGO = 50_000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Takes a picture in, as far as it can be shown small on a page: what an `<img>` would leave blank
 * or cut off is told of when it is put, and not found by the first visitor.
 * @throws Mistake that says what is the matter with it, without a subject
 */
export function readLogo(content: Uint8Array): Logo {
  const bytes = Uint8Array.from(content);
  if (bytes.length > LARGEST_LOGO) throw tooLarge(bytes.length);
  if (PNG.every((byte, index) => bytes[index] === byte)) return { type: 'image/png', bytes };
  const tag = svgTag(textOf(bytes) ?? '');
  if (tag === undefined) throw new Mistake('is neither SVG nor PNG');
  if (!/\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(tag)) {
    throw new Mistake('shows nothing: its <svg> lacks xmlns="http://www.w3.org/2000/svg"');
  }
  if (!/\sviewBox\s*=/.test(tag)) {
    throw new Mistake('would be cut off: its <svg> lacks a viewBox, such as viewBox="0 0 32 32"');
  }
  return { type: 'image/svg+xml', bytes };
}

/** @param size in bytes */
export function tooLarge(size: number): Mistake {
  return new Mistake(`has ${Math.ceil(size / 1000)} kB; a logo has at most ${LARGEST_LOGO / 1000}`);
}

/** @returns undefined where it is not UTF-8, as an SVG without a declaration is */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
