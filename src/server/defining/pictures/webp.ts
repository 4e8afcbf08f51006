import { cutOff, joined, letters, moves, turned, view, type Plain } from './bytes.ts';
import { orientationOf } from './exif.ts';

const KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
/** Of what is said at its beginning to be in it. */
const HAS_EXIF = 0b1000;
const HAS_XMP = 0b0100;
const HAS_MOTION = 0b0010;

export function isWebp(bytes: Uint8Array): boolean {
  return letters(bytes, 0) === 'RIFF' && letters(bytes, 8) === 'WEBP';
}

/** @throws Mistake if it ends too early, moves, or is to be turned */
export function plainWebp(bytes: Uint8Array): Plain {
  const data = view(bytes);
  const kept: Uint8Array[] = [];
  let size: Pick<Plain, 'width' | 'height'> | undefined;
  const whole = 8 + data.getUint32(4, true);
  if (whole > bytes.length) throw cutOff();
  for (let at = 12; at + 8 <= whole;) {
    const kind = letters(bytes, at);
    const length = data.getUint32(at + 4, true);
    // What has an odd length has a byte behind it that says nothing.
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) throw cutOff();
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'ANIM' || kind === 'ANMF') throw moves();
    if (kind === 'EXIF' && orientationOf(tiffIn(content)) !== 1) throw turned();
    if (KEPT.has(kind)) kept.push(kind === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end)); // prettier-ignore
    size ??= sizeIn(kind, content);
    at = end;
  }
  if (!size || !kept.some((part) => /^VP8[ L]/.test(letters(part, 0)))) throw cutOff();
  const body = joined(kept);
  const head = bytes.slice(0, 12);
  view(head).setUint32(4, 4 + body.length, true);
  return { bytes: joined([head, body]), ...size };
}

/** Some programs write before it what a JPEG has there. */
function tiffIn(content: Uint8Array): Uint8Array {
  return letters(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;
}

/** @throws Mistake where it says that it moves */
function withoutFlags(chunk: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(chunk);
  const flags = copy[8] ?? 0;
  if (flags & HAS_MOTION) throw moves();
  copy[8] = flags & ~(HAS_EXIF | HAS_XMP);
  return copy;
}

function sizeIn(kind: string, content: Uint8Array): Pick<Plain, 'width' | 'height'> | undefined {
  const data = view(content);
  if (kind === 'VP8X' && content.length >= 10) {
    const three = (at: number) => data.getUint16(at, true) + ((content[at + 2] ?? 0) << 16) + 1;
    return { width: three(4), height: three(7) };
  }
  if (kind === 'VP8L' && content.length >= 5 && content[0] === 0x2f) {
    const bits = data.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8 ' && content.length >= 10) {
    return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  }
  return undefined;
}
