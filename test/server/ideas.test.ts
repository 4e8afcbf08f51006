import assert from 'node:assert/strict';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { ideaPeople } from '../../src/server/resources/ideas/people.ts';
import { ideas } from './definitions.ts';
import { test } from './engines.ts';
import { mainHere, newKey, put, rows, start, type Answer, type TestServer } from './tools.ts';

const path = '/api/ideas/fremtidslab';
const body = {
  answers: { idea: 'Flere træer', cost: 7 },
  contact: { name: 'Mai Hansen' },
  language: 'da',
};

function tokenOf({ json }: Answer): string {
  const { manage = '' } = (json as Receipt).links ?? {};
  return /samskab-receipt=([\w-]+)$/.exec(manage)?.[1] ?? '';
}

function manage(server: TestServer, method: 'GET' | 'DELETE', token: string): Promise<Answer> {
  return server.send(method, `${path}/receipt`, { headers: { authorization: `Bearer ${token}` } });
}

test('a definition of ideas says where a receipt is read', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const { json } = await server.get(path);
  const link = (json.links as { receipt: string }).receipt;
  assert.equal(new URL(link, server.url + path).pathname, `${path}/receipt`);
});

test('a receipt’s link shows the idea, and not whom it is from', async (t) => {
  const page = 'https://by.example/app#/ideer';
  const persona = { fields: [{ id: 'who', kind: 'short-text', label: 'Hvem' }] } as const;
  const server = await start(t, { definitions: [ideas({ page, persona: persona as never })] });
  const created = await server.post(path, { ...body, persona: { who: 'Mona, 34' } });
  const link = created.json.links?.manage ?? '';
  assert.ok(link.startsWith(`${page}?samskab-form=ideas.fremtidslab&samskab-receipt=`), link);
  const read = await manage(server, 'GET', tokenOf(created));
  assert.equal(read.status, 200);
  assert.equal(read.headers.get('cache-control'), 'no-store');
  const { received, ...rest } = read.json;
  assert.match(String(received), /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(rest, {
    code: created.json.code,
    idea: { answers: body.answers, persona: { who: 'Mona, 34' } },
    links: created.json.links,
  });
  assert.doesNotMatch(read.text, /Mai/);
});

test('an idea that is withdrawn is nowhere, and a second time changes nothing', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const created = await server.post(path, body);
  const other = await server.post(path, { answers: { idea: 'En bænk' } });
  const token = tokenOf(created);
  const before = { code: created.json.code, withdrawn: true, links: created.json.links };
  const twice = await Promise.all([
    manage(server, 'DELETE', token),
    manage(server, 'DELETE', token),
  ]);
  for (const answer of [...twice, await manage(server, 'GET', token)]) {
    assert.deepEqual([answer.status, answer.json], [200, before]);
  }
  const left = await rows(server, 'ideas');
  assert.deepEqual(
    left.map(({ code }) => code),
    [other.json.code],
  );
  for (const table of ['ideas', 'withdrawn_ideas', 'idempotency']) {
    assert.doesNotMatch(JSON.stringify(await rows(server, table)), /træer|Mai/, table);
  }
  assert.equal((await manage(server, 'GET', tokenOf(other))).json.code, other.json.code);
});

test('what was withdrawn does not come back when it is sent again under its key', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const key = newKey();
  const created = await server.post(path, body, key);
  await manage(server, 'DELETE', tokenOf(created));
  const again = await server.post(path, body, key);
  assert.deepEqual([again.status, again.text], [201, created.text]);
  assert.deepEqual(await rows(server, 'ideas'), []);
  const anew = await server.post(path, body);
  assert.notEqual(anew.json.code, created.json.code);
  assert.equal((await rows(server, 'ideas')).length, 1);
});

test('where somebody withdrew somebody took part, and their key stores nothing anew', async (t) => {
  const now = Date.parse('2027-03-01T12:00:00Z');
  const definition = ideas({ retention: { contactDays: 10, days: 20 } });
  const server = await start(t, { definitions: [definition], now: () => now });
  const key = newKey();
  await manage(server, 'DELETE', tokenOf(await server.post(path, body, key)));
  const remove = () => mainHere(t, ['remove', 'ideas/fremtidslab', '--data', server.data]);
  const refused = await remove();
  assert.deepEqual(
    [refused.code, /has 1 submission\(s\) and stays/.test(refused.stderr)],
    [2, true],
  );
  const later = now + 11 * 86_400_000;
  const expire = (time: number) =>
    server.storage.write((db) => ideaPeople.expire(db, definition, time));
  await expire(now + 9 * 86_400_000);
  assert.equal((await rows(server, 'withdrawn_ideas')).length, 1);
  await expire(later);
  assert.deepEqual(await rows(server, 'withdrawn_ideas'), []);
  assert.equal((await remove()).code, 0);
  await put(server, definition);
  assert.equal((await server.post(path, body, key)).status, 201);
  assert.deepEqual(await rows(server, 'ideas'), []);
});

test('an idea can be withdrawn after closing', async (t) => {
  let now = Date.parse('2027-01-01T12:00:00Z');
  const definition = ideas({ closes: '2027-01-02T12:00:00Z' });
  const server = await start(t, { definitions: [definition], now: () => now });
  const created = await server.post(path, body);
  now = Date.parse('2027-02-02T12:00:00Z');
  assert.equal((await manage(server, 'DELETE', tokenOf(created))).json.withdrawn, true);
  assert.deepEqual(await rows(server, 'ideas'), []);
});

test('a token that stands for no idea is not found, nor another call’s', async (t) => {
  const server = await start(t, { definitions: [ideas(), ideas({ id: 'andet' })] });
  const other = await server.post('/api/ideas/andet', body);
  for (const method of ['GET', 'DELETE'] as const) {
    for (const token of ['nix', '', 'a'.repeat(300), tokenOf(other)]) {
      assert.equal((await manage(server, method, token)).status, 404, token);
    }
  }
  assert.equal((await rows(server, 'ideas')).length, 1);
});

test('an idea of before, which had no link, stays as it was', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  await server.post(path, body);
  await server.post(path, body);
  await server.storage.write((db) =>
    db
      .updateTable('ideas')
      .set({ token_hash: null })
      .execute()
      .then(() => undefined),
  );
  assert.equal((await manage(server, 'GET', '')).status, 404);
  assert.equal((await rows(server, 'ideas')).length, 2);
});
