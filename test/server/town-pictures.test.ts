/** The drawings of the town in demo/, and what its definitions say of them. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { lix } from '../../src/server/cli/checking/lix.ts';

interface Picture {
  readonly url: string;
  readonly alt: Record<string, string>;
  readonly width: number;
  readonly height: number;
}
interface Pictured {
  readonly id: string;
  readonly picture: Picture;
  readonly text?: Record<string, string>;
}
interface Seed {
  readonly id: string;
  readonly items?: readonly Pictured[];
  readonly dates?: readonly Pictured[];
  readonly persona?: { readonly picture: Picture };
}

/** In bytes: a page shows many of them. */
const LARGEST = 6000;
/** Björnsson's measure: easier than a newspaper. */
const HARDEST = 35;
const LANGUAGES = ['ar', 'da', 'en', 'nb'];

/** The town as a whole, on its front page alone. */
const HERO = 'ellevad.svg';

const site = resolve(import.meta.dirname, '../../demo/site');
const folder = resolve(import.meta.dirname, '../../demo/seed');
const read = (file: string) => readFileSync(file, 'utf8');
const seeds = globSync(join(folder, '*.json'))
  .filter((file) => !file.endsWith('site.json'))
  .map((file) => JSON.parse(read(file)) as Seed);
const pictured = seeds.flatMap((seed) => [...(seed.items ?? []), ...(seed.dates ?? [])]);
const pictures = [
  ...pictured.map(({ picture }) => picture),
  ...seeds.flatMap(({ persona }) => (persona ? [persona.picture] : [])),
];
const drawings = readdirSync(join(folder, 'billeder')).map((name) => `billeder/${name}`);

test('everything the town asks about has a picture of its own', () => {
  assert.ok(seeds.length > 5 && pictured.length > 50);
  const used = pictures.map(({ url }) => url);
  assert.deepEqual(used.toSorted(), drawings.toSorted());
});

test('each says in every language of the town what it shows', () => {
  for (const { url, alt } of pictures) {
    assert.deepEqual(Object.keys(alt).toSorted(), LANGUAGES, url);
    for (const said of Object.values(alt)) assert.match(said, /^\S.{8,110}\.$/u, url);
  }
});

test('the long texts are easy to read, in every language', () => {
  const texts = pictured.flatMap(({ text }) => (text ? [text] : []));
  assert.ok(texts.length >= 18);
  for (const text of texts) {
    assert.deepEqual(Object.keys(text).toSorted(), LANGUAGES);
    const paragraphs = Object.values(text).map((said) => said.split('\n\n').length);
    assert.equal(new Set(paragraphs).size, 1, text['da']);
    assert.ok(lix([text['da'] ?? '']) < HARDEST, text['da']);
  }
});

test('those that the pages of its site show too are the same', () => {
  const shown = readdirSync(join(site, 'billeder'));
  for (const name of shown) {
    if (name === HERO) continue;
    assert.equal(read(join(site, 'billeder', name)), read(join(folder, 'billeder', name)), name);
  }
  const pages = globSync(join(site, '*.html')).map(read).join('');
  const asked = [...pages.matchAll(/src="billeder\/([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(asked)].toSorted(), shown.toSorted());
  for (const [image] of pages.matchAll(/<img[^>]*>/g)) {
    assert.match(image, /\swidth="\d+"\s+height="\d+"\s+alt="/, 'its room is there before it is');
  }
});

describe('drawn small, and nothing runs or is asked for', () => {
  test(HERO, () => holdToPlain(read(join(site, 'billeder', HERO))));
  for (const name of drawings) {
    test(name, () => {
      const svg = read(join(folder, name));
      holdToPlain(svg);
      const tag = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
      const [width, height] = ['width', 'height'].map((side) => sideOf(tag, side));
      const [, across, down] = / viewBox="0 0 (\d+) (\d+)"/.exec(tag) ?? [];
      const said = pictures.find(({ url }) => url === name);
      assert.ok(said);
      // Without, Firefox takes a drawing for one of no size at all.
      assert.deepEqual([width, height], [said.width, said.height]);
      assert.equal(said.width / said.height, Number(across) / Number(down));
    });
  }
});

function sideOf(tag: string, side: string): number {
  return Number(new RegExp(` ${side}="(\\d+)"`).exec(tag)?.[1]);
}

function holdToPlain(svg: string): void {
  assert.ok(Buffer.byteLength(svg) < LARGEST, `${Buffer.byteLength(svg)} bytes`);
  assert.doesNotMatch(svg, /<(script|style|foreignObject|image|a|animate|set|text)\b/i);
  assert.doesNotMatch(svg, /\s(style|on\w+)=|url\(|&|<!|<\?/i);
  assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /:\/\/|href="[^#]/);
}
