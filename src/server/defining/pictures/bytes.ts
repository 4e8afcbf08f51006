import { Mistake } from '../../mistake.ts';

/** A picture without what it tells beside what it shows. */
export interface Plain {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** What is the matter with a picture that ends before it should, without a subject. */
export function cutOff(): Mistake {
  return new Mistake('is cut off: copy it again from where it came');
}

/** A sign at the side of a page that moves draws the eye from all that is to be read there. */
export function moves(): Mistake {
  return new Mistake('moves: save one picture of it as PNG, JPEG or WebP');
}

/** Programs do not agree on which way up such a picture is, and a JPEG says it so that all do. */
export function turned(): Mistake {
  return new Mistake(
    'says in its details that it is to be turned, which not every browser does: turn it in a program for pictures and save it anew',
  );
}

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @returns four bytes, or as many, as the letters that they stand for */
export function letters(bytes: Uint8Array, at: number, count = 4): string {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
