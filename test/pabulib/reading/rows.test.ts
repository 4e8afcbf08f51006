import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Rows, type Row } from '../../../src/pabulib/reading/rows.ts';
import { TextSource } from '../../../src/pabulib/reading/text-source.ts';
import { PabulibError, Warnings } from '../../../src/pabulib/warnings.ts';
import { stream } from '../sample.ts';

/** Reads rows that come in pieces of a size; the error last, if there is one. */
async function rowsOf(text: string, size?: number) {
  const warnings = new Warnings(false);
  const rows = new Rows(new TextSource(stream([new TextEncoder().encode(text)]), size), warnings);
  const found: (Row | string)[] = [];
  try {
    for (let row = await rows.next(); row; row = await rows.next()) found.push(row);
  } catch (error) {
    assert.ok(error instanceof PabulibError);
    found.push(error.message);
  }
  return { found, line: rows.line, warnings: warnings.list };
}

/** Rows as `1: a|b`. */
async function shown(text: string): Promise<string[]> {
  const { found } = await rowsOf(text);
  return found.map((row) => (typeof row === 'string' ? row : `${row.line}: ${row.cells.join('|')}`)); // prettier-ignore
}

describe('rows', () => {
  it('are split at semicolons and line breaks that are not quoted', async () => {
    assert.deepEqual(await shown('a;b\r\n\r\n"c;""d"""\r\n;e\n"f\ng";\n"";h\ni;"j"'), [
      '1: a|b',
      '3: c;"d"',
      '4: |e',
      '5: f\ng|',
      '7: |h',
      '8: i|j',
    ]);
  });

  it('keep a quote that is not the first and the last of its field', async () => {
    assert.deepEqual(await shown('a"b;"c" d;" e"\n'), ['1: a"b|"c" d| e']);
    assert.deepEqual(await shown('"a\nb"c;d\n'), ['1: "a', '2: b"c|d']);
    assert.deepEqual(await shown('"a;b"c;d\n'), ['1: a;bc|d']);
  });

  it('are the same in pieces of any size', async () => {
    const letter = fc.constantFrom('"', '"', ';', '\n', '\r', 'a', ' ', 'ł', '😀', '\uFEFF');
    const texts = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 5 }), async (text, size) => {
        assert.deepEqual(await rowsOf(text, size), await rowsOf(text));
      }),
      { numRuns: 3000 },
    );
  });
});
