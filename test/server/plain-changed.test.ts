/** What was put anew or taken away while somebody filled it in, without JavaScript. */
import assert from 'node:assert/strict';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import { removeDefinition } from '../../src/server/defining/remove-definition.ts';
import { saveDefinition } from '../../src/server/storage/queries/definitions.ts';
import { ballot, event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { codeOn, hiddenIn, postForm, press, summaryOf, titleOf } from './plain.ts';
import { put, rows, start, type Answer, type TestServer } from './tools.ts';

const page = '/ballots/kvarterpuljen';
const call = '/ideas/fremtidslab';
const CHANGED = 'Vi har ændret siden, efter at du åbnede den';
/** What is on the first page, and goes along with what is chosen. */
const begun = async (server: TestServer, path: string) => hiddenIn(await server.get(path));
const heldBy = ({ text }: Answer) => text.replace(/<input type="hidden"[^>]*>/g, '');

test('what is dearer or called otherwise since the last look is looked at once more', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const first = await begun(server, page);
  const review = await postForm(server, page, [...first, ['item', 'p1']]);
  assert.ok(!review.text.includes(CHANGED));
  const items = ballot().items.map((item) => ({
    ...item,
    name: `Ny ${JSON.stringify(item.name)}`,
  }));
  await put(server, ballot({ items }));
  const looked = await press(server, page, review, 'send');
  assert.equal(looked.status, 409);
  assert.ok(summaryOf(looked).includes(CHANGED), summaryOf(looked));
  assert.match(looked.text, /Ny &quot;Bænke ved åen/);
  assert.equal((await rows(server, 'votes')).length, 0);
  const keyOf = (answer: Answer) => new Map(hiddenIn(answer)).get('key');
  assert.equal(keyOf(looked), keyOf(review));
  const sent = await press(server, page, looked, 'send');
  assert.equal(sent.status, 201);
  // What was sent stays sent, however the page is put anew.
  await server.storage.write((db) => saveDefinition(db, ballot({ items, intro: 'Nyt' }), 0));
  const again = await press(server, page, looked, 'send');
  assert.deepEqual([again.status, codeOn(again)], [201, codeOn(sent)]);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('times, and what is beside the question, make nobody look again', async (t) => {
  const server = await start(t, { definitions: [ballot(), event()] });
  const review = await postForm(server, page, [...(await begun(server, page)), ['item', 'p1']]);
  await put(server, ballot({ closes: '2126-01-01T00:00:00Z', help: 'Ring.', thanks: 'Tak.' }));
  assert.equal((await press(server, page, review, 'send')).status, 201);
  // Places that are taken meanwhile are no other event.
  const meal = '/events/faellesspisning';
  const form = await begun(server, meal);
  await server.post(`/api${meal}`, { dates: ['d1'], adults: 1, children: 0 });
  const looked = await postForm(server, meal, [...form, ['date', 'd1'], ['adults', '1'], ['children', '0']]); // prettier-ignore
  assert.ok(!looked.text.includes(CHANGED));
});

test('what was chosen on another kind of ballot is shown by its name', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const first = await begun(server, page);
  const points = { ...ballot(), method: 'cumulative', maxSumPoints: 10, maxLength: undefined };
  await put(server, JSON.parse(JSON.stringify(points)) as BallotDefinition);
  const asked = await postForm(server, page, [...first, ['item', 'p1'], ['item', 'p3']]); // prettier-ignore
  assert.equal(asked.status, 422);
  assert.ok(summaryOf(asked).includes(CHANGED), summaryOf(asked));
  const told = /Det her spørger vi ikke om længere\. Du havde skrevet:<\/p><ul class="written">(.*?)<\/ul>/.exec(asked.text)?.[1]; // prettier-ignore
  assert.equal(told, '<li>Bænke ved åen</li><li>Byhave</li>');
  await put(server, ballot());
  const back = await postForm(server, page, [...hiddenIn(asked), ['at.p1', '7'], ['at.p9', '3']]);
  assert.equal(back.status, 422);
  assert.match(back.text, /<li>Bænke ved åen: <bdi>7<\/bdi><\/li><li>p9: <bdi>3<\/bdi><\/li>/);
});

test('an answer to what is asked no more is told, and what is asked now is asked', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const first = await begun(server, call);
  const fields = [
    { id: 'title', kind: 'short-text', label: 'Overskrift', required: true } as const,
  ];
  await put(server, ideas({ fields }));
  const asked = await postForm(server, call, [...first, ['answers.idea', 'Træer\r\nog <b>bænke</b>']]); // prettier-ignore
  assert.equal(asked.status, 422);
  assert.match(summaryOf(asked), /Overskrift: Skriv et svar/);
  assert.ok(summaryOf(asked).includes(CHANGED));
  assert.match(
    heldBy(asked),
    /<li><bdi>idea<\/bdi>: <bdi>Træer\r\nog &lt;b&gt;bænke&lt;\/b&gt;<\/bdi><\/li>/,
  );
});

test('what was written for a page that is taken away, or hidden, is shown once more', async (t) => {
  const server = await start(t, { definitions: [ideas(), ballot()] });
  const typed = [['answers.idea', 'Træer\nog "bænke"'], ['contact.email', 'mai@example.dk']] as const; // prettier-ignore
  const review = await postForm(server, call, [...(await begun(server, call)), ...typed]);
  assert.equal(review.status, 200);
  const check = (answer: Answer) => {
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(titleOf(answer), /^Fejl: Ikke sendt/);
    assert.match(answer.text, /Siden er taget væk/);
    assert.ok(answer.text.includes('<bdi>Træer\nog &quot;bænke&quot;</bdi>'));
    assert.ok(answer.text.includes('mai@example.dk'));
    assert.doesNotMatch(answer.text, /Fremtidslab|Din idé|name="key"/);
  };
  const da = { 'accept-language': 'da' };
  const send = (headers = {}) => postForm(server, call, [...hiddenIn(review), ['step', 'send']], { ...da, ...headers }); // prettier-ignore
  await put(server, ideas({ visibility: 'draft' }));
  check(await send());
  const stored = { resource: 'ideas', definition: ideas({ visibility: 'draft' }) } as const;
  await server.storage.write((db) => removeDefinition(db, stored, 0));
  check(await send());
  // Nothing is shown of what another site's form sends, nor where there is nothing.
  const elsewhere = await send({ 'sec-fetch-site': 'cross-site' });
  assert.equal(elsewhere.status, 404);
  assert.ok(!elsewhere.text.includes('Træer'));
  assert.doesNotMatch((await postForm(server, call, [], da)).text, /taget væk/);
});
