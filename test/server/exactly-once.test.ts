import assert from 'node:assert/strict';
import { ballot, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { newKey, rows, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

test('the same body under the same key gets the first answer again', async (t) => {
  const server = await start(t, { definitions: [ballot(), event(), ideas()] });
  const cases: [string, string, object][] = [
    [path, 'votes', { selections: [{ item: 'p1' }], language: 'da' }],
    ['/api/ideas/fremtidslab', 'ideas', { answers: { idea: 'Flere træer' } }],
    ['/api/events/faellesspisning', 'signups', signup(['d1'], 1)],
  ];
  for (const [url, table, body] of cases) {
    const key = newKey();
    const first = await server.post(url, body, key);
    const second = await server.post(url, body, key);
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(second.text, first.text);
    assert.equal((await rows(server, table)).length, 1, table);
  }
});

test('the order of keys and blanks do not make another body', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const key = newKey();
  const first = await server.post(path, { selections: [{ item: 'p1' }], language: 'da' }, key);
  const second = await server.post(path, { language: 'da', selections: [{ item: 'p1' }] }, key);
  assert.deepEqual([second.status, second.text], [201, first.text]);
});

test('the same in another language is the same submission', async (t) => {
  const server = await start(t, { definitions: [ballot(), event(), ideas()] });
  const cases: [string, object][] = [
    [path, { selections: [{ item: 'p1' }] }],
    ['/api/ideas/fremtidslab', { answers: { idea: 'Flere træer' } }],
    ['/api/events/faellesspisning', signup(['d1'], 1)],
  ];
  for (const [url, body] of cases) {
    const key = newKey();
    const first = await server.post(url, { ...body, language: 'da' }, key);
    assert.equal(first.status, 201, url);
    for (const again of [{ ...body, language: 'ar' }, body]) {
      const { status, text } = await server.post(url, again, key);
      assert.deepEqual([status, text], [201, first.text], url);
    }
  }
});

test('only the language of the whole makes no difference, not an answer of that name', async (t) => {
  const fields = [{ id: 'language', kind: 'short-text', label: 'Sprog' } as const];
  const server = await start(t, { definitions: [ideas({ fields })] });
  const key = newKey();
  const say = (language: string) =>
    server.post('/api/ideas/fremtidslab', { answers: { language } }, key);
  assert.equal((await say('dansk')).status, 201);
  assert.equal((await say('arabisk')).json['code'], 'key-reused');
});

test('fifty parallel clicks make one submission', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 50 }, () => server.post(path, vote, key)));
  const codes = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
  assert.equal(codes.size, 1);
  for (const { status, json, headers } of answers) {
    if (status === 201) continue;
    assert.deepEqual([status, json['code'], headers.get('retry-after')], [409, 'in-flight', '1']);
  }
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('while one is under way, another under its key is asked to come back', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const { write } = server.storage;
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  t.mock.method(server.storage, 'write', async (work: Parameters<typeof write>[0]) => {
    arrive();
    await released;
    return write(work);
  });
  const key = newKey();
  const first = server.post(path, vote, key);
  await arrived;
  const second = await server.post(path, vote, key);
  const { status, json, headers } = second;
  assert.deepEqual([status, json['code'], headers.get('retry-after')], [409, 'in-flight', '1']);
  release();
  assert.equal((await first).status, 201);
  assert.equal((await server.post(path, vote, key)).text, (await first).text);
});

test('fifty parallel clicks on two servers with one database make one submission', async (t) => {
  const one = await start(t, { definitions: [ballot()] });
  const two = await start(t, { data: one.data });
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => [one, two][index % 2]?.post(path, vote, key)),
  );
  for (const answer of answers) assert.ok([201, 409].includes(answer?.status ?? 0), answer?.text);
  assert.equal((await rows(one, 'votes')).length, 1);
});

test('another body under the key is refused, with the first receipt', async (t) => {
  const server = await start(t, { definitions: [ballot(), event()] });
  const key = newKey();
  const first = await server.post(path, vote, key);
  const second = await server.post(path, { selections: [{ item: 'p2' }] }, key);
  assert.deepEqual([second.status, second.json['code']], [422, 'key-reused']);
  assert.deepEqual(second.json['receipt'], first.json);
  const one = await server.post('/api/events/faellesspisning', signup(['d1'], 1), key);
  const two = await server.post('/api/events/faellesspisning', signup(['d1'], 2), key);
  assert.deepEqual([two.status, two.json['receipt']], [422, one.json]);
  const [stored, ...more] = await rows(server, 'votes');
  assert.deepEqual([stored?.['selections'], more], [JSON.stringify(vote.selections), []]);
});

test('a key belongs to one definition', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const key = newKey();
  const first = await server.post(path, vote, key);
  const second = await server.post('/api/ballots/anden', { selections: [{ item: 'p2' }] }, key);
  assert.equal(second.status, 201);
  assert.notEqual(second.json.code, first.json.code);
});

test('a retry after closing still gets its receipt', async (t) => {
  let now = 0;
  const server = await start(t, {
    definitions: [ballot({ closes: '1970-01-02T00:00:00Z' })],
    now: () => now,
  });
  const key = newKey();
  const first = await server.post(path, vote, key);
  now = Date.parse('1970-01-03T00:00:00Z');
  const retry = await server.post(path, vote, key);
  assert.deepEqual([first.status, retry.status, retry.text], [201, 201, first.text]);
  assert.equal((await server.post(path, vote)).status, 403);
});

test('what came in before closing counts, however long it waits for others', async (t) => {
  let now = Date.parse('2026-11-30T23:59:59Z');
  const server = await start(t, {
    definitions: [ballot({ closes: '2026-12-01T00:00:00Z', grace: 0 })],
    now: () => now,
  });
  const { write } = server.storage;
  t.mock.method(server.storage, 'write', async (work: Parameters<typeof write>[0]) => {
    now += 5000;
    return write(work);
  });
  assert.equal((await server.post(path, vote)).status, 201);
  assert.equal((await server.post(path, vote)).json['code'], 'closed');
});

test('what a rule refuses does not use its key up', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const key = newKey();
  assert.equal((await server.post(path, { selections: [{ item: 'nix' }] }, key)).status, 422);
  assert.equal((await server.post(path, vote, key)).status, 201);
});
