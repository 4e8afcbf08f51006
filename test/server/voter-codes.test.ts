import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ballot, budget, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, newKey, rows, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const asks = ballot({ credential: 'code' });

function withCode(code: string, item = 'p1'): object {
  return { selections: [{ item }], credential: { kind: 'code', code } };
}

async function startWithCodes(t: TestContext, count: number): Promise<[TestServer, string[]]> {
  const server = await start(t, { definitions: [asks] });
  return [server, await codesFor(server, 'ballots', 'kvarterpuljen', count)];
}

test('a code is good for one vote', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal((await server.post(path, withCode(code))).status, 201);
  const second = await server.post(path, withCode(code, 'p2'));
  assert.deepEqual([second.status, second.json['code']], [409, 'already-voted']);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a code used by twenty at once makes one vote', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.post(path, withCode(code))),
  );
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [201, ...Array<number>(19).fill(409)]);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a code used at once on two servers with one database makes one vote', async (t) => {
  const [one, [code = '']] = await startWithCodes(t, 1);
  const two = await start(t, { data: one.data });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? one : two).post(path, withCode(code)).then(({ status }) => status),
    ),
  );
  assert.deepEqual(answers.sort(), [201, ...Array<number>(19).fill(409)]);
});

test('a code is read as a person types it', async (t) => {
  const [server, codes] = await startWithCodes(t, 3);
  const [plain = '', spaced = '', alike = ''] = codes;
  const typed = [
    plain.toLowerCase().replaceAll('-', ''),
    ` ${spaced.replaceAll('-', ' – ')} `,
    alike.replaceAll('0', 'o').replaceAll('1', 'l'),
  ];
  for (const code of typed) {
    assert.equal((await server.post(path, withCode(code))).status, 201, code);
  }
});

test('without a good code nobody votes', async (t) => {
  const [server] = await startWithCodes(t, 1);
  for (const body of [vote, withCode('0000-0000-0000'), withCode(''), withCode('not a code')]) {
    const answer = await server.post(path, body);
    assert.deepEqual([answer.status, answer.json['code']], [403, 'not-eligible']);
  }
  assert.deepEqual(await rows(server, 'votes'), []);
});

test('a code belongs to one definition', async (t) => {
  const other = budget({ credential: 'code' });
  const server = await start(t, {
    definitions: [asks, other, ballot({ id: 'anden', credential: 'code' })],
  });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const [forBudget = ''] = await codesFor(server, 'budgets', 'borgerbudget', 1);
  assert.equal((await server.post('/api/ballots/anden', withCode(code))).status, 403);
  assert.equal((await server.post('/api/budgets/borgerbudget', withCode(code))).status, 403);
  assert.equal((await server.post('/api/budgets/borgerbudget', withCode(forBudget))).status, 201);
  assert.equal((await server.post(path, withCode(code))).status, 201);
});

test('a vote that a rule refuses does not use its code up', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  assert.equal((await server.post(path, withCode(code, 'nix'))).status, 422);
  assert.equal((await server.post(path, withCode(code))).status, 201);
});

test('a retry of a vote that counted is not "already voted"', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  const key = newKey();
  const first = await server.post(path, withCode(code), key);
  const second = await server.post(path, withCode(code), key);
  assert.deepEqual([second.status, second.text], [201, first.text]);
});

test('how a code was typed makes no other vote of a retry, and another code does', async (t) => {
  const [server, [code = '', other = '']] = await startWithCodes(t, 2);
  const key = newKey();
  const first = await server.post(path, withCode(code), key);
  const retyped = [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' – ')} `,
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ];
  for (const typed of retyped) {
    const again = await server.post(path, withCode(typed), key);
    assert.deepEqual([again.status, again.text], [201, first.text], typed);
  }
  for (const typed of [other, 'not a code', '']) {
    const refused = await server.post(path, withCode(typed), key);
    assert.deepEqual([refused.status, refused.json['code']], [422, 'key-reused'], typed);
  }
});

test('whoever guesses has to wait, and others do not', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const server = await start(t, { definitions: [asks], now: () => now, trustProxy: ['127.0.0.1'] });
  const from = (address: string) => ({ 'x-forwarded-for': `1.1.1.1, ${address}` });
  const guess = (address: string) =>
    server.post(path, withCode('0000-0000-0000'), newKey(), from(address));
  for (let tries = 0; tries < 20; tries++) assert.equal((await guess('10.0.0.1')).status, 403);
  const refused = await guess('10.0.0.1');
  assert.deepEqual([refused.status, refused.json['code']], [429, 'too-many-requests']);
  assert.equal(refused.headers.get('retry-after'), '60');
  assert.equal((await guess('10.0.0.2')).status, 403);
  now += 60_000;
  assert.equal((await guess('10.0.0.1')).status, 403);
});

test('a good code passes however many wrong ones came from its address', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  for (let tries = 0; tries < 50; tries++) await server.post(path, withCode('nix'));
  assert.equal((await server.post(path, withCode('nix'))).status, 429);
  assert.equal((await server.post(path, withCode(code))).status, 201);
  // Known, though used: that is no guess.
  const again = await server.post(path, withCode(code));
  assert.deepEqual([again.status, again.json['code']], [409, 'already-voted']);
});

test('a code that was used is no guess', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  assert.equal((await server.post(path, withCode(code))).status, 201);
  for (let tries = 0; tries < 30; tries++) {
    assert.equal((await server.post(path, withCode(code))).status, 409);
  }
  assert.equal((await server.post(path, withCode('nix'))).status, 403);
});

test('a thousand wrong codes at once hold nobody up, not behind the same address either', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  const wrong = Array.from({ length: 1000 }, () => server.post(path, withCode('0000-0000-0000')));
  const [shown, cast] = await Promise.all([server.get(path), server.post(path, withCode(code))]);
  assert.deepEqual([shown.status, cast.status], [200, 201]);
  const answers = await Promise.all(wrong);
  const counts = Object.groupBy(answers, ({ status }) => status);
  assert.deepEqual([counts[403]?.length, counts[429]?.length], [20, 980]);
  assert.ok(counts[429]?.every(({ headers }) => Number(headers.get('retry-after')) > 0));
});

test('without a trusted proxy nobody chooses their address', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const statuses: number[] = [];
  for (let tries = 0; tries <= 20; tries++) {
    const made = { 'x-forwarded-for': `10.0.0.${tries}` };
    statuses.push((await server.post(path, withCode('nix'), newKey(), made)).status);
  }
  assert.deepEqual(statuses, [...Array<number>(20).fill(403), 429]);
});

test('votes that a rule refuses are no guesses', async (t) => {
  const [server, [code = '']] = await startWithCodes(t, 1);
  for (let tries = 0; tries < 25; tries++) {
    assert.equal((await server.post(path, withCode(code, 'nix'))).status, 422);
  }
  assert.equal((await server.post(path, withCode(code))).status, 201);
});
