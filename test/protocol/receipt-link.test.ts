import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReceiptLink, receiptLink } from '../../src/protocol/receipt-link.ts';

const form = { type: 'event', id: 'koe' };
const PART = 'samskab-form=event.koe&samskab-receipt=to-k_en';

/** The page of a definition, and the link that its receipts have. */
const LINKS: readonly (readonly [string, string])[] = [
  ['https://by.example/app', `https://by.example/app#${PART}`],
  ['https://by.example/app?x=1', `https://by.example/app?x=1#${PART}`],
  ['https://by.example/app#', `https://by.example/app#${PART}`],
  // Vue Router, HashRouter of React Router and Angular's HashLocationStrategy.
  ['https://by.example/app#/tilmelding', `https://by.example/app#/tilmelding?${PART}`],
  ['https://by.example/app#/', `https://by.example/app#/?${PART}`],
  ['https://by.example/app#/a?b=c', `https://by.example/app#/a?b=c&${PART}`],
  ['https://by.example/app#/a#b', `https://by.example/app#/a?${PART}#b`],
  ['https://by.example/app#/a?b=c#d', `https://by.example/app#/a?b=c&${PART}#d`],
  // AngularJS.
  ['https://by.example/app#!/x', `https://by.example/app#!/x?${PART}`],
  ['https://by.example/app#!x', `https://by.example/app#!x?${PART}`],
  // An anchor, and what a script keeps there.
  ['https://by.example/app#tilmelding', `https://by.example/app#tilmelding&${PART}`],
  ['https://by.example/app#tab=2', `https://by.example/app#tab=2&${PART}`],
  ['https://by.example/app#m%C3%B8de', `https://by.example/app#m%C3%B8de&${PART}`],
];

describe('the link of a receipt', () => {
  for (const [page, link] of LINKS) {
    it(`keeps the page's own address: ${page}`, () => {
      assert.equal(receiptLink(page, form, 'to-k_en'), link);
      const read = readReceiptLink(link, form);
      assert.deepEqual(read, { token: 'to-k_en', rest: page.replace(/#$/, '') });
    });
  }

  it('is for one form, whatever others are called', () => {
    const link = receiptLink('https://by.example/#/a', form, 't');
    for (const other of [
      { type: 'ideas', id: 'koe' },
      { type: 'event', id: 'ko' },
      { type: 'event', id: 'koe-2' },
    ]) {
      assert.equal(readReceiptLink(link, other), undefined, other.id);
    }
  });

  it('is for any form where it names none', () => {
    const read = readReceiptLink('https://by.example/#samskab-receipt=t0ken', form);
    assert.deepEqual(read, { token: 't0ken', rest: 'https://by.example/' });
  });

  it('leaves what a router put behind it', () => {
    const { rest } = readReceiptLink(`#/a?${PART}&b=c`, form) ?? {};
    assert.equal(rest, '#/a?b=c');
    assert.equal(readReceiptLink(`#${PART}&b=c`, form)?.rest, '#b=c');
    assert.equal(readReceiptLink(`#/a?b=c&${PART}&d=e`, form)?.rest, '#/a?b=c&d=e');
  });

  it('is not seen in what only looks like it', () => {
    for (const text of ['#', '#my-samskab-receipt=t', '#samskab-receipt=', '#samskab-receipt']) {
      assert.equal(readReceiptLink(text, form), undefined, text);
    }
  });
});
