import { cutOff, joined, letters, moves, turned, view, type Plain } from './bytes.ts';
import { orientationOf } from './exif.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What it is shown by; the rest tells of it. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'],
  'cICP',
]); // prettier-ignore

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** @throws Mistake if it ends too early, moves, or is to be turned */
export function plainPng(bytes: Uint8Array): Plain {
  const data = view(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  let hasData = false;
  for (let at = SIGNATURE.length; ;) {
    if (at + 12 > bytes.length) throw cutOff();
    const end = at + 12 + data.getUint32(at);
    if (end > bytes.length) throw cutOff();
    const kind = letters(bytes, at + 4);
    if (kind === 'acTL') throw moves();
    if (kind === 'eXIf' && orientationOf(bytes.subarray(at + 8, end - 4)) !== 1) throw turned();
    hasData ||= kind === 'IDAT';
    if (KEPT.has(kind)) kept.push(bytes.subarray(at, end));
    at = end;
    if (kind === 'IEND') break;
  }
  // It begins with its size: 8 of the signature, 4 of a length, 4 of a name.
  if (letters(bytes, 12) !== 'IHDR' || !hasData) throw cutOff();
  const [width, height] = [data.getUint32(16), data.getUint32(20)];
  if (width === 0 || height === 0) throw cutOff();
  return { bytes: joined(kept), width, height };
}
