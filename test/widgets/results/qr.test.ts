import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { squaresOf } from '../../../src/widgets/results/qr.ts';

/** @returns the squares that a path fills, a line of text a row */
function drawn({ size, path }: { size: number; path: string }): string[] {
  const field = Array.from({ length: size }, () => Array<string>(size).fill('.'));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    field[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  }
  return field.map((row) => row.join(''));
}

describe('an address as squares', () => {
  const code = squaresOf('https://deltag.example.dk/ballots/kvarterpuljen/results');

  it('is white around, with three corners to be found by', () => {
    assert.ok(code);
    const rows = drawn(code);
    const quiet = '.'.repeat(code.size);
    assert.deepEqual([...rows.slice(0, 4), ...rows.slice(-4)], Array(8).fill(quiet));
    assert.ok(rows.every((row) => row.startsWith('....') && row.endsWith('....')));
    const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    const corner = (top: number, left: number) =>
      rows.slice(top, top + 7).map((row) => row.slice(left, left + 7));
    const far = code.size - 4 - 7;
    assert.deepEqual(corner(4, 4), finder);
    assert.deepEqual(corner(4, far), finder);
    assert.deepEqual(corner(far, 4), finder);
  });

  it('is left out where an address is longer than any code', () => {
    assert.equal(squaresOf(`https://deltag.example.dk/?${'x'.repeat(3000)}`), undefined);
  });
});
