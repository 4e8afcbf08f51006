/** Forms as they come from people in a hurry, old tabs, proxies and those who mean harm. */
import assert from 'node:assert/strict';
import { ballot, budget, event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { codeOn, hiddenIn, postForm, press, summaryOf } from './plain.ts';
import { newKey, rows, start, type TestServer } from './tools.ts';

const page = '/ballots/kvarterpuljen';
const meal = '/events/faellesspisning';
const call = '/ideas/fremtidslab';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const count = async (server: TestServer, table: string) => (await rows(server, table)).length;

test('who goes back after sending, chooses otherwise and sends again, hears what counts', async (t) => {
  const server = await start(t, { definitions: [ballot(), ideas()] });
  const review = await postForm(server, page, [['item', 'p1']]);
  const sent = await press(server, page, review, 'send');
  // Back to the last look, "Change", another choice: that is a new last look, under a new key.
  const changed = await press(server, page, review, 'change');
  assert.match(changed.text, /value="p1" checked/);
  const second = await postForm(server, page, [['item', 'p2']]);
  const keyOf = (text: string) => new Map(hiddenIn({ text })).get('key');
  assert.notEqual(keyOf(second.text), keyOf(review.text));
  // Back twice, to the last look of the first, sends the first again.
  const again = await press(server, page, review, 'send');
  assert.equal(codeOn(again), codeOn(sent));
  assert.equal(await count(server, 'votes'), 1);
});

test('two tabs of one last look, in two languages, are one vote', async (t) => {
  const title = { da: 'Kvarterpuljen', en: 'The local fund' };
  const server = await start(t, { definitions: [ballot({ title })] });
  const review = await postForm(server, `${page}?lang=en`, [['item', 'p1']]);
  const [one, two] = await Promise.all([
    press(server, `${page}?lang=en`, review, 'send'),
    press(server, `${page}?lang=da`, review, 'send'),
  ]);
  assert.deepEqual([one.status, two.status, codeOn(one)], [201, 201, codeOn(two)]);
  assert.match(one.text, /<html lang="en"/);
  assert.match(two.text, /<html lang="da"/);
  assert.equal(await count(server, 'votes'), 1);
});

test('an amount that is clear in one language and not in another is asked, never guessed', async (t) => {
  const { type, id, language, currency, items } = budget();
  const free = items.map(({ cost: _, ...item }) => item);
  const title = { da: 'Budget', en: 'Budget' };
  const definition = { type, id, title, language, currency, method: 'allocation', budget: 500_000, items: free } as const; // prettier-ignore
  const server = await start(t, { definitions: [definition] });
  const path = '/budgets/borgerbudget';
  const danish = await postForm(server, `${path}?lang=da`, [['at.p1', '1.500']]);
  assert.match(danish.text, /1\.500\u00a0kr\./);
  // The same fields, read in another language: 1.500 is no amount of two decimals, so it is asked.
  const english = await press(server, `${path}?lang=en`, danish, 'send');
  assert.equal(english.status, 422);
  assert.match(english.text, /name="which.at.p1" value="150000"/);
  assert.equal(await count(server, 'votes'), 0);
});

test('a key of another form is a key like any other, and gives nothing of that form away', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const review = await postForm(server, page, [['item', 'p1']]);
  const first = await press(server, page, review, 'send');
  // It was made of another definition, so it is looked at once more.
  const looked = await press(server, '/ballots/anden', review, 'send');
  assert.deepEqual([looked.status, codeOn(looked)], [409, undefined]);
  const other = await press(server, '/ballots/anden', looked, 'send');
  assert.equal(other.status, 201);
  assert.notEqual(codeOn(other), codeOn(first));
  assert.equal(await count(server, 'votes'), 2);
});

test('of a field that comes twice one counts, and the same one each time', async (t) => {
  const server = await start(t, { definitions: [ballot(), event()] });
  const [one, two] = [newKey(), newKey()];
  const twice = [['item', 'p1'], ['item', 'p1'], ['key', one], ['key', two], ['step', 'send'], ['step', 'change']] as const; // prettier-ignore
  const sent = await postForm(server, page, twice);
  assert.equal(sent.status, 201);
  assert.equal(codeOn(await postForm(server, page, twice)), codeOn(sent));
  const household = [['date', 'd1'], ['date', 'd1'], ['adults', '1'], ['adults', '3'], ['children', '0'], ['key', one], ['step', 'send']] as const; // prettier-ignore
  assert.equal((await postForm(server, meal, household)).status, 201);
  assert.deepEqual((await rows(server, 'signups')).map(({ adults }) => adults), [1]); // prettier-ignore
});

test('numbers of people that are none are told, however wild', async (t) => {
  const server = await start(t, { definitions: [event()] });
  for (const adults of ['', '-1', '1e9', '9007199254740993', '1,5', '٢٠٠٠٠', 'Infinity', '0x2']) {
    const answer = await postForm(server, meal, [['date', 'd1'], ['adults', adults], ['children', '0'], ['people', adults], ['key', newKey()], ['step', 'send']]); // prettier-ignore
    assert.equal(answer.status, 422, adults);
    assert.match(summaryOf(answer), /Voksne/, adults);
    assert.ok(answer.text.length < 200_000, adults);
  }
  for (const people of ['1+', '999+999', '__proto__', '-5', '1+1+1']) {
    const answer = await postForm(server, meal, [['date', 'd1'], ['adults', '1'], ['children', '0'], ['people', people]]); // prettier-ignore
    assert.equal(answer.status, 200, people);
  }
  assert.equal(await count(server, 'signups'), 0);
});

test('half a date, and text that a database may not hold, is told or kept as it is', async (t) => {
  const fields = [
    { id: 'idea', kind: 'long-text', label: 'Idé', required: true },
    { id: 'on', kind: 'date', label: 'Hvornår' },
  ] as const;
  const server = await start(t, { definitions: [ideas({ fields: [...fields] })] });
  for (const on of ['2027-05', '05-01', '2027-02-30', '27-05-01', '0027-05-01', '1. maj']) {
    const answer = await postForm(server, call, [['answers.idea', 'x'], ['answers.on', on]]); // prettier-ignore
    assert.equal(answer.status, 422, on);
    assert.match(summaryOf(answer), /Hvornår: /, on);
    // What a field for a date would drop stays as it was typed.
    assert.ok(answer.text.includes(`value="${on}"`), on);
    const type = on === '0027-05-01' ? 'date' : 'text';
    assert.match(answer.text, new RegExp(`type="${type}" id="answers.on"`), on);
  }
  const odd = 'a\0b\u202Ec\uFFFF 👩‍👩‍👧';
  const review = await postForm(server, call, [['answers.idea', odd]]);
  assert.equal((await press(server, call, review, 'send')).status, 201);
  const [row] = await rows(server, 'ideas');
  assert.deepEqual(JSON.parse(String(row?.['answers'])), { idea: odd });
});

test('what comes in another way than a form sends it is refused, and is on no address', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const send = (type: string, body: string) => server.send('POST', page, { headers: { 'content-type': type }, body }); // prettier-ignore
  assert.equal((await send('text/plain', 'item=p1&step=send')).status, 415);
  const parts = '--x\r\ncontent-disposition: form-data; name="item"\r\n\r\np1\r\n--x--\r\n';
  assert.equal((await send('multipart/form-data; boundary=x', parts)).status, 415);
  assert.equal((await send(form['content-type'], 'item=%ZZ&item=p1&')).status, 422);
  // In the address it is nothing: a link votes with nobody's hand.
  const query = `${page}?item=p1&step=send&key=${newKey()}`;
  const asked = await server.get(query);
  assert.doesNotMatch(asked.text, / checked /);
  assert.equal((await server.send('PUT', page)).status, 405);
  const posted = await server.send('POST', query, { headers: form, body: '' });
  assert.equal(posted.status, 422);
  assert.equal(await count(server, 'votes'), 0);
});

test('where a browser says nothing of the origin, it says where the form was', async (t) => {
  const origin = 'https://by.example.dk';
  const server = await start(t, { definitions: [ballot()], origin });
  const review = await postForm(server, page, [['item', 'p1']]);
  const send = (headers: Record<string, string>) => postForm(server, page, [...hiddenIn(review), ['step', 'send']], headers); // prettier-ignore
  // A proxy may forbid any referrer, and then a form says `Origin: null` on its own page too.
  assert.equal((await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status, 201);
  assert.equal((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await send({ origin: 'null' })).status, 403);
  // Some proxies name the usual port, and no browser does.
  assert.equal((await send({ origin: 'https://by.example.dk:443' })).status, 201);
  assert.equal((await send({ origin: 'https://by.example.dk:8443' })).status, 403);
  assert.equal((await send({ origin: 'https://by.example.dk.evil.example' })).status, 403);
  assert.equal((await send({ origin: 'https://evil.example/by.example.dk' })).status, 403);
  assert.equal((await send({ origin: '' })).status, 403);
});

test('who waits and comes to be more waits still, and nobody has a place too many', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const sign = async (adults: number) => {
    const { json } = await server.post(`/api${meal}`, { dates: ['d2'], adults, children: 0 });
    return json.code ?? '';
  };
  const [has, waits, other] = [await sign(2), await sign(1), await sign(1)];
  const change = (code: string, adults: string) => postForm(server, meal, [['receipt', code], ['date', 'd2'], ['adults', adults], ['children', '0'], ['people', '9'], ['step', 'send']]); // prettier-ignore
  const stands = async () => (await rows(server, 'signup_dates')).map(({ status }) => status);
  assert.equal((await change(waits, '2')).status, 200);
  assert.deepEqual(await stands(), ['confirmed', 'waiting', 'waiting']);
  // More than the room holds would wait for ever.
  assert.equal((await change(waits, '3')).status, 422);
  // One place is free: the first of those who wait does not fit, and nobody passes them.
  assert.equal((await change(has, '1')).status, 200);
  assert.deepEqual(await stands(), ['confirmed', 'waiting', 'waiting']);
  assert.equal((await change(waits, '1')).status, 200);
  assert.deepEqual(await stands(), ['confirmed', 'confirmed', 'waiting']);
  // Five who change at once take no more places than there are.
  const all = await Promise.all(['2', '2', '2', '2', '2'].map((adults) => change(has, adults)));
  assert.ok(all.every(({ status }) => status === 422));
  await postForm(server, meal, [['receipt', waits], ['step', 'cancel']]); // prettier-ignore
  assert.deepEqual(await stands(), ['confirmed', 'cancelled', 'confirmed']);
  assert.equal((await change(other, '1')).status, 200);
});
