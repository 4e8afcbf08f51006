/** Ballots and budgets without JavaScript: the page's own form, the last look, the receipt. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { BudgetDefinition } from '../../src/protocol/budgets.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { ballot, budget, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { codeOn, hiddenIn, postForm, press, summaryOf, titleOf } from './plain.ts';
import { codesFor, newKey, put, rows, start, type TestServer } from './tools.ts';

const page = '/ballots/kvarterpuljen';
const ticked = (...ids: string[]) => ids.map((id) => ['item', id] as const);
const votesOf = async (server: TestServer) =>
  (await rows(server, 'votes')).map(({ selections }) => JSON.parse(String(selections)) as unknown);

const items = [
  { id: 'p1', name: 'Bænke' },
  { id: 'p2', name: 'Skatepark' },
  { id: 'p3', name: 'Byhave' },
];
const method = (extra: object): Definition =>
  ({ type: 'ballot', id: 'kvarterpuljen', title: 'Kvarterpuljen', language: 'da', items, ...extra }) as Definition; // prettier-ignore

function amounts(): BudgetDefinition {
  const { id, title, language, currency, type } = budget();
  return { type, id, title, language, currency, method: 'allocation', budget: 500_000, items };
}

test('a page with a form has no key in it: two people from one cached page are two votes', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const cached = await server.get(page);
  assert.match(cached.text, /<form method="post" class="stack">/);
  // Of which version it is made, and nothing that is one reader's.
  assert.deepEqual(hiddenIn(cached).map(([name]) => name), ['version']); // prettier-ignore
  assert.equal((await server.get(page)).text, cached.text);
  const codes: (string | undefined)[] = [];
  for (const id of ['p1', 'p2']) {
    const review = await postForm(server, page, ticked(id));
    assert.equal(review.status, 200);
    assert.equal(review.headers.get('cache-control'), 'no-store');
    assert.match(new Map(hiddenIn(review)).get('key') ?? '', /^[0-9a-f]{32}$/);
    const sent = await press(server, page, review, 'send');
    assert.equal(sent.status, 201);
    assert.equal(sent.headers.get('cache-control'), 'no-store');
    codes.push(codeOn(sent));
    // Loading it again sends the same, and brings the same.
    const again = await press(server, page, review, 'send');
    assert.deepEqual([again.status, codeOn(again)], [201, codeOn(sent)]);
  }
  assert.equal(new Set(codes).size, 2);
  assert.equal((await rows(server, 'votes')).length, 2);
  assert.deepEqual((await rows(server, 'receipts')).map(({ code }) => code).sort(), codes.sort());
});

test('pressed twice at once is sent once, and both are told so', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const review = await postForm(server, page, ticked('p1'));
  const sent = await Promise.all([1, 2, 3].map(() => press(server, page, review, 'send')));
  assert.deepEqual(sent.map(({ status }) => status), [201, 201, 201]); // prettier-ignore
  assert.equal(new Set(sent.map(codeOn)).size, 1);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('the receipt says what was sent, what happens next and whom to ask', async (t) => {
  const definition = ballot({
    thanks: 'Vi tæller i maj.',
    help: 'Skriv til deltag@ellevad.example.',
    privacy: 'Vi gemmer ingen navne.',
    next: [{ on: '2126-05-02', text: 'Resultatet kommer.' }],
  });
  const server = await start(t, { definitions: [definition] });
  const review = await postForm(server, page, ticked('p1'));
  assert.match(review.text, /Vi gemmer ingen navne\./);
  const { text } = await press(server, page, review, 'send');
  for (const part of [
    'Bænke ved åen',
    'Vi tæller i maj.',
    '<a href="mailto:deltag@ellevad.example" dir="ltr">',
    'Resultatet kommer.',
    '<time datetime="2126-05-02"',
    'Skriv den ned',
  ]) {
    assert.ok(text.includes(part), `${part}\n${text}`);
  }
  assert.doesNotMatch(text, /<script|p2/);
});

test('each way of choosing goes from a form to what is stored', async (t) => {
  const cases: [object, [string, string][], unknown][] = [
    [{ method: 'approval' }, [['item', 'p2'], ['item', 'p1']], [{ item: 'p2' }, { item: 'p1' }]],
    // Gaps in a ranking mean nothing.
    [{ method: 'ordinal' }, [['at.p1', '5'], ['at.p2', ''], ['at.p3', ' 2 ']], [{ item: 'p3', value: 1 }, { item: 'p1', value: 2 }]],
    [{ method: 'cumulative', maxSumPoints: 10 }, [['at.p1', '7'], ['at.p2', '0'], ['at.p3', '3']], [{ item: 'p1', value: 7 }, { item: 'p3', value: 3 }]],
    [{ method: 'scoring', maxPoints: 5 }, [['at.p1', '0'], ['at.p2', ''], ['at.p3', '5']], [{ item: 'p1', value: 0 }, { item: 'p3', value: 5 }]],
    [{ method: 'scoring', maxPoints: 500 }, [['at.p1', '120'], ['at.p2', ''], ['at.p3', '']], [{ item: 'p1', value: 120 }]],
  ]; // prettier-ignore
  for (const [extra, fields, stored] of cases) {
    const server = await start(t, { definitions: [method(extra)] });
    const review = await postForm(server, page, fields);
    assert.equal(review.status, 200, review.text);
    assert.equal((await press(server, page, review, 'send')).status, 201);
    assert.deepEqual(await votesOf(server), [stored]);
    // Changing brings back what was typed, as it was typed.
    const changed = await press(server, page, review, 'change');
    for (const [name, value] of fields.filter(([, value]) => value !== '')) {
      const kept = new RegExp(`name="${name}" value="${value}"`);
      assert.match(changed.text, kept);
    }
  }
});

test('amounts are read as in the widget, and what may be two is asked', async (t) => {
  const server = await start(t, { definitions: [amounts()] });
  const path = '/budgets/borgerbudget';
  const send = (...fields: [string, string][]) => postForm(server, path, fields);
  const cases = [['1.500', '1.500'], ['1 500', '1.500'], ['1500 kr.', '1.500'], ['1500,00', '1.500']] as const; // prettier-ignore
  for (const [typed, read] of cases) {
    const review = await send(['at.p1', typed]);
    assert.equal(review.status, 200, typed);
    assert.ok(review.text.includes(`<dd>${read}\u00a0kr.</dd>`), typed);
  }
  const asked = await send(['at.p1', '1,500'], ['at.p2', '12']);
  assert.equal(asked.status, 422);
  assert.match(summaryOf(asked), /Bænke: Hvilket beløb mener du\?/);
  assert.match(asked.text, /name="at.p1" value="1,500"[^>]*aria-invalid="true"/);
  assert.match(asked.text, /name="at.p2" value="12"/);
  const which = [...asked.text.matchAll(/name="which.at.p1" value="(\d+)"/g)].map(([, one]) => one);
  assert.deepEqual(which, ['150000', '150']);
  const answer = await send(['at.p1', '1,500'], ['at.p2', '12'], ['which.at.p1', '150000']);
  assert.equal(answer.status, 200);
  assert.equal((await press(server, path, answer, 'send')).status, 201);
  const [vote] = await votesOf(server);
  assert.deepEqual(vote, [{ item: 'p1', value: 150_000 }, { item: 'p2', value: 1200 }]); // prettier-ignore
  const wrong = await send(['at.p1', 'mange'], ['at.p2', '-4'], ['at.p3', '10 EUR']);
  assert.equal(wrong.status, 422);
  for (const said of ['Bænke: Skriv et tal', 'Skatepark: Skriv 0', 'Byhave: Skriv beløbet i danske kroner']) {
    assert.ok(summaryOf(wrong).includes(said), summaryOf(wrong));
  } // prettier-ignore
  for (const typed of ['mange', '-4', '10 EUR']) assert.ok(wrong.text.includes(`value="${typed}"`));
  // What names another than the two is no answer.
  const forged = await send(['at.p1', '1,500'], ['which.at.p1', '99']);
  assert.equal(forged.status, 422);
});

test('what breaks a rule comes back with all of it, its title and summary saying so', async (t) => {
  const server = await start(t, { definitions: [ballot(), budget()] });
  const many = await postForm(server, page, ticked('p1', 'p2', 'p3'));
  assert.equal(many.status, 422);
  assert.match(titleOf(many), /^Fejl: Kvarterpuljen/);
  assert.match(summaryOf(many), /Vælg højst 2\. Fjern 1/);
  assert.match(many.text, /<div class="summary" role="alert" tabindex="-1" autofocus>/);
  const [, target = ''] = /<a href="#([^"]+)">Vælg højst/.exec(many.text) ?? [];
  assert.ok(many.text.includes(`id="${target}"`));
  assert.equal([...many.text.matchAll(/ checked /g)].length, 3);
  const dear = await postForm(server, '/budgets/borgerbudget', ticked('p2', 'p3'));
  assert.equal(dear.status, 422);
  assert.match(summaryOf(dear), /for dyrt.*Skatepark eller Byhave/);
  const none = await postForm(server, page, []);
  assert.deepEqual([none.status, summaryOf(none).includes('Vælg mindst 1')], [422, true]);
  const gone = await postForm(server, page, ticked('p1', 'p9'));
  assert.equal(gone.status, 422);
  assert.match(summaryOf(gone), /p9: Du kan ikke vælge det her længere/);
  const rank = await start(t, { definitions: [method({ method: 'ordinal' })] });
  const twice = await postForm(rank, page, [['at.p1', '1'], ['at.p3', '1']]); // prettier-ignore
  assert.equal(twice.status, 422);
  assert.match(summaryOf(twice), /Giv hver sit eget tal/);
});

test('what changed between the last look and sending is told, and nothing typed is lost', async (t) => {
  let now = Date.parse('2027-04-01T12:00:00Z');
  const server = await start(t, { definitions: [budget()], now: () => now });
  const path = '/budgets/borgerbudget';
  const review = await postForm(server, path, ticked('p1', 'p2'));
  assert.equal(review.status, 200);
  const dearer = budget().items.map((item) => ({ ...item, cost: 80_000 }));
  await put(server, budget({ items: dearer, closes: '2027-04-01T14:00:00Z' }));
  const refused = await press(server, path, review, 'send');
  assert.equal(refused.status, 422);
  assert.match(summaryOf(refused), /for dyrt/);
  assert.equal([...refused.text.matchAll(/ checked /g)].length, 2);
  now = Date.parse('2027-04-01T14:02:00Z');
  const late = await press(server, path, review, 'send');
  assert.equal(late.status, 403);
  assert.match(titleOf(late), /^Fejl: /);
  assert.equal([...late.text.matchAll(/ checked /g)].length, 2);
  assert.doesNotMatch(late.text, /<button/);
  assert.equal((await postForm(server, path, ticked('p1'))).status, 403);
  assert.equal((await rows(server, 'votes')).length, 0);
});

test('a receipt comes again also after closing', async (t) => {
  let now = Date.parse('2027-04-01T12:00:00Z');
  const definitions = [ballot({ closes: '2027-04-01T14:00:00Z' })];
  const server = await start(t, { definitions, now: () => now });
  const review = await postForm(server, page, ticked('p1'));
  const sent = await press(server, page, review, 'send');
  now = Date.parse('2027-04-02T12:00:00Z');
  const again = await press(server, page, review, 'send');
  assert.deepEqual([again.status, codeOn(again)], [201, codeOn(sent)]);
});

test('a code is asked for last, and what is wrong with it is told beside it', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  assert.doesNotMatch((await server.get(page)).text, /name="code"/);
  const review = await postForm(server, page, ticked('p1'));
  assert.match(review.text, /<input type="text" id="code" name="code"/);
  const none = await press(server, page, review, 'send');
  assert.equal(none.status, 403);
  assert.match(titleOf(none), /^Fejl: /);
  assert.match(summaryOf(none), /Skriv din stemmekode/);
  const wrong = await press(server, page, none, 'send', [['code', 'AAAA-BBBB-CCCC']]);
  assert.equal(wrong.status, 403);
  assert.match(wrong.text, /name="code" value="AAAA-BBBB-CCCC"[^>]*aria-invalid="true"/);
  assert.ok(wrong.text.includes('<a href="#code">'));
  // Nothing was stored under it, so it is the same key still.
  const keyIn = (answer: typeof wrong) => new Map(hiddenIn(answer)).get('key');
  assert.equal(keyIn(wrong), keyIn(review));
  const sent = await press(server, page, wrong, 'send', [['code', code.toLowerCase()]]);
  assert.equal(sent.status, 201);
  assert.ok(!sent.text.includes(code));
  const second = await postForm(server, page, ticked('p2'));
  const used = await press(server, page, second, 'send', [['code', code]]);
  assert.equal(used.status, 409);
  assert.match(summaryOf(used), /allerede/);
  const long = await press(server, page, second, 'send', [['code', 'A'.repeat(101)]]);
  assert.equal(long.status, 422);
  assert.match(summaryOf(long), /kode/);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('something else under a key that was used is the receipt of what came first', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const review = await postForm(server, page, ticked('p1'));
  const sent = await press(server, page, review, 'send');
  const key = new Map(hiddenIn(review)).get('key') ?? '';
  const other = await postForm(server, page, [...ticked('p2'), ['key', key], ['step', 'send']]);
  assert.deepEqual([other.status, codeOn(other)], [422, codeOn(sent)]);
  assert.match(other.text, /Det, du sendte først, er nået frem/);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a form on another site votes with nobody’s hand', async (t) => {
  const server = await start(t, {
    definitions: [ballot()],
    origin: 'https://by.example.dk/deltag',
  });
  const review = await postForm(server, page, ticked('p1'));
  const fields = [...hiddenIn(review), ['step', 'send']] as [string, string][];
  const refused: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://by.example.dk' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of refused) {
    const answer = await postForm(server, page, fields, headers);
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/i);
    assert.match(answer.text, /<a href="\.\.\/ballots\/kvarterpuljen">/);
    assert.equal(codeOn(answer), undefined);
  }
  assert.equal((await rows(server, 'votes')).length, 0);
  const own: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://by.example.dk' },
    { origin: server.url },
  ];
  for (const headers of own) {
    assert.equal((await postForm(server, page, fields, headers)).status, 201);
  }
  // A browser that knows no `Sec-Fetch-Site` says `Origin: null` on a page that forbids any referrer.
  assert.equal((await server.get(page)).headers.get('referrer-policy'), 'same-origin');
});

test('what is no form, or too long, is a page that says so; the API takes JSON alone', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const long = await server.send('POST', page, { headers: form, body: `x=${'a'.repeat(800_000)}` });
  assert.equal(long.status, 413);
  assert.match(long.text, /Gå tilbage i din browser/);
  const json = await server.post(page, { selections: [{ item: 'p1' }] });
  assert.equal(json.status, 415);
  assert.match(json.headers.get('content-type') ?? '', /^text\/html/i);
  const bytes = await server.send('POST', page, { headers: form, body: Buffer.from([0x78, 0x3d, 0xff]) }); // prettier-ignore
  assert.equal(bytes.status, 400);
  const headers = { ...form, 'idempotency-key': newKey() };
  const api = await server.send('POST', `/api${page}`, { headers, body: 'item=p1' });
  assert.deepEqual([api.status, api.json['code']], [415, 'unsupported-media-type']);
  assert.equal((await postForm(server, '/ballots/nix', [])).status, 404);
  await put(server, ballot({ id: 'kladde', visibility: 'draft' }));
  assert.equal((await postForm(server, '/ballots/kladde', ticked('p1'))).status, 404);
});

test('where a device has to work, the page says that no form can, and whom to ask', async (t) => {
  const help = 'Ring 12 34 56 78.';
  const server = await start(t, { definitions: [ballot({ proofOfWork: true, help })] });
  const { text } = await server.get(page);
  assert.doesNotMatch(text, /<form/);
  assert.match(text, /<noscript><p class="notice">Slå JavaScript til/);
  assert.match(text, /<a href="tel:12345678"/);
  const posted = await postForm(server, page, ticked('p1'));
  assert.equal(posted.status, 400);
  assert.match(summaryOf(posted), /Slå JavaScript til/);
  const fields = [...ticked('p1'), ['key', newKey()], ['step', 'send']] as const;
  assert.equal((await postForm(server, page, fields)).status, 400);
  assert.equal((await rows(server, 'votes')).length, 0);
});

test('floods are refused as by JSON, on a page that keeps what was chosen', async (t) => {
  const limits = { perAddress: { most: 1, seconds: 60 } };
  const server = await start(t, { definitions: [ballot({ limits })] });
  const first = await postForm(server, page, ticked('p1'));
  assert.equal((await press(server, page, first, 'send')).status, 201);
  const second = await postForm(server, page, ticked('p2'));
  const refused = await press(server, page, second, 'send');
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.ok(refused.text.includes('Skatepark'));
  assert.match(summaryOf(refused), /Vent et minut/);
});

test('the language is that of the page, through all steps', async (t) => {
  const title = { da: 'Kvarterpuljen', en: 'The local fund', ar: 'صندوق الحي' };
  const server = await start(t, { definitions: [ballot({ title })] });
  const step = async (query: string, accept: string) => {
    const review = await postForm(server, page + query, ticked('p1'), { 'accept-language': accept }); // prettier-ignore
    const sent = await postForm(server, page + query, [...hiddenIn(review), ['step', 'send']], {
      'accept-language': accept,
    });
    const wrong = await postForm(server, page + query, [], { 'accept-language': accept });
    return [review, sent, wrong].map(({ text }) => /<html lang="(\w+)" dir="(\w+)">/.exec(text)?.slice(1).join()); // prettier-ignore
  };
  assert.deepEqual(await step('?lang=ar', 'da'), ['ar,rtl', 'ar,rtl', 'ar,rtl']);
  assert.deepEqual(await step('', 'en'), ['en,ltr', 'en,ltr', 'en,ltr']);
  assert.deepEqual(await step('?lang=en', 'da'), ['en,ltr', 'en,ltr', 'en,ltr']);
});

test('the log and the metrics tell of forms as of all else, and of nothing in them', async (t) => {
  const lines: string[] = [];
  const server = await start(t, {
    definitions: [ballot({ credential: 'code' })],
    log: (line) => lines.push(line),
  });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const review = await postForm(server, page, ticked('p1'));
  await press(server, page, review, 'send', [['code', 'WRON-GWRO-NGWR']]);
  const sent = await press(server, page, review, 'send', [['code', code]]);
  const secrets = [code, codeOn(sent) ?? '-', new Map(hiddenIn(review)).get('key') ?? '-', 'WRON', 'p1']; // prettier-ignore
  for (const secret of secrets) assert.ok(!lines.some((line) => line.includes(secret)), secret);
  const routes = lines.map((line) => {
    const { method, route, status } = JSON.parse(line) as Record<string, unknown>;
    return `${String(method)} ${String(route)} ${String(status)}`;
  });
  assert.deepEqual(
    routes,
    [200, 403, 201].map((status) => `POST /ballots/:id ${status}`),
  );
});

test('a form of a hundred thousand fields costs nobody else their time', async (t) => {
  const server = await start(t, { definitions: [amounts(), ballot(), ideas()] });
  const many = (name: (index: number) => string, count: number) => Array.from({ length: count }, (_, index) => [name(index), 'x'] as const); // prettier-ignore
  assert.equal(
    (
      await postForm(
        server,
        page,
        many(() => 'i', 100_000),
      )
    ).status,
    413,
  );
  const began = performance.now();
  const forms = [
    await postForm(
      server,
      '/budgets/borgerbudget',
      many((index) => `at.${index}`, 11_000),
    ),
    await postForm(server, page, Array.from({ length: 11_000 }, (_, index) => ['item', `${index}`] as const)), // prettier-ignore
    await postForm(
      server,
      '/ideas/fremtidslab',
      many((index) => `answers.${index}`, 11_000),
    ),
    await postForm(server, '/budgets/borgerbudget', [['at.p1', '1'.repeat(700_000)]]),
  ];
  assert.deepEqual(forms.map(({ status }) => status), [422, 422, 422, 422]); // prettier-ignore
  assert.ok(performance.now() - began < 5000);
  for (const { text } of forms) assert.ok([...text.matchAll(/<li><a href="#/g)].length <= 50);
});

test('a hostile form stays text, and leaves nothing behind', async (t: TestContext) => {
  const server = await start(t, { definitions: [ballot(), amounts()] });
  const hostile = `"><script>alert(1)</script>`;
  const short = await postForm(server, page, [...ticked('p1'), ['key', 'kort'], ['step', 'send']]);
  // What is no key is no reason to ask for another form.
  assert.equal(short.status, 400);
  assert.match(new Map(hiddenIn(short)).get('key') ?? '', /^[0-9a-f]{32}$/);
  const pages = [
    await postForm(server, page, [['item', hostile], [hostile, hostile]]), // prettier-ignore
    await postForm(server, page, [...ticked('p1'), [hostile, hostile], ['key', hostile]]),
    await postForm(server, '/budgets/borgerbudget', [['at.p1', hostile], [`at.${hostile}`, '1']]), // prettier-ignore
    await postForm(server, page, [['item', '__proto__'], ['at.constructor', '1'], ['which.at.p1', 'x']]), // prettier-ignore
  ];
  for (const { text } of pages) assert.doesNotMatch(text, /<script>/);
  assert.equal((await rows(server, 'votes')).length, 0);
});
