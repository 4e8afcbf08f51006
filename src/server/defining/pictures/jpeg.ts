import { cutOff, joined, letters, view, type Plain } from './bytes.ts';
import { liesOnItsSide, orientationOf, orientationSegment } from './exif.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
const COMMENT = 0xfe;
/** A JFIF header without its small copy of the picture. */
const JFIF_LENGTH = 18;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff;
}

/**
 * Keeps what a JPEG is shown by: tables, frames, scans and colours. Of its details which way up it is
 * stays, in a block of its own, as phones save pictures as the sensor lay.
 * @throws Mistake if it ends too early
 */
export function plainJpeg(bytes: Uint8Array): Plain {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const data = view(bytes);
  let size: Pick<Plain, 'width' | 'height'> | undefined;
  let orientation = 1;
  for (let at = 2; ;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw cutOff();
    if (marker === END) break;
    if (isAlone(marker)) {
      kept.push(bytes.subarray(at, at + 2));
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) throw cutOff();
    const end = at + 2 + data.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) throw cutOff();
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && segment.length >= 9) size = { height: data.getUint16(at + 5), width: data.getUint16(at + 7) }; // prettier-ignore
    if (marker === EXIF && letters(segment, 4, 6) === 'Exif\0\0') {
      orientation = orientationOf(segment.subarray(10));
    } else kept.push(shownBy(marker, segment));
    at = end;
    if (marker !== SCAN) continue;
    const stop = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, stop));
    at = stop;
  }
  // What phones put behind the end, such as a film, goes too.
  kept.push(Uint8Array.from([0xff, END]));
  if (!size || size.width === 0 || size.height === 0) throw cutOff();
  if (orientation === 1) return { bytes: joined(kept), ...size };
  kept.splice(1, 0, orientationSegment(orientation));
  const { width, height } = size;
  return {
    bytes: joined(kept),
    ...(liesOnItsSide(orientation) ? { width: height, height: width } : size),
  };
}

const NOTHING = new Uint8Array();

/** @returns as much of a segment as is shown; of what programs say of the picture nothing */
function shownBy(marker: number, segment: Uint8Array): Uint8Array {
  if (marker === COMMENT) return NOTHING;
  const isOfProgram = marker >= 0xe0 && marker <= 0xef;
  if (!isOfProgram) return segment;
  if (marker === 0xe0 && letters(segment, 4, 5) === 'JFIF\0') return header(segment);
  if (marker === 0xe2 && letters(segment, 4, 11) === 'ICC_PROFILE') return segment;
  // Which colours there are in it.
  if (marker === 0xee && letters(segment, 4, 5) === 'Adobe') return segment;
  return NOTHING;
}

function header(segment: Uint8Array): Uint8Array {
  if (segment.length < JFIF_LENGTH) return NOTHING;
  const copy = segment.slice(0, JFIF_LENGTH);
  copy.set([0, JFIF_LENGTH - 2], 2);
  copy.set([0, 0], JFIF_LENGTH - 2);
  return copy;
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** C0 to CF, without the tables among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** @returns where the next marker is; within a scan FF stands before 00, or where it may begin anew */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw cutOff();
}
