import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { logTo, type LogStream } from '../../src/server/cli/log-stream.ts';
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
  const token = answers[3]?.json.links?.manage?.split('=').at(-1) ?? '';
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

test('what SQLite says is logged, with its number', async (t) => {
  const lines: string[] = [];
  const server = await start(t, { definitions: [ideas()], log: (line) => lines.push(line) });
  await server.storage.write((db) => db.schema.dropTable('ideas').execute());
  const idea = { answers: { idea: 'Flere træer' } };
  assert.equal((await server.post('/api/ideas/fremtidslab', idea)).status, 500);
  const failure = JSON.parse(lines.find((line) => line.includes('"where"')) ?? '') as object;
  const { code, sqlite, message } = failure as Record<string, unknown>;
  assert.deepEqual([code, sqlite, message], ['ERR_SQLITE_ERROR', 1, 'no such table: ideas']);
  assert.ok(!lines.some((line) => line.includes('træer')));
});

test('a housekeeping that fails is logged, and the server goes on', async (t) => {
  const lines: string[] = [];
  t.mock.timers.enable({ apis: ['setInterval'] });
  const server = await start(t, { definitions: [ideas()], log: (line) => lines.push(line) });
  await server.storage.write((db) => db.schema.dropTable('lived_days').execute());
  t.mock.timers.tick(60_000);
  t.mock.timers.reset();
  const failures = () => lines.filter((line) => line.includes('"during":"housekeeping"'));
  for (let tries = 0; failures().length === 0 && tries < 100; tries++) await wait(10);
  assert.match(failures().join('\n'), /"message":"no such table: lived_days"/);
  assert.equal((await server.get('/health')).status, 200);
});

/** What process.stdout is: a stream that goes on after it has failed. */
function fickle() {
  const state = { full: false, text: '' };
  const stream = {
    writableLength: 0,
    on: () => stream,
    write(chunk: string, done: (error?: Error) => void) {
      if (!state.full) state.text += chunk;
      setImmediate(() => done(state.full ? new Error('ENOSPC') : undefined));
      return true;
    },
  };
  return { state, stream: stream as unknown as LogStream };
}

test('lines that cannot be written are dropped, counted, and told of once they can be', async () => {
  const { state, stream } = fickle();
  const log = logTo(stream, 'stdout');
  log('one');
  await nextTurn();
  state.full = true;
  for (const line of ['two', 'three', 'four']) {
    log(line);
    await wait(5);
  }
  state.full = false;
  log('five');
  await nextTurn();
  log('six');
  const [one, gap, told = '', five, six] = state.text.split('\n');
  assert.deepEqual([one, gap, five, six], ['one', '', 'five', 'six']);
  const { error, from, dropped } = JSON.parse(told) as Record<string, unknown>;
  assert.deepEqual([error, from, dropped], ['LinesDropped', 'stdout', 3]);
});

test('a reader that does not read costs at most a megabyte', async () => {
  const waiting: (() => void)[] = [];
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      waiting.push(done);
    },
  });
  const log = logTo(stream, 'stdout');
  for (let count = 0; count < 3000; count++) log('x'.repeat(999));
  assert.ok(stream.writableLength < 1_100_000, String(stream.writableLength));
  for (let done = waiting.shift(); done; done = waiting.shift()) {
    done();
    await nextTurn();
  }
  log('at last');
  assert.match(text, /"dropped":1999\}\nat last\n$/);
});
