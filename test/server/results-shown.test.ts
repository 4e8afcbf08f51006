/** What the server adds to a published result, and what its page shows of it without a script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { ResultsSchema, type CountedResults } from '../../src/protocol/results.ts';
import { resultsFallback } from '../../src/server/http/results-page.ts';
import { asShown } from '../../src/server/publishing/as-shown.ts';
import type { Voted } from '../../src/server/storage/queries/definitions.ts';
import { definition as published } from '../widgets/results/definition.ts';

const item = {
  id: 'tree',
  name: 'Trees',
  picture: { url: '../../pictures/ab.svg', alt: 'Two trees', width: 600, height: 400 },
  text: 'All of it.',
  place: { latitude: 55.1, longitude: 9.2, label: 'By the river' },
  link: '/trees',
  documents: [{ url: 'https://ellevad.dk/a.pdf', name: 'Drawing' }],
  proposedBy: 'The school',
};
const stored = (change: object = {}) =>
  ({ resource: 'ballots', definition: { help: 'Call 12.', items: [item], ...change } }) as never as Voted; // prettier-ignore
const listed: CountedResults = { ...published, receipts: { listed: 2, without: 0 } };

test('a result has what the definition says by now, with links from where it lies', () => {
  const shown = asShown(listed, stored());
  assert.deepEqual(v.parse(ResultsSchema, shown), shown);
  assert.equal(shown.help, 'Call 12.');
  assert.deepEqual(shown.links, { ...published.links, receipts: 'receipts' });
  const tree = shown.items.find(({ id }) => id === 'tree');
  assert.equal(tree?.place, 1, 'in which order it was chosen');
  assert.deepEqual(tree?.where, item.place);
  assert.equal(tree?.picture?.url, '../../../pictures/ab.svg');
  assert.deepEqual([tree?.link, tree?.documents?.[0]?.url], ['/trees', 'https://ellevad.dk/a.pdf']);
  // The name is that which was voted on.
  assert.deepEqual(tree?.name, { en: 'Trees', da: 'Træer', ar: 'أشجار' });
});

test('nothing is added of what is no longer there, nor a list that nobody is in', () => {
  const shown = asShown(published, stored({ items: [], help: undefined }));
  assert.deepEqual(shown, published);
  const none = asShown({ ...published, receipts: { listed: 0, without: 9 } }, stored());
  assert.equal(none.links?.receipts, undefined);
});

test('the page without a script begins with what came of it, and shows the pictures', () => {
  const { html } = resultsFallback(asShown(listed, stored()), '/api/ballots/town/results', (to) => to); // prettier-ignore
  assert.match(html, /<h2 class="claim">2 of 4 proposals will happen<\/h2>/);
  assert.match(html, /Final results? · 312 voted · DKK\s32,000 in all · DKK\s18,000 left/);
  assert.match(html, /<img src="\/pictures\/ab\.svg" alt="Two trees" lang="en" width="600" height="400"/); // prettier-ignore
  assert.match(html, /<caption>All figures<\/caption>/);
  assert.match(html, /<rect width="60\.0%" height="100%" \/>/);
  assert.doesNotMatch(html, / style=/);
});
