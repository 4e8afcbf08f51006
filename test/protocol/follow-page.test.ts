/** How the address of a definition is read from a page that names it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionOf } from '../../src/protocol/client/follow-page.ts';

const page = 'https://deltag.example.dk/ballots/pulje';
const LINK = '<link rel="alternate" type="application/json" href="../api/ballots/pulje" />';

test('the address is found whatever stands around it', () => {
  for (const around of [
    '',
    '<link rel="stylesheet" href="a>b">',
    '<link ',
    '<link title=" > < ">',
  ]) {
    const found = definitionOf(`<head>${around}${LINK}</head>`, page, page);
    assert.equal(found, 'https://deltag.example.dk/api/ballots/pulje', around);
  }
});

test('a long page that names none is read as fast as it is long', () => {
  const pieces = ['<link ', '<link "', "<link '", '<link a=', '<link a="b" ', `<link ${'a'.repeat(1e5)}>`]; // prettier-ignore
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    const begun = performance.now();
    assert.throws(() => definitionOf(text, page, page), /names no definition/);
    // It took minutes.
    assert.ok(performance.now() - begun < 5000, piece.slice(0, 20));
  }
});
