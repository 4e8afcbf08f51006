/** Ideas and sign-ups without JavaScript. */
import assert from 'node:assert/strict';
import { event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { codeOn, hiddenIn, postForm, press, summaryOf, titleOf, type Filled } from './plain.ts';
import { newKey, put, rows, start } from './tools.ts';

const page = '/events/faellesspisning';
const coming: Filled = [
  ['date', 'd1'],
  ['adults', '1'],
  ['children', '0'],
  ['people.0.diet', 'vegansk'],
  ['people', '1'],
  ['contact.name', 'Mai Hansen'],
  ['contact.email', 'Mai Hansen <mai@example.dk>'],
  ['contact.telephone', ''],
];
const json = (value: unknown) => (value === null ? null : (JSON.parse(String(value)) as unknown));

test('a household signs up, and the receipt says where it has a place', async (t) => {
  const server = await start(t, { definitions: [event()], origin: 'https://by.example.dk/deltag' });
  const first = await server.get(page);
  assert.match(first.text, /4 pladser tilbage/);
  assert.match(first.text, /name="people.0.diet"/);
  assert.deepEqual(hiddenIn(first).map(([name]) => name), ['people', 'version']); // prettier-ignore
  const review = await postForm(server, page, coming);
  assert.equal(review.status, 200, summaryOf(review));
  for (const said of ['8. januar 2027', 'vegansk', 'Mai Hansen']) {
    assert.ok(review.text.includes(said), said);
  }
  const sent = await press(server, page, review, 'send');
  assert.equal(sent.status, 201);
  assert.match(sent.text, /Du har fået plads/);
  assert.match(sent.text, /href="https:\/\/by\.example\.dk\/deltag\/api\/events\/faellesspisning\/calendar\.ics\?dates=d1"/); // prettier-ignore
  assert.doesNotMatch(sent.text, /samskab-receipt=/);
  const [row] = await rows(server, 'signups');
  assert.deepEqual([row?.['adults'], json(row?.['people']), json(row?.['contact'])], [1, [{ diet: 'vegansk' }], { name: 'Mai Hansen', email: 'mai@example.dk' }]); // prettier-ignore
  assert.equal(row?.['code'], codeOn(sent));
  const again = await press(server, page, review, 'send');
  assert.deepEqual([again.status, codeOn(again)], [201, codeOn(sent)]);
  assert.equal((await rows(server, 'signups')).length, 1);
});

test('of whom nothing was asked yet is asked before the last look', async (t) => {
  const personFields = [{ id: 'diet', kind: 'short-text', label: 'Kost', required: true } as const];
  const server = await start(t, { definitions: [event({ personFields })] });
  const two = coming.map(([name, value]) => [name, name === 'adults' ? '2' : value] as const);
  const asked = await postForm(server, page, two);
  assert.equal(asked.status, 200);
  assert.match(asked.text, /name="people.1.diet"/);
  assert.match(asked.text, /name="people.0.diet"[^>]*value="vegansk"/);
  assert.doesNotMatch(asked.text, /name="key"/);
  const now = two.map(([name, value]) => [name, name === 'people' ? '2' : value] as const);
  const missing = await postForm(server, page, [...now, ['people.1.diet', '']]);
  assert.equal(missing.status, 422);
  assert.match(summaryOf(missing), /Voksen 2: Kost: Skriv et svar/);
  const review = await postForm(server, page, [...now, ['people.1.diet', 'alt']]);
  assert.match(review.text, /name="key"/);
  assert.equal((await press(server, page, review, 'send')).status, 201);
});

test('where one more adult comes, what was written of a child stays the child’s', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const asked: Filled = [
    ['date', 'd1'],
    ['adults', '1'],
    ['children', '1'],
    ['people.0.diet', 'vegansk'],
    ['people.1.diet', 'uden nødder'],
    ['people', '1+1'],
  ];
  const grown = asked.map(([name, value]) => [name, name === 'adults' ? '2' : value] as const);
  const form = await postForm(server, page, grown);
  assert.equal(form.status, 200);
  assert.match(form.text, /name="people.1.diet"[^>]*value=""/);
  assert.match(form.text, /name="people.2.diet"[^>]*value="uden nødder"/);
  assert.equal(new Map(hiddenIn(form)).get('people'), '2+1');
  // One adult in the place of a child is somebody of whom nothing was asked either.
  const other = asked.map(([name, value]) => [name, { adults: '2', children: '0' }[name] ?? value] as const); // prettier-ignore
  const swapped = await postForm(server, page, other);
  assert.match(swapped.text, /name="people.1.diet"[^>]*value=""/);
  assert.doesNotMatch(swapped.text, /name="key"|nødder/);
});

test('a number of people that cannot be takes nothing away that was written of them', async (t) => {
  const server = await start(t, { definitions: [event({ maxAdults: 4 })] });
  const typed: Filled = [
    ['date', 'd1'],
    ['children', '1'],
    ['people.0.diet', 'vegansk'],
    ['people.1.diet', 'uden nødder'],
    ['people', '1+1'],
  ];
  for (const adults of ['tre', '', '-1', '9', '99']) {
    const wrong = await postForm(server, page, [...typed, ['adults', adults]]);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /name="people.0.diet"[^>]*value="vegansk"/, adults);
    assert.match(wrong.text, /name="people.1.diet"[^>]*value="uden nødder"/, adults);
    assert.doesNotMatch(wrong.text, /people\.2\.diet/, adults);
    assert.equal(new Map(hiddenIn(wrong)).get('people'), '1+1');
    assert.match(wrong.text, />Barn 1</);
  }
  const nobody = await postForm(server, page, [...typed.map(([name, value]) => [name, name === 'children' ? '0' : value] as const), ['adults', '0']]); // prettier-ignore
  assert.match(summaryOf(nobody), /Skriv, hvor mange I er|Voksne: /);
  assert.match(nobody.text, /value="vegansk".*value="uden nødder"/s);
});

test('what is wrong with a sign-up comes back with all of it', async (t) => {
  const server = await start(t, { definitions: [event({ waitingList: false })] });
  const wrong = await postForm(server, page, [
    ['adults', 'tre'],
    ['children', '99'],
    ['contact.name', 'Mai <b>'],
    ['contact.email', 'mai@'],
  ]);
  assert.equal(wrong.status, 422);
  assert.match(titleOf(wrong), /^Fejl: Fællesspisning/);
  for (const said of ['Vælg en dag', 'Voksne: Skriv et tal', 'Børn: Højst 8', 'E-mail: Skriv en e-mail']) {
    assert.ok(summaryOf(wrong).includes(said), `${said}: ${summaryOf(wrong)}`);
  } // prettier-ignore
  for (const typed of ['tre', '99', 'Mai &lt;b&gt;', 'mai@']) {
    assert.ok(wrong.text.includes(`value="${typed}"`), typed);
  }
  // Only the server knows that a date is full: it says so when it is sent.
  const many = coming.map(([name, value]) => [name, name === 'date' ? 'd2' : value] as const);
  const three = many.map(([name, value]) => [name, name === 'adults' || name === 'people' ? '3' : value] as const); // prettier-ignore
  const review = await postForm(server, page, three);
  const full = await press(server, page, review, 'send');
  assert.equal(full.status, 422);
  assert.match(summaryOf(full), /Der er ikke plads nok/);
  assert.ok(full.text.includes('value="Mai Hansen"'));
  // A date that is gone meanwhile.
  const gone = await postForm(server, page, coming.map(([name, value]) => [name, name === 'date' ? 'd9' : value] as const)); // prettier-ignore
  assert.equal(gone.status, 422);
  assert.equal((await rows(server, 'signups')).length, 0);
});

const all = ideas({
  persona: { title: 'En anden', fields: [{ id: 'name', kind: 'short-text', label: 'Navn' }] },
  fields: [
    { id: 'idea', kind: 'long-text', label: 'Din idé', required: true, maxLength: 30 },
    { id: 'cost', kind: 'money', label: 'Pris', currency: 'DKK' },
    { id: 'days', kind: 'number', label: 'Dage', min: 1, max: 5 },
    { id: 'on', kind: 'date', label: 'Hvornår', min: '2027-01-01' },
    { id: 'where', kind: 'single-choice', label: 'Hvor', options: [{ id: 'n', label: 'Nord' }, { id: 's', label: 'Syd' }] },
    { id: 'whom', kind: 'multiple-choice', label: 'Hvem', maxLength: 1, options: [{ id: 'b', label: 'Børn' }, { id: 'v', label: 'Voksne' }] },
    { id: 'ok', kind: 'consent', label: 'Må vises', required: true },
  ],
}); // prettier-ignore
const idea: Filled = [
  ['persona.name', 'Ida'],
  ['answers.idea', 'Træer\r\nog bænke'],
  ['answers.cost', '1.500,50'],
  ['answers.days', '2'],
  ['answers.on', '2027-05-01'],
  ['answers.where', 's'],
  ['answers.whom', 'b'],
  ['answers.ok', 'yes'],
  ['contact.email', ''],
];

test('an idea of every kind of question is stored as it was typed, and told back', async (t) => {
  const server = await start(t, { definitions: [all] });
  const path = '/ideas/fremtidslab';
  const first = await server.get(path);
  for (const name of ['persona.name', 'answers.idea', 'answers.on', 'contact.email']) {
    assert.ok(first.text.includes(`name="${name}"`), name);
  }
  const review = await postForm(server, path, idea);
  assert.equal(review.status, 200, summaryOf(review));
  const sent = await press(server, path, review, 'send');
  assert.equal(sent.status, 201);
  for (const said of ['Træer\nog bænke', '1.500,50', '1. maj 2027', 'Syd', 'Børn']) {
    assert.ok(sent.text.includes(said), said);
  }
  const [row] = await rows(server, 'ideas');
  assert.deepEqual(json(row?.['answers']), {
    idea: 'Træer\nog bænke',
    cost: 150_050,
    days: 2,
    on: '2027-05-01',
    where: 's',
    whom: ['b'],
    ok: true,
  });
  assert.deepEqual(json(row?.['persona']), { name: 'Ida' });
});

test('what is wrong with an idea is told beside each field, with what was typed', async (t) => {
  const server = await start(t, { definitions: [all] });
  const path = '/ideas/fremtidslab';
  const wrong = await postForm(server, path, [
    ['answers.idea', `\n${'lang '.repeat(10)}</textarea>`],
    ['answers.cost', '1,500'],
    ['answers.days', '9'],
    ['answers.on', '31. juni'],
    ['answers.where', 'nix'],
    ['answers.whom', 'b'],
    ['answers.whom', 'v'],
    ['answers.gammelt', 'Det her må ikke gå tabt'],
  ]);
  assert.equal(wrong.status, 422);
  const summary = summaryOf(wrong);
  for (const said of ['Din idé: Skriv højst 30', 'Pris: Hvilket beløb', 'Dage: Højst 5', 'Hvornår: Skriv hele datoen', 'Hvor: Du kan ikke', 'Hvem: Vælg højst 1', 'Må vises: Sæt']) {
    assert.ok(summary.includes(said), `${said}: ${summary}`);
  } // prettier-ignore
  assert.ok(wrong.text.includes('<bdi>gammelt</bdi>: <bdi>Det her må ikke gå tabt</bdi>'));
  assert.ok(wrong.text.includes('&lt;/textarea&gt;'));
  assert.match(wrong.text, /type="text" id="answers.on" name="answers.on"[^>]* value="31. juni"/);
  for (const [, target = ''] of wrong.text.matchAll(/<a href="#([^"]+)">/g)) {
    assert.ok(wrong.text.includes(`id="${target}"`), target);
  }
  assert.equal((await rows(server, 'ideas')).length, 0);
});

test('what breaks a rule has no last look, whatever else it was refused for', async (t) => {
  const limits = { perAddress: { most: 1, seconds: 60 } };
  const server = await start(t, { definitions: [{ ...all, limits }] });
  const path = '/ideas/fremtidslab';
  const broken: Filled = [...idea.filter(([name]) => name !== 'answers.on'), ['answers.on', '31. juni']]; // prettier-ignore
  const sent = async (...more: Filled) => {
    const answer = await postForm(server, path, [...broken, ...more, ['step', 'send']]);
    assert.match(summaryOf(answer), /Hvornår: Skriv hele datoen/);
    assert.match(answer.text, /name="answers.on"[^>]* value="31. juni"/);
    return answer.status;
  };
  assert.equal(await sent(), 400);
  assert.equal(await sent(['key', newKey()]), 422);
  assert.equal(await sent(['key', newKey()]), 429);
});

test('before it opens and afterwards the questions and dates can be read', async (t) => {
  const closed = { closes: '2026-01-01T12:00:00Z' };
  const server = await start(t, { definitions: [ideas(closed), event(closed)] });
  const idea = await server.get('/ideas/fremtidslab');
  assert.match(idea.text, /<li>Din idé<\/li>/);
  assert.doesNotMatch(idea.text, /name="answers/);
  const dates = await server.get(page);
  assert.match(dates.text, /8\. januar 2027/);
  assert.doesNotMatch(dates.text, /name="date"/);
  await put(server, event({ id: 'kladde', visibility: 'draft' }));
  assert.equal((await postForm(server, '/events/kladde', coming)).status, 404);
});
