import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { MapSchema, tilesOrigin } from '../../src/protocol/tiles.ts';

const attribution = '© Ellevad';

/** @returns what is said of an address of tiles; empty where it is fine */
function saidOf(tiles: unknown): string[] {
  const result = v.safeParse(MapSchema, { tiles, attribution });
  return result.success ? [] : result.issues.map(({ message }) => message);
}

describe('the tiles of a map', () => {
  const good = [
    ['https://tiles.ellevad.dk/{z}/{x}/{y}.png', 'https://tiles.ellevad.dk'],
    ['https://tiles.ellevad.dk:8443/a/{z}/{y}/{x}', 'https://tiles.ellevad.dk:8443'],
    ['https://kort.dk/wmts?z={z}&x={x}&y={y}&token=abc', 'https://kort.dk'],
    ['HTTPS://Kort.dk/{z}/{x}/{y}', 'https://kort.dk'],
    ['https://kort-ø.dk/{z}/{x}/{y}', 'https://xn--kort--zua.dk'],
    ['http://localhost:8080/{z}/{x}/{y}.png', 'http://localhost:8080'],
    ['http://127.0.0.1/{z}/{x}/{y}.png', 'http://127.0.0.1'],
    ['http://[::1]:81/{z}/{x}/{y}.png', 'http://[::1]:81'],
  ] as const;
  for (const [tiles, origin] of good) {
    it(`come from one server: ${tiles}`, () => {
      assert.deepEqual(saidOf(tiles), []);
      assert.equal(tilesOrigin(tiles), origin);
    });
  }

  const bad: [tiles: string, said: RegExp][] = [
    ['https://{s}.tile.example/{z}/{x}/{y}.png', /^has \{s\}, but a map asks one server/],
    ['https://tiles.example/{z}/{x}.png', /^must have \{y\} once, as in "https:/],
    ['https://tiles.example/', /^must have \{z\} and \{x\} and \{y\} once/],
    ['https://tiles.example/{z}/{x}/{y}/{y}', /^must have \{y\} once/],
    ['https://tiles.example/{z}/{x}/{y}{r}.png', /^has \{r\}, which nothing is put in for/],
    ['http://tiles.example/{z}/{x}/{y}.png', /^must begin with https:\/\/.*localhost alone$/],
    ['http://localhost.evil.example/{z}/{x}/{y}', /^must begin with https/],
    ['https://{z}.example/{x}/{y}', /^must be the whole address/],
    ['https://me:secret@tiles.example/{z}/{x}/{y}', /names or passwords/],
    ['https://tiles.example;x/{z}/{x}/{y}', /^must be the whole address/],
    ['/tiles/{z}/{x}/{y}.png', /^must be the whole address/],
    ['//tiles.example/{z}/{x}/{y}.png', /^must be the whole address/],
    ['ftp://tiles.example/{z}/{x}/{y}.png', /^must be the whole address/],
    ['javascript:alert(1)/{z}/{x}/{y}', /^must be the whole address/],
    ['https://tiles.example/{z}/{x}/{y} .png', /no blanks/],
    ['https://tiles.example/#{z}/{x}/{y}', /^must be the whole address/],
    ['https://tiles.example/{z}/{x}/{y}/{', /^must be the whole address/],
    [' https://tiles.example/{z}/{x}/{y}', /^must be the whole address/],
  ];
  for (const [tiles, said] of bad) {
    it(`are refused with one sentence: ${tiles}`, () => {
      const messages = saidOf(tiles);
      assert.equal(messages.length, 1);
      assert.match(messages[0] ?? '', said);
      assert.equal(tilesOrigin(tiles), undefined);
    });
  }

  it('have both an address and whose they are', () => {
    assert.equal(v.safeParse(MapSchema, { tiles: good[0][0] }).success, false);
    assert.equal(v.safeParse(MapSchema, { attribution }).success, false);
    assert.equal(saidOf(7).length, 1);
  });
});
