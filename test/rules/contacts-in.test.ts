import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactsIn } from '../../src/rules/contacts-in.ts';

const linksIn = (text: string) => {
  const pieces = contactsIn(text);
  assert.equal(pieces.map((piece) => piece.text).join(''), text, 'nothing is lost or rewritten');
  return pieces.flatMap(({ href }) => href ?? []);
};

test('an e-mail address becomes a link, and what stands around it does not', () => {
  assert.deepEqual(linksIn('Skriv til deltag@ellevad.example.'), ['mailto:deltag@ellevad.example']);
  assert.deepEqual(linksIn('(a.b+c@x-y.dk), <d@e.org>'), ['mailto:a.b+c@x-y.dk', 'mailto:d@e.org']);
  assert.deepEqual(linksIn('søren@blåbærgrød.dk'), ['mailto:søren@blåbærgrød.dk']);
  assert.deepEqual(linksIn('a@b.dk?bcc=evil@x.dk'), ['mailto:a@b.dk', 'mailto:evil@x.dk']);
});

test('a telephone number becomes a link', () => {
  assert.deepEqual(linksIn('Ring på 12 34 56 78, kl. 10-16.'), ['tel:12345678']);
  assert.deepEqual(linksIn('+45 12345678 or 020 7946 0000'), [
    'tel:+4512345678',
    'tel:02079460000',
  ]);
  assert.deepEqual(linksIn('08-123 456 78'), ['tel:0812345678']);
});

test('other numbers stay what they are', () => {
  for (const text of [
    'by 2027-01-31',
    '2026-2027',
    '1.000.000 kr.',
    '12.345.678,00',
    '1 500 000 kr',
    'Møllevej 4, 8000 Ellevad',
    'no mail: a@b, @x.dk, javascript:alert(1)',
    'REF12345678',
    '',
  ]) {
    assert.deepEqual(linksIn(text), [], text);
  }
});

test('a long text without any is looked through once', () => {
  for (const piece of ['a', 'a.', 'a@']) assert.deepEqual(linksIn(piece.repeat(500_000)), []);
});
