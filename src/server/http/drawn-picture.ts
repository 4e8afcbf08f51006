import { crc32, deflateSync } from 'node:zlib';

/**
 * A picture for where somebody shares a page that has none: those who show links to others take no
 * SVG. It is drawn by hand, point by point: hills in the town's colour, and a sheet with a tick.
 */

/** What others ask for, in points. */
export const WIDTH = 1200;
export const HEIGHT = 630;

/** Of what a point is: places in the palette. */
const SKY = 0;
const FAR = 1;
const NEAR = 2;
const SHEET = 3;
const LINE = 4;
const TICK = 5;

const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/** @param accent `#rrggbb` @returns a PNG; the same as before for the same colour */
export function drawnPicture(accent: string): Uint8Array<ArrayBuffer> {
  const known = drawn.get(accent);
  if (known) return known;
  const made = png(paletteOf(accent));
  // A town has one colour; who changes it a hundred times has only the last of them kept.
  drawn.clear();
  drawn.set(accent, made);
  return made;
}

function paletteOf(accent: string): number[][] {
  const own = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  const mixed = (other: number, part: number) =>
    own.map((value) => Math.round(value + (other - value) * part));
  return [mixed(255, 0.86), mixed(255, 0.55), own, [255, 255, 255], mixed(255, 0.75), mixed(0, 0.15)]; // prettier-ignore
}

/** @returns the place in the palette of the colour of a point */
function pointAt(x: number, y: number): number {
  if (x > 450 && x < 750 && y > 110 && y < 500) {
    if (isNear(x, y, 520, 270, 575, 325, 15) || isNear(x, y, 575, 325, 680, 205, 15)) return TICK;
    const isRow = (top: number, end: number) => y > top && y < top + 18 && x > 500 && x < end;
    return isRow(385, 700) || isRow(425, 640) ? LINE : SHEET;
  }
  if (y > 430 + 60 * Math.sin(x / 190 + 2)) return NEAR;
  return y > 330 + 90 * Math.sin(x / 260) ? FAR : SKY;
}

/** @returns whether a point is no further from a line than so much */
function isNear(x: number, y: number, x1: number, y1: number, x2: number, y2: number, far: number) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - part * dx, y - y1 - part * dy) <= far;
}

function png(palette: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  // Each line begins with how it is filtered: not at all.
  const points = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) points[y * (WIDTH + 1) + x + 1] = pointAt(x, y);
  }
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      // Eight bits a point, by a palette.
      chunk('IHDR', Buffer.concat([size, Buffer.from([8, 3, 0, 0, 0])])),
      chunk('PLTE', Buffer.from(palette.flat())),
      chunk('IDAT', deflateSync(points, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
