/** Pictures of a few pixels, as programs make them, and what phones and editors put into them. */
import { crc32 } from 'node:zlib';

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
const text = (letters: string) => Uint8Array.from(Buffer.from(letters, 'latin1'));

/** 3 × 2 px. */
export const png = bytes(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC',
);
/** 30 × 20 px. */
export const webp = bytes(
  'UklGRoQAAABXRUJQVlA4IHgAAAAwBQCdASoeABQAPpE2mEg/oqKhMBgMA/ASCWgtgAmCWr/IN4CL/9tX9ALn/AVd0KpoQAD+8LOv73n+zaIhGGytj9v/65If85IOQcg/SdeJDtZrNdzUU/BeG5EnWY6j2DncEU3C9+SrSjEZWOC4FLgtliA0WwWAAAA=',
);
/** 30 × 20 px. */
export const losslessWebp = bytes(
  'UklGRj4AAABXRUJQVlA4TDEAAAAvHcAEAJmM6H9souDR/4Datm0Y/v+5U1eBAOE/lwDzH2QDFIXJJQ6ZEkJXzUeXiwcAAA==',
);
/** 30 × 20 px. */
export const jpeg = bytes(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAUAB4DASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EABcQAQEBAQAAAAAAAAAAAAAAAAASARH/xAAXAQEBAQEAAAAAAAAAAAAAAAAABgQF/8QAGBEBAAMBAAAAAAAAAAAAAAAAAAERFGH/2gAMAwEAAhEDEQA/AOPZaey2nDx2tiiy09lmHhsYd07oKWoT9yd07oFQXL//2Q==',
);
export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><path d="M0 0h9v9z"/></svg>';
export const gif = text('GIF89a\x03\x00\x02\x00\x80\x00\x00');

/** @returns pieces one behind the other */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** @returns what a phone says of a picture: which way up, and where it was */
export function exif(orientation: number): Uint8Array {
  const entries = [
    [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
  ];
  const head = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, entries.length];
  const tiff = Uint8Array.from([...head, ...entries.flat(), 0, 0, 0, 0]);
  return joined(tiff, text('GPS 55.4, 9.1'));
}

/** @returns a picture with more between its first two bytes and the rest, and behind its end */
export function jpegWith(...segments: readonly [number, Uint8Array][]): Uint8Array {
  const all = segments.map(([marker, content]) =>
    joined(Uint8Array.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content),
  ); // prettier-ignore
  return joined(jpeg.subarray(0, 2), ...all, jpeg.subarray(2), text('ftypmp42 a film of my child'));
}

export const jpegExif = (orientation: number): [number, Uint8Array] => [
  0xe1,
  joined(text('Exif\0\0'), exif(orientation)),
];
export const jpegXmp: [number, Uint8Array] = [
  0xe1,
  text('http://ns.adobe.com/xap/1.0/\0<x>Jens</x>'),
];
export const jpegComment: [number, Uint8Array] = [0xfe, text('taken by Jens Hansen')];
export const jpegColours: [number, Uint8Array] = [0xe2, text('ICC_PROFILE\0\x01\x01colours')];

/** @returns a picture with more chunks behind its first */
export function pngWith(...chunks: readonly [string, Uint8Array][]): Uint8Array {
  const all = chunks.map(([name, content]) => {
    const body = joined(text(name), content);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return joined(length, body, sum);
  });
  return joined(png.subarray(0, 33), ...all, png.subarray(33));
}

/** @returns a picture with more chunks around its own, and a first that says so */
export function webpWith(flags: number, ...chunks: readonly [string, Uint8Array][]): Uint8Array {
  const chunk = (name: string, content: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(content.length);
    return joined(text(name), length, content, new Uint8Array(content.length % 2));
  };
  const first = chunk('VP8X', Uint8Array.from([flags, 0, 0, 0, 29, 0, 0, 19, 0, 0]));
  const body = joined(text('WEBP'), first, webp.subarray(12), ...chunks.map(([name, content]) => chunk(name, content))); // prettier-ignore
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return joined(text('RIFF'), length, body);
}
