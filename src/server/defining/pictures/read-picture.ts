import { Mistake } from '../../mistake.ts';
import type { PictureKind, PictureName } from '../../picture-address.ts';
import { sha256 } from '../../secrets/sha256.ts';
import { letters, type Plain } from './bytes.ts';
import { isJpeg, plainJpeg } from './jpeg.ts';
import { isPng, plainPng } from './png.ts';
import { plainSvg, svgIn } from './svg.ts';
import { isWebp, plainWebp } from './webp.ts';

/** In bytes: a list has many, and who reads it on a phone pays for each. */
export const LARGEST_PICTURE = 300_000;
/** In pixels. */
export const LONGEST_SIDE = 2000;

/** A picture as it is stored: without what it tells beside what it shows. */
export interface ReadPicture extends Plain, PictureName {}

/**
 * @param name its file's, for the command that makes it small
 * @throws Mistake that says what is the matter with it and what to do, without a subject
 */
export function readPicture(bytes: Uint8Array, name: string): ReadPicture {
  if (bytes.length === 0) throw new Mistake('is empty');
  if (bytes.length > LARGEST_PICTURE) throw tooHeavy(bytes.length, name);
  const { kind, plain } = plainOf(bytes);
  const { width, height } = plain;
  if (Math.max(width, height) > LONGEST_SIDE) {
    throw new Mistake(
      `has ${width} × ${height} px; a picture has at most ${LONGEST_SIDE} a side: ${howToShrink(name)}`,
    );
  }
  return { ...plain, kind, hash: sha256(plain.bytes) };
}

/** @param size in bytes */
export function tooHeavy(size: number, name: string): Mistake {
  const [has, most] = [Math.ceil(size / 1000), LARGEST_PICTURE / 1000];
  return new Mistake(`has ${has} kB; a picture has at most ${most}: ${howToShrink(name)}`);
}

function howToShrink(name: string): string {
  if (/\.svg$/i.test(name)) return `draw it with fewer points, or npx svgo '${name}'`;
  const small = `${name.replace(/\.[^.]*$/, '')}.webp`;
  return `save it 1200 px wide in a program for pictures, or magick '${name}' -auto-orient -resize '1200x1200>' -quality 80 '${small}'`;
}

function plainOf(bytes: Uint8Array): { kind: PictureKind; plain: Plain } {
  if (isPng(bytes)) return { kind: 'png', plain: plainPng(bytes) };
  if (isJpeg(bytes)) return { kind: 'jpg', plain: plainJpeg(bytes) };
  if (isWebp(bytes)) return { kind: 'webp', plain: plainWebp(bytes) };
  const svg = svgIn(bytes);
  if (svg) return { kind: 'svg', plain: plainSvg(bytes, svg) };
  throw new Mistake(`${whatItIs(bytes)}: save it as PNG, JPEG, WebP or SVG`);
}

/** What people have in hand when they take it for a picture that a page can show. */
function whatItIs(bytes: Uint8Array): string {
  if (letters(bytes, 0) === 'GIF8') return 'is a GIF, which may move and has few colours';
  if (letters(bytes, 0, 5) === '%PDF-') return 'is a PDF, and no picture';
  if (letters(bytes, 4) === 'ftyp') {
    const brand = letters(bytes, 8);
    if (/^avi[fs]/.test(brand)) return 'is AVIF, whose details (as of where it was taken) are not taken out here'; // prettier-ignore
    if (/^(hei[cfmsx]|hev[cmsx]|mif1|msf1)/.test(brand)) return 'is HEIC, as phones keep pictures, which few browsers show'; // prettier-ignore
  }
  return 'is no picture that every browser shows';
}
