import { Mistake } from '../mistake.ts';
import type { Logo } from '../storage/queries/site.ts';

/** In bytes: it comes with every page, on phones that pay for each. */
const LARGEST = 50_000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Takes a picture in, as far as it can be shown small on a page: what an `<img>` would leave blank
 * or cut off is told of when it is put, and not found by the first visitor.
 * @throws Mistake that says what is the matter with it, without a subject
 */
export function readLogo(content: Uint8Array): Logo {
  const bytes = Uint8Array.from(content);
  if (bytes.length > LARGEST) {
    const size = Math.ceil(bytes.length / 1000);
    throw new Mistake(`has ${size} kB; a logo has at most ${LARGEST / 1000}`);
  }
  if (PNG.every((byte, index) => bytes[index] === byte)) return { type: 'image/png', bytes };
  const tag = svgTag(bytes);
  if (tag === undefined) throw new Mistake('is neither SVG nor PNG');
  if (!/\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(tag)) {
    throw new Mistake('shows nothing: its <svg> lacks xmlns="http://www.w3.org/2000/svg"');
  }
  if (!/\sviewBox\s*=/.test(tag)) {
    throw new Mistake('would be cut off: its <svg> lacks a viewBox, such as viewBox="0 0 32 32"');
  }
  return { type: 'image/svg+xml', bytes };
}

/** @returns the tag that an SVG begins with; undefined where a file is none */
function svgTag(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [, tag] = /^\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*(<svg[\s>/][^>]*)/i.exec(text) ?? []; // prettier-ignore
    return tag;
  } catch {
    return undefined;
  }
}
