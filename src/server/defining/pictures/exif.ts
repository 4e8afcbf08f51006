import { view } from './bytes.ts';

const ORIENTATION = 0x0112;
const INTEL = 0x4949;
const ENTRY = 12;

/**
 * @param tiff what an Exif block holds, from `II` or `MM` on
 * @returns which way up the picture is, from 1 (as it lies) to 8; 1 where it does not say
 */
export function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const data = view(tiff);
  const isLittle = data.getUint16(0) === INTEL;
  const first = data.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return 1;
  const count = data.getUint16(first, isLittle);
  for (let at = first + 2; at < first + 2 + count * ENTRY; at += ENTRY) {
    if (at + ENTRY > tiff.length) return 1;
    if (data.getUint16(at, isLittle) !== ORIENTATION) continue;
    const value = data.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** @returns whether such a picture is shown with its sides swapped */
export function liesOnItsSide(orientation: number): boolean {
  return orientation >= 5;
}

/** @returns the segment of a JPEG that says which way up it is, and nothing else */
export function orientationSegment(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);
}
