import { Mistake } from '../../mistake.ts';
import { svgTag } from '../svg-tag.ts';
import type { Plain } from './bytes.ts';

/** Sizes in other units are no pixels; the ratio is what counts. */
const LENGTH = /^\s*(\d*\.?\d+)(px)?\s*$/;
/** In CSS pixels: a drawing has no size of its own, and a page leaves room by the ratio of the two. */
const SHORTEST = 300;
const LONGEST = 2000;

/** What a drawing may not have: each pattern, and what it is called. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<(?:\w+:)?script[\s/>]/i, 'a script'],
  [/<[^<>]*\son[a-z]+\s*=/i, 'a script in an attribute, such as onload'],
  [/javascript:/i, 'a link that is a script'],
  [/<(?:\w+:)?foreignObject[\s/>]/i, 'a page inside it (<foreignObject>)'],
  [/<!ENTITY/i, 'declarations of its own (<!ENTITY>)'],
];

/** @returns the text and the first tag of a drawing; undefined where it is none */
export function svgIn(bytes: Uint8Array): { text: string; tag: string } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const tag = svgTag(text);
    return tag === undefined ? undefined : { text, tag };
  } catch {
    return undefined;
  }
}

/**
 * A drawing is sent so that nothing in it runs; one that tries is no drawing that was meant.
 * @throws Mistake if something in it could run, or an `<img>` would show nothing of it
 */
export function plainSvg(bytes: Uint8Array, { text, tag }: { text: string; tag: string }): Plain {
  for (const [pattern, what] of FORBIDDEN) {
    if (pattern.test(text)) throw new Mistake(`holds ${what}: save it as a plain SVG`);
  }
  if (!/\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(tag)) {
    throw new Mistake('shows nothing: its <svg> lacks xmlns="http://www.w3.org/2000/svg"');
  }
  if (!/<\/(?:\w+:)?svg\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/.test(text)) throw new Mistake('is cut off: it has no </svg> at its end'); // prettier-ignore
  return { bytes: Uint8Array.from(bytes), ...sizeOf(tag) };
}

function sizeOf(tag: string): Pick<Plain, 'width' | 'height'> {
  const value = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
  const box = value('viewBox').trim().split(/[\s,]+/).map(Number); // prettier-ignore
  const length = (name: string) => Number(LENGTH.exec(value(name))?.[1]);
  const [width = 0, height = 0] = box.length === 4 ? box.slice(2) : [length('width'), length('height')]; // prettier-ignore
  if (!(width > 0 && height > 0)) {
    throw new Mistake('would be cut off: its <svg> lacks a viewBox, such as viewBox="0 0 600 400"');
  }
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const isWhole = Number.isInteger(width) && Number.isInteger(height);
  const by = long > LONGEST ? LONGEST / long : isWhole || short >= SHORTEST ? 1 : SHORTEST / short;
  const fitting = (side: number) => Math.max(1, Math.round(side * by));
  return { width: fitting(width), height: fitting(height) };
}
