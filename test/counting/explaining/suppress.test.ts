import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { suppressed } from '../../../src/counting/explaining/suppress.ts';

describe('small numbers of people', () => {
  const cases: [string, number[], (number | null)[]][] = [
    ['are shown where there are none', [12, 5, 700], [12, 5, 700]],
    ['hide a neighbour, or the total would tell them', [3, 20, 8], [null, 20, null]],
    ['hide nobody else where they hide each other', [3, 20, 1], [null, 20, null]],
    ['may be nobody at all', [0, 20, 30], [null, null, 30]],
    ['that add up to nobody hide a neighbour', [0, 0, 9, 20], [null, null, null, 20]],
    ['that add up to the most hide a neighbour', [4, 4, 4, 9, 20], [null, null, null, null, 20]],
    ['hide neighbours that are equal together', [8, 8, 3, 20], [null, null, null, 20]],
    ['may leave nothing to show', [0, 20], [null, null]],
    ['are hidden where they are the only one', [4], [null]],
    ['are shown where the only one is not small', [5], [5]],
    ['are hidden where all are small', [0, 0, 0], [null, null, null]],
    ['may not be there', [], []],
  ];
  for (const [what, cells, shown] of cases) {
    it(what, () => assert.deepEqual(suppressed(cells), shown));
  }

  const counts = fc.oneof(fc.nat(8), fc.nat(100_000));

  it('are never shown, and what is shown is true', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 12 }), (cells) => {
        const shown = suppressed(cells);
        assert.equal(shown.length, cells.length);
        for (const [index, cell] of shown.entries()) {
          if (cell !== null) assert.equal(cell, cells[index]);
          if ((cells[index] ?? 0) < 5) assert.equal(cell, null);
        }
      }),
    );
  });

  /**
   * Whoever sees the table knows the total, and may know how this is done: so a hidden cell is safe
   * only if another table, which would have been published just so, has another number there.
   */
  it('cannot be worked out from what is shown, the total and this very program', () => {
    for (const cells of [2, 3, 4, 5]) {
      const largest = cells === 5 ? 7 : 11;
      const published = new Map<string, number[][]>();
      for (const table of tables(cells, largest)) {
        const shown = suppressed(table);
        if (shown.every((cell) => cell === null)) continue;
        const name = JSON.stringify([shown, sum(table)]);
        published.set(name, [...(published.get(name) ?? []), table]);
      }
      for (const [name, possible] of published) {
        const [shown] = JSON.parse(name) as [(number | null)[]];
        for (const [index, cell] of shown.entries()) {
          if (cell !== null) continue;
          const numbers = new Set(possible.map((table) => table[index]));
          assert.ok(numbers.size > 1, `cell ${index} of ${name} is ${[...numbers].join()}`);
        }
      }
    }
  });

  it('can be something else in every table, however large', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 12 }), (cells) => {
        const shown = suppressed(cells);
        const hidden = cells.filter((_, index) => shown[index] === null);
        if (hidden.length === 0 || hidden.length === cells.length) return;
        const others = [...turned(hidden), ...shifted(hidden)].map((numbers) => {
          const left = [...numbers];
          return shown.map((cell) => cell ?? (left.shift() as number));
        });
        const alike = others.filter((other) => same(suppressed(other), shown));
        for (const [index, cell] of shown.entries()) {
          if (cell !== null) continue;
          assert.ok(alike.some((other) => other[index] !== cells[index]));
        }
        for (const other of alike) assert.equal(sum(other), sum(cells));
      }),
    );
  });
});

function* tables(cells: number, largest: number): Generator<number[]> {
  const table = Array.from({ length: cells }, () => 0);
  for (;;) {
    yield [...table];
    let place = 0;
    while (table[place] === largest) table[place++] = 0;
    if (place === cells) return;
    table[place] = (table[place] ?? 0) + 1;
  }
}

/** The same numbers, each in another's place. */
function turned(numbers: readonly number[]): number[][] {
  return numbers.map((_, by) => [...numbers.slice(by), ...numbers.slice(0, by)]);
}

/** One more in one place, and one less in another. */
function shifted(numbers: readonly number[]): number[][] {
  return numbers
    .flatMap((_, up) =>
      numbers.map((_, down) =>
        numbers.map((number, index) => number + Number(index === up) - Number(index === down)),
      ),
    )
    .filter((list) => list.every((number) => number >= 0));
}

function same(one: readonly (number | null)[], other: readonly (number | null)[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
