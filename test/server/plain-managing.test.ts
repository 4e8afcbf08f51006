/** What somebody with a receipt's code does on the second day, without JavaScript. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { receiptLink } from '../../src/protocol/receipt-link.ts';
import { event, ideas, signup } from './definitions.ts';
import { test } from './engines.ts';
import { codeOn, hiddenIn, postForm, press, summaryOf, titleOf, type Filled } from './plain.ts';
import { put, rows, start, type Answer, type TestServer } from './tools.ts';

const page = '/events/faellesspisning';
const json = (value: unknown) => (value === null ? null : (JSON.parse(String(value)) as unknown));

/** Signs up as a widget does. @returns the code of the receipt */
async function signedUp(server: TestServer, body: object): Promise<string> {
  const { status, json: receipt } = await server.post(`/api${page}`, body);
  assert.equal(status, 201, JSON.stringify(receipt));
  return receipt.code ?? '';
}

function find(server: TestServer, code: string, path = page): Promise<Answer> {
  return postForm(server, path, [['receipt', code], ['step', 'find']]); // prettier-ignore
}

/** Types a code, and presses the button that changes. @returns the form */
async function edit(server: TestServer, code: string): Promise<Answer> {
  const form = await postForm(server, page, [['receipt', code], ['step', 'edit']]); // prettier-ignore
  assert.equal(form.status, 200, summaryOf(form));
  return form;
}

/** What a form has in it already, with what is typed over it. */
function filled(form: Answer, over: Readonly<Record<string, string | readonly string[]>>): Filled {
  const boxes = [...form.text.matchAll(/<input type="(?:checkbox|radio)"[^>]* name="([^"]+)" value="([^"]+)" checked/g)]; // prettier-ignore
  const texts = [...form.text.matchAll(/<input type="text" id="[^"]+" name="([^"]+)" value="([^"]*)"/g)]; // prettier-ignore
  const found = [...hiddenIn(form), ...[...boxes, ...texts].map(([, name = '', value = '']) => [name, value] as const)]; // prettier-ignore
  const left = found.filter(([name]) => !Object.hasOwn(over, name));
  const typed = Object.entries(over).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const)); // prettier-ignore
  return [...left, ...typed];
}

/** Changes a sign-up in all steps. @returns the last page */
async function changed(
  server: TestServer,
  code: string,
  over: Readonly<Record<string, string | readonly string[]>>,
): Promise<Answer> {
  const form = await edit(server, code);
  const review = await postForm(server, page, [...filled(form, over), ['step', 'review']]);
  return review.status === 200 ? press(server, page, review, 'send') : review;
}

async function places(server: TestServer, code: string): Promise<unknown> {
  const { text } = await find(server, code);
  return [...text.matchAll(/<li>([^<]*)<b>([^<]*)<\/b><\/li>/g)].map(([, date = '', how]) => `${/\d+\. januar/.exec(date)?.[0]} ${how}`); // prettier-ignore
}

const family = {
  dates: ['d1'],
  adults: 1,
  children: 1,
  people: [{ diet: 'vegansk' }, { diet: 'uden nødder' }],
  contact: { name: 'Mai Hansen', telephone: '12345678' },
};

test('a sign-up is changed by typing its code, and no answer of it is shown', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const code = await signedUp(server, family);
  const seen = await find(server, code.toLowerCase().replace('-', ' '));
  assert.equal(seen.status, 200);
  assert.match(seen.text, /Voksne: 1 · Børn: 1/);
  assert.match(seen.text, /href="\.\.\/api\/events\/faellesspisning\/calendar\.ics\?dates=d1"/);
  const form = await press(server, page, seen, 'edit');
  assert.equal(form.headers.get('cache-control'), 'no-store');
  assert.match(form.text, /<h2>Ret din tilmelding<\/h2>/);
  assert.match(form.text, /value="d1" checked/);
  assert.doesNotMatch(form.text, /Mai|vegansk|nødder|12345678/);
  const typed = filled(form, { date: ['d1', 'd2'], 'people.0.diet': 'alt', 'contact.email': 'mai@example.dk' }); // prettier-ignore
  const review = await postForm(server, page, [...typed, ['step', 'review']]);
  assert.equal(review.status, 200, summaryOf(review));
  for (const said of ['15. januar 2027', 'alt', 'mai@example.dk', 'Alt andet som før', 'Gem rettelsen']) {
    assert.ok(review.text.includes(said), said);
  } // prettier-ignore
  assert.doesNotMatch(review.text, /Mai Hansen|vegansk|nødder|12345678/);
  const back = await press(server, page, review, 'change');
  assert.match(back.text, /name="people.0.diet"[^>]*value="alt"/);
  const done = await press(server, page, review, 'send');
  assert.equal(done.status, 200);
  assert.match(done.text, /Din tilmelding er rettet/);
  assert.equal(codeOn(done), code);
  const [row] = await rows(server, 'signups');
  assert.deepEqual(json(row?.['people']), [{ diet: 'alt' }, { diet: 'uden nødder' }]);
  assert.deepEqual(json(row?.['contact']), {
    name: 'Mai Hansen',
    telephone: '12345678',
    email: 'mai@example.dk',
  });
  assert.deepEqual(await places(server, code), ['8. januar Du har fået plads.', '15. januar Du har fået plads.']); // prettier-ignore
  // Loaded again, or pressed twice, it is the same.
  const again = await press(server, page, review, 'send');
  assert.match(again.text, /Din tilmelding er rettet/);
  assert.equal((await rows(server, 'signups')).length, 1);
});

test('who comes to be more is asked about, and nobody’s answers move to somebody else', async (t) => {
  const personFields = [{ id: 'diet', kind: 'short-text', label: 'Kost', required: true } as const];
  const server = await start(t, { definitions: [event({ personFields })] });
  const code = await signedUp(server, family);
  const form = await edit(server, code);
  const asked = await postForm(server, page, [...filled(form, { adults: '2' }), ['step', 'review']]); // prettier-ignore
  assert.equal(asked.status, 200);
  assert.match(asked.text, /Fortæl nu om hver af jer/);
  assert.match(asked.text, /name="people.1.diet"[^>]*aria-required="true"/);
  assert.doesNotMatch(asked.text, /name="people.2.diet"[^>]*aria-required/);
  const missing = await postForm(server, page, [...filled(asked, {}), ['step', 'review']]);
  assert.equal(missing.status, 422);
  assert.match(summaryOf(missing), /Voksen 2: Kost: Skriv et svar/);
  const review = await postForm(server, page, [...filled(asked, { 'people.1.diet': 'fisk' }), ['step', 'review']]); // prettier-ignore
  assert.equal((await press(server, page, review, 'send')).status, 200);
  const people = async () => json((await rows(server, 'signups'))[0]?.['people']);
  assert.deepEqual(await people(), [{ diet: 'vegansk' }, { diet: 'fisk' }, { diet: 'uden nødder' }]); // prettier-ignore
  assert.equal((await changed(server, code, { adults: '1', people: '2+1' })).status, 200);
  assert.deepEqual(await people(), [{ diet: 'vegansk' }, { diet: 'uden nødder' }]);
});

test('old answers go where somebody says so, and what must be answered is asked then', async (t) => {
  const contact = { name: 'required', email: 'optional' } as const;
  const server = await start(t, { definitions: [event({ contact })] });
  const code = await signedUp(server, { ...family, contact: { name: 'Mai Hansen' } });
  const done = await changed(server, code, { forget: ['people.0'] });
  assert.match(done.text, /Din tilmelding er rettet/);
  assert.deepEqual(json((await rows(server, 'signups'))[0]?.['people']), [{}, { diet: 'uden nødder' }]); // prettier-ignore
  const missing = await changed(server, code, { forget: 'contact' });
  assert.equal(missing.status, 422);
  assert.match(summaryOf(missing), /Navn: Skriv dit navn/);
  assert.match(missing.text, /name="forget" value="contact"[^>]* checked/);
});

test('a change keeps to the places there are, and what does not fit leaves all as it was', async (t) => {
  const server = await start(t, { definitions: [event({ waitingList: false })] });
  const code = await signedUp(server, signup(['d1'], 1));
  await signedUp(server, signup(['d1'], 2));
  await signedUp(server, signup(['d2'], 2));
  const grown = await changed(server, code, { adults: '3', people: '1' });
  const asked = await postForm(server, page, [...filled(await edit(server, code), { adults: '3', people: '3' }), ['step', 'review']]); // prettier-ignore
  for (const answer of [grown, asked]) assert.ok([200, 422].includes(answer.status));
  assert.equal(asked.status, 422);
  assert.match(summaryOf(asked), /Der er ikke plads nok/);
  assert.match(summaryOf(asked), /Din tilmelding er stadig, som den var/);
  assert.match(asked.text, /name="adults"[^>]*value="3"/);
  const full = await changed(server, code, { date: ['d1', 'd2'] });
  assert.equal(full.status, 422);
  assert.match(summaryOf(full), /15\. januar 2027.*Der er ikke plads nok/);
  const none = await changed(server, code, { date: [] });
  assert.match(summaryOf(none), /Vælg en dag/);
  const nobody = await changed(server, code, { adults: '0' });
  assert.equal(nobody.status, 422);
  const forged = await changed(server, code, { date: ['d9'] });
  assert.equal(forged.status, 422);
  assert.deepEqual(await places(server, code), ['8. januar Du har fået plads.']);
});

test('on a date that is new to them a household comes last of those who wait', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const first = await signedUp(server, signup(['d1'], 1));
  await signedUp(server, signup(['d2'], 2));
  const waits = await signedUp(server, signup(['d2'], 2));
  assert.equal((await changed(server, first, { date: ['d1', 'd2'] })).status, 200);
  assert.deepEqual(await places(server, first), ['8. januar Du har fået plads.', '15. januar Du er nummer 2 på ventelisten.']); // prettier-ignore
  assert.deepEqual(await places(server, waits), ['15. januar Du er nummer 1 på ventelisten.']);
  // Who comes later still is behind both.
  const last = await signedUp(server, signup(['d2'], 1));
  assert.deepEqual(await places(server, last), ['15. januar Du er nummer 3 på ventelisten.']);
  // What is given up goes to who waits.
  assert.equal((await changed(server, first, { date: ['d2'] })).status, 200);
  assert.deepEqual(await places(server, first), ['15. januar Du er nummer 2 på ventelisten.']);
  const more = await signedUp(server, signup(['d1'], 4));
  assert.deepEqual(await places(server, more), ['8. januar Du har fået plads.']);
  const { json: standing } = await server.get(`/api${page}/places`);
  assert.deepEqual(standing, { d1: 0, d2: -4 });
});

test('who is less gives a place to who waits, in the same moment', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const code = await signedUp(server, signup(['d2'], 2));
  const waits = await signedUp(server, signup(['d2'], 1));
  const done = await changed(server, code, { adults: '1' });
  assert.match(done.text, /Din tilmelding er rettet/);
  assert.deepEqual(await places(server, waits), ['15. januar Du har fået plads.']);
});

test('two who change the same sign-up do not undo each other unseen', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const code = await signedUp(server, signup(['d1'], 1));
  const [one, two] = [await edit(server, code), await edit(server, code)];
  const review = await postForm(server, page, [...filled(one, { date: ['d1', 'd2'] }), ['step', 'review']]); // prettier-ignore
  assert.equal((await changed(server, code, { adults: '2', people: '2' })).status, 200);
  const late = await press(server, page, review, 'send');
  assert.equal(late.status, 409);
  assert.match(summaryOf(late), /Din tilmelding blev rettet/);
  assert.match(late.text, /value="d2" checked/);
  const seen = await postForm(server, page, [...filled(two, { adults: '3', people: '3' }), ['step', 'review']]); // prettier-ignore
  assert.equal(seen.status, 409);
  assert.equal((await rows(server, 'signups'))[0]?.['adults'], 2);
  // Who has looked at it can go on.
  const on = await postForm(server, page, [
    ...filled(late, { adults: '2', people: '2' }),
    ['step', 'review'],
  ]);
  assert.equal((await press(server, page, on, 'send')).status, 200);
  const [row] = await rows(server, 'signups');
  assert.equal(row?.['adults'], 2);
});

test('after closing a sign-up is seen and cancelled, and no longer changed', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const definitions = [event({ closes: '2026-12-05T12:00:00Z' })];
  const server = await start(t, { definitions, now: () => now });
  const code = await signedUp(server, family);
  const form = await edit(server, code);
  const review = await postForm(server, page, [...filled(form, { date: ['d1', 'd2'] }), ['step', 'review']]); // prettier-ignore
  now = Date.parse('2026-12-06T12:00:00Z');
  const late = await press(server, page, review, 'send');
  assert.equal(late.status, 403);
  assert.match(late.text, /value="d2" checked/);
  const seen = await find(server, code);
  assert.doesNotMatch(seen.text, /value="edit"/);
  assert.match(seen.text, /value="cancel"/);
  assert.deepEqual(await places(server, code), ['8. januar Du har fået plads.']);
});

test('a date that began stays as it was, and one that is called off is not chosen', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const server = await start(t, { definitions: [event()], now: () => now });
  const code = await signedUp(server, signup(['d1'], 1));
  now = Date.parse('2027-01-09T12:00:00Z');
  const form = await edit(server, code);
  assert.doesNotMatch(form.text, /value="d1"/);
  assert.equal((await changed(server, code, { date: ['d2'] })).status, 200);
  assert.deepEqual(await places(server, code), ['8. januar Du har fået plads.', '15. januar Du har fået plads.']); // prettier-ignore
  const [d1, d2] = event().dates;
  await put(server, event({ dates: [d1!, { ...d2!, cancelled: true }] }));
  assert.doesNotMatch((await find(server, code)).text, /value="edit"/);
});

test('a sign-up that is cancelled is not changed, and a code of nobody changes nothing', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const code = await signedUp(server, family);
  const form = await edit(server, code);
  const review = await postForm(server, page, [...filled(form, { adults: '2', people: '2+1' }), ['step', 'review']]); // prettier-ignore
  await postForm(server, page, [['receipt', code], ['step', 'cancel']]); // prettier-ignore
  const late = await press(server, page, review, 'send');
  assert.equal(late.status, 200);
  assert.match(late.text, /Du har meldt fra/);
  const other = await postForm(server, page, [['receipt', 'AAAA-BBBB'], ['date', 'd1'], ['adults', '1'], ['step', 'send']]); // prettier-ignore
  assert.equal(other.status, 404);
  assert.equal((await rows(server, 'signups')).length, 1);
  const elsewhere = await postForm(server, page, [...hiddenIn(review), ['step', 'send']], { 'sec-fetch-site': 'cross-site' }); // prettier-ignore
  assert.equal(elsewhere.status, 403);
});

test('a sign-up is seen and cancelled by typing its code, also after closing', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const definitions = [event({ closes: '2026-12-05T12:00:00Z' })];
  const server = await start(t, { definitions, now: () => now });
  const code = await signedUp(server, family);
  now = Date.parse('2026-12-06T12:00:00Z');
  assert.match((await server.get(page)).text, /name="receipt"/);
  const typed = code.toLowerCase().replace('-', ' ');
  const found = await postForm(server, page, [['receipt', typed], ['step', 'find']]); // prettier-ignore
  assert.equal(found.status, 200);
  assert.equal(found.headers.get('cache-control'), 'no-store');
  assert.match(found.text, /8\. januar 2027/);
  assert.doesNotMatch(found.text, /Mai|vegansk/);
  const cancelled = await postForm(server, page, [...hiddenIn(found), ['step', 'cancel']]);
  assert.equal(cancelled.status, 200);
  assert.match(cancelled.text, /Du har meldt fra/i);
  const [row] = await rows(server, 'signups');
  assert.equal(row?.['contact'], null);
  const unknown = await postForm(server, page, [['receipt', 'AAAA-BBBB'], ['step', 'find']]); // prettier-ignore
  assert.equal(unknown.status, 404);
  assert.match(unknown.text, /name="receipt" value="AAAA-BBBB"[^>]*aria-invalid="true"/);
  assert.match(summaryOf(unknown), /Vi kender ikke kvitteringen/);
  const elsewhere = await postForm(server, page, [['receipt', code], ['step', 'cancel']], { 'sec-fetch-site': 'cross-site' }); // prettier-ignore
  assert.equal(elsewhere.status, 403);
});

/** @returns how often something was written */
async function commitsOf(server: TestServer): Promise<number> {
  const { text } = await server.get('/metrics');
  return Number(/^samskab_commits_total (\d+)$/m.exec(text)?.[1]);
}

test('codes of sign-ups cannot be guessed, and who guesses keeps nobody from signing up', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const server = await start(t, { definitions: [event()], now: () => now });
  const code = await signedUp(server, family);
  const before = await commitsOf(server);
  const tries = [];
  for (let index = 0; index < 22; index++) {
    tries.push((await postForm(server, page, [['receipt', 'AAAA-BBBB'], ['step', index % 2 ? 'find' : 'cancel']])).status); // prettier-ignore
  }
  assert.deepEqual(tries, [...Array<number>(20).fill(404), 429, 429]);
  assert.equal(await commitsOf(server), before);
  // Then a good one waits too, or guessing would go on.
  const right = await find(server, code);
  assert.equal(right.status, 429);
  assert.match(right.headers.get('retry-after') ?? '', /^\d+$/);
  assert.match(summaryOf(right), /Vent et minut/);
  assert.doesNotMatch(right.text, /name="key"/);
  now += 61_000;
  assert.equal((await find(server, code)).status, 200);
  // All at once, none of them has been wrong yet when the last one comes.
  const many = Array.from({ length: 40 }, () => find(server, 'AAAA-BBBB'));
  const last = await postForm(server, page, [
    ['receipt', code],
    ['step', 'cancel'],
  ]);
  await Promise.all(many);
  assert.equal(last.status, 429);
  now += 61_000;
  assert.match((await find(server, code)).text, /name="step" value="cancel"/);
});

const call = '/ideas/fremtidslab';

async function sentIdea(server: TestServer): Promise<{ code: string; token: string }> {
  const body = {
    answers: { idea: 'Træer\nog bænke', cost: 12 },
    contact: { email: 'mai@example.dk' },
  };
  const { json: receipt } = await server.post(`/api${call}`, body);
  const [, token = ''] = /samskab-receipt=([\w-]+)/.exec(receipt.links?.manage ?? '') ?? [];
  return { code: receipt.code ?? '', token };
}

test('an idea is seen and taken back by typing its code, also after closing', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const definitions = [ideas({ closes: '2026-12-05T12:00:00Z' })];
  const server = await start(t, { definitions, now: () => now });
  const { code } = await sentIdea(server);
  now = Date.parse('2026-12-06T12:00:00Z');
  assert.match((await server.get(call)).text, /Har du allerede sendt en idé\?.*name="receipt"/s);
  const seen = await find(server, code, call);
  assert.equal(seen.status, 200);
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.ok(seen.text.includes('Træer\nog bænke'));
  assert.match(seen.text, /Vi fik det 1\. december 2026/);
  assert.doesNotMatch(seen.text, /mai@example|value="edit"/);
  const gone = await press(server, call, seen, 'cancel');
  assert.equal(gone.status, 200);
  assert.match(gone.text, /Du har trukket din idé tilbage/);
  assert.doesNotMatch(gone.text, /Træer|value="cancel"/);
  assert.equal((await rows(server, 'ideas')).length, 0);
  // Pressed again, or looked at later, it says the same; also by its link.
  for (const step of ['cancel', 'find']) {
    const again = await postForm(server, call, [['receipt', code], ['step', step]]); // prettier-ignore
    assert.match(again.text, /Du har trukket din idé tilbage/, step);
  }
});

test('who has the link of a receipt puts it where the code belongs', async (t) => {
  const server = await start(t, { definitions: [ideas(), event()] });
  const { code, token } = await sentIdea(server);
  const link = receiptLink(`${server.url}${call}`, { type: 'ideas', id: 'fremtidslab' }, token);
  const seen = await find(server, ` ${link} `, call);
  assert.equal(codeOn(seen), code);
  // The secret is in no page: the code is enough.
  assert.ok(!seen.text.includes(token));
  assert.equal((await find(server, link, page)).status, 404);
  assert.equal((await find(server, link.replace(token, 'x'.repeat(43)), call)).status, 404);
});

test('an idea that an earlier version took in, without a link, is taken back too', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const { code } = await sentIdea(server);
  await server.storage.write((db) => db.updateTable('ideas').set({ token_hash: null }).execute());
  const gone = await postForm(server, call, [['receipt', code], ['step', 'cancel']]); // prettier-ignore
  assert.match(gone.text, /Du har trukket din idé tilbage/);
  assert.equal((await rows(server, 'ideas')).length, 0);
});

test('a code that two happen to have is neither’s', async (t: TestContext) => {
  const server = await start(t, { definitions: [ideas(), event()] });
  const [one] = [await sentIdea(server), await sentIdea(server)];
  const [first] = [await signedUp(server, family), await signedUp(server, family)];
  await server.storage.write(async (db) => {
    await db.updateTable('ideas').set({ code: one!.code }).execute();
    await db.updateTable('signups').set({ code: first! }).execute();
  });
  for (const step of ['find', 'cancel', 'edit']) {
    assert.equal((await postForm(server, call, [['receipt', one!.code], ['step', step]])).status, 404); // prettier-ignore
    assert.equal((await postForm(server, page, [['receipt', first!], ['step', step]])).status, 404); // prettier-ignore
  }
  assert.equal((await rows(server, 'ideas')).length, 2);
});

test('before it opens nobody is asked for a code', async (t) => {
  const opens = '2126-01-01T12:00:00Z';
  const server = await start(t, { definitions: [ideas({ opens }), event({ opens })] });
  for (const path of [call, page]) {
    assert.doesNotMatch((await server.get(path)).text, /name="receipt"/);
  }
  assert.match(titleOf(await server.get(call)), /Fremtidslab/);
});
