/** What is taken for a picture, what is left out of it, and what is said of what is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPicture } from '../../src/server/defining/pictures/read-picture.ts';
import {
  exif,
  gif,
  joined,
  jpeg,
  jpegColours,
  jpegComment,
  jpegExif,
  jpegWith,
  jpegXmp,
  losslessWebp,
  png,
  pngWith,
  svg,
  webp,
  webpWith,
} from './pictures.ts';

const text = (letters: string) => Uint8Array.from(Buffer.from(letters, 'latin1'));
const said = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const SECRETS = /GPS|Jens|Exif|child|xap/;

test('PNG, JPEG, WebP and SVG are taken, with their size', () => {
  const sizeOf = (bytes: Uint8Array) => {
    const { kind, width, height } = readPicture(bytes, 'a');
    return `${kind} ${width} × ${height}`;
  };
  assert.equal(sizeOf(png), 'png 3 × 2');
  assert.equal(sizeOf(jpeg), 'jpg 30 × 20');
  assert.equal(sizeOf(webp), 'webp 30 × 20');
  assert.equal(sizeOf(losslessWebp), 'webp 30 × 20');
  assert.equal(sizeOf(webpWith(0)), 'webp 30 × 20');
  assert.equal(sizeOf(text(svg)), 'svg 600 × 400');
});

test('what is only shown stays as it is, byte by byte', () => {
  for (const bytes of [png, jpeg, webp, losslessWebp, text(svg)]) {
    assert.deepEqual(readPicture(bytes, 'a').bytes, bytes);
  }
});

test('a JPEG is stored without where, when and by whom it was taken, and without a film', () => {
  const told = jpegWith(jpegExif(1), jpegXmp, jpegComment, [0xed, text('Photoshop Jens')]);
  assert.match(said(told), SECRETS);
  assert.deepEqual(readPicture(told, 'a').bytes, jpeg);
  const coloured = said(readPicture(jpegWith(jpegColours, jpegComment), 'a').bytes);
  assert.match(coloured, /ICC_PROFILE/);
  assert.doesNotMatch(coloured, SECRETS);
});

test('a JPEG as the sensor lay is still told which way up it is, and nothing more', () => {
  for (const orientation of [3, 6, 8]) {
    const { bytes, width, height } = readPicture(jpegWith(jpegExif(orientation)), 'a');
    assert.doesNotMatch(said(bytes), /GPS|child/);
    assert.deepEqual([width, height], orientation === 3 ? [30, 20] : [20, 30]);
    // Once more it is the same: it says just what is read.
    assert.deepEqual(readPicture(bytes, 'a').bytes, bytes);
    assert.equal(bytes.length, jpeg.length + 36);
  }
});

test('a small copy of the picture inside a JPEG is left out', () => {
  const thumb = [0xff, 0xe0, 0, 19, ...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9];
  const told = joined(jpeg.subarray(0, 2), Uint8Array.from(thumb), jpeg.subarray(20));
  assert.deepEqual(readPicture(told, 'a').bytes, jpeg);
});

test('a PNG is stored without its texts, times and details', () => {
  const told = pngWith(
    ['tEXt', text('Author\0Jens Hansen')],
    ['iTXt', text('XML:com.adobe.xmp\0Jens')],
    ['zTXt', text('Jens')],
    ['tIME', Uint8Array.from([7, 234, 11, 26, 12, 0, 0])],
    ['eXIf', exif(1)],
    ['prVt', text('Jens')],
  );
  assert.deepEqual(readPicture(joined(told, text('Jens')), 'a').bytes, png);
  const coloured = pngWith(['sRGB', Uint8Array.from([0])]);
  assert.deepEqual(readPicture(coloured, 'a').bytes, coloured);
});

test('a WebP is stored without its details, and does not say that it has some', () => {
  const told = webpWith(0b1100, ['EXIF', exif(1)], ['XMP ', text('<x>Jens</x>')]);
  assert.deepEqual(readPicture(told, 'a').bytes, webpWith(0));
});

test('what cannot be shown by everybody is refused by what it is', () => {
  const heic = joined(Uint8Array.from([0, 0, 0, 24]), text('ftypheic'));
  const avif = joined(Uint8Array.from([0, 0, 0, 24]), text('ftypavif'));
  const refused: [Uint8Array, RegExp][] = [
    [new Uint8Array(), /^is empty$/],
    [gif, /^is a GIF, .*: save it as PNG, JPEG, WebP or SVG$/],
    [heic, /^is HEIC, as phones keep pictures.*: save it as/],
    [avif, /^is AVIF, .*: save it as/],
    [text('%PDF-1.7'), /^is a PDF, and no picture/],
    [text('<html><body>'), /^is no picture that every browser shows/],
    [text('PNG'), /^is no picture/],
    [pngWith(['acTL', new Uint8Array(8)]), /^moves: save one picture/],
    [webpWith(0b0010), /^moves/],
    [pngWith(['eXIf', exif(6)]), /^says in its details that it is to be turned/],
    [webpWith(0b1000, ['EXIF', exif(6)]), /^says in its details that it is to be turned/],
  ];
  for (const [bytes, words] of refused) {
    assert.throws(() => readPicture(bytes, 'a'), { name: 'Mistake', message: words });
  }
});

test('a picture that is cut off anywhere is told of, and nothing else is thrown', () => {
  const whole = [
    png,
    jpeg,
    webp,
    losslessWebp,
    text(svg),
    webpWith(0),
    jpegWith(jpegExif(6)).subarray(0, 394),
  ];
  for (const bytes of whole) {
    for (let length = 12; length < Math.min(bytes.length, 380); length++) {
      try {
        readPicture(bytes.slice(0, length), 'a');
        assert.fail(`${said(bytes.slice(0, 12))} of ${length} bytes was taken`);
      } catch (error) {
        assert.equal((error as Error).name, 'Mistake', `${length}: ${String(error)}`);
      }
    }
  }
});

test('what is too heavy or too large is refused, with what makes it small', () => {
  const heavy = joined(png, new Uint8Array(300_000));
  const shrink =
    "save it 1200 px wide in a program for pictures, or magick 'skov.png' -auto-orient -resize '1200x1200>' -quality 80 'skov.webp'";
  assert.throws(() => readPicture(heavy, 'skov.png'), {
    message: `has 301 kB; a picture has at most 300: ${shrink}`,
  });
  const wide = Uint8Array.from(png);
  new DataView(wide.buffer).setUint32(16, 2001);
  assert.throws(() => readPicture(wide, 'skov.png'), {
    message: `has 2001 × 2 px; a picture has at most 2000 a side: ${shrink}`,
  });
  const drawing = text(svg.replace('<path', `<!--${'x'.repeat(300_000)}--><path`));
  assert.throws(() => readPicture(drawing, 'skov.svg'), { message: /npx svgo 'skov.svg'$/ });
});

test('a drawing in which something could run is refused, and one that shows nothing', () => {
  const within = (inner: string) => svg.replace('<path d="M0 0h9v9z"/>', inner);
  const refused: [string, RegExp][] = [
    [within('<script>alert(1)</script>'), /^holds a script: save it as a plain SVG$/],
    [within('<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'), /^holds a script/],
    [within('<g OnLoad = "alert(1)"/>'), /^holds a script in an attribute/],
    [svg.replace('viewBox', 'onload="alert(1)" viewBox'), /^holds a script in an attribute/],
    [within('<a href="javascript:alert(1)"><path/></a>'), /^holds a link that is a script/],
    [within('<foreignObject><body/></foreignObject>'), /^holds a page inside it/],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg}`, /^holds declarations of its own/],
    [svg.replace(/xmlns="[^"]+"/, ''), /^shows nothing/],
    [svg.replace(/viewBox="[^"]+"/, ''), /^would be cut off/],
    [svg.replace('</svg>', ''), /^is cut off/],
  ];
  for (const [drawing, words] of refused) {
    assert.throws(() => readPicture(text(drawing), 'a'), { name: 'Mistake', message: words });
  }
  const fine = within('<title>Bænk on = off</title><text>one = two, on one</text>');
  assert.equal(readPicture(Uint8Array.from(Buffer.from(fine)), 'a').width, 600);
});

test('the room of a drawing goes by its ratio, whatever its units are', () => {
  const sized = (attributes: string) => {
    const { width, height } = readPicture(text(svg.replace(/viewBox="[^"]+"/, attributes)), 'a');
    return [width, height];
  };
  assert.deepEqual(sized('viewBox="0 0 6000 4000"'), [2000, 1333]);
  assert.deepEqual(sized('viewBox="0,0,1.5,1"'), [450, 300]);
  assert.deepEqual(sized('width="30" height="20px"'), [30, 20]);
  assert.deepEqual(sized('width="100%" height="100%" viewBox="0 0 3 2"'), [3, 2]);
});
