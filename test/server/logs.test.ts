import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ballot, event, ideas } from './definitions.ts';
import { codesFor, newKey, start } from './tools.ts';

test('the log has a line a request, and nothing of what was sent', async (t) => {
  const lines: string[] = [];
  const server = await start(t, {
    definitions: [ballot({ credential: 'code' }), event(), ideas()],
    log: (line) => lines.push(line),
    trustProxy: ['127.0.0.0/8'],
  });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const secrets = [
    ...[code, newKey(), 'Mai Hansen', 'mai@example.dk', 'Flere træer', 'vegansk', '203.0.113.9'],
    ...['query-secret', 'path-secret', 'token-secret', 'agent-secret', 'referer-secret'],
  ];
  const [, key, name, email, idea, diet, address] = secrets;
  const headers = {
    'x-forwarded-for': address ?? '',
    'user-agent': 'agent-secret',
    referer: 'https://example.dk/referer-secret',
  };
  const vote = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
  const signup = {
    dates: ['d1'],
    adults: 1,
    children: 0,
    people: [{ diet }],
    contact: { name, email },
  };
  const answers = [
    await server.post('/api/ballots/kvarterpuljen', vote, key, headers),
    await server.post('/api/ballots/kvarterpuljen', vote, newKey(), headers),
    await server.post('/api/ideas/fremtidslab?x=query-secret', { answers: { idea } }, key, headers),
    await server.post('/api/events/faellesspisning', signup, key, headers),
    await server.get('/api/ballots/path-secret', headers),
    await server.get('/path-secret?query-secret', headers),
    await server.get('/api/events/faellesspisning/receipt', {
      authorization: 'Bearer token-secret',
    }),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 409, 201, 201, 404, 404, 404],
  );
  const token = answers[3]?.json.links?.manage?.split('=')[1] ?? '';
  assert.equal(lines.length, answers.length);
  for (const secret of [...secrets, token, 'Mai', '127.0.0.1']) {
    assert.ok(!lines.some((line) => line.includes(secret)), secret);
  }
  for (const line of lines) {
    const entry = JSON.parse(line) as Record<string, unknown>;
    assert.deepEqual(Object.keys(entry), [
      ...['time', 'level', 'requestId', 'method', 'route', 'status', 'milliseconds'],
    ]);
  }
  assert.equal((JSON.parse(lines[0] ?? '') as { route: string }).route, '/api/ballots/:id');
});

test('what breaks is logged by its place in the code, without what it quotes', async (t) => {
  const lines: string[] = [];
  const server = await start(t, { definitions: [ideas()], log: (line) => lines.push(line) });
  const { mock } = t.mock.method(server.storage, 'write', () =>
    Promise.reject(new Error('near "Flere træer": syntax error')),
  );
  const { status } = await server.post('/api/ideas/fremtidslab', {
    answers: { idea: 'Flere træer' },
  });
  mock.restore();
  assert.equal(status, 500);
  const failure = lines.find((line) => line.includes('"where"')) ?? '';
  assert.match(failure, /logs\.test\.ts/);
  assert.ok(!lines.some((line) => line.includes('træer')));
});
