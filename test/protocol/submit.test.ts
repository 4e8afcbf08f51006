import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  RefusedError,
  UnreachableError,
  UnreadableError,
} from '../../src/protocol/client/errors.ts';
import type { Fetch } from '../../src/protocol/client/request.ts';
import { submit } from '../../src/protocol/client/submit.ts';
import { brokenOff, fake, html, json, lost, problem, silence, type Answer } from './fake-fetch.ts';
import { RECEIPT } from './samples.ts';

const URL_ = 'https://by.example.dk/api/events/faellesspisning';
const KEY = '6f1c2f6e-0000-4000-8000-000000000001';
const BODY = { dates: ['d1'], adults: 1, children: 0 };

describe('submit, where it is stored once', () => {
  const send = (fetch: Fetch, pauses: number[] = [0, 0]) =>
    submit(URL_, BODY, { delivery: 'once', fetch, key: KEY, pauses });

  it('posts JSON under its key, without cookies, and gives the receipt', async () => {
    const { fetch, calls } = fake(json(RECEIPT, 201));
    assert.deepEqual(await send(fetch), RECEIPT);
    const [{ url, init } = assert.fail()] = calls;
    const headers = new Headers(init.headers);
    assert.equal(calls.length, 1);
    assert.deepEqual([url, init.method, init.credentials], [URL_, 'POST', 'omit']);
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(headers.get('accept'), 'application/json');
    assert.equal(headers.get('idempotency-key'), KEY);
    assert.deepEqual(JSON.parse(String(init.body)), BODY);
  });

  const passing: [what: string, answer: Answer][] = [
    ['a lost connection', lost],
    ['an answer that broke off', brokenOff],
    ['500 in HTML', html(500)],
    ['502', html(502)],
    ['503', problem(503, 'internal')],
    ['504', html(504)],
    ['one that is still under way', problem(409, 'in-flight', { 'retry-after': '0' })],
  ];
  for (const [what, answer] of passing) {
    it(`tries again after ${what}: the same body under the same key`, async () => {
      const { fetch, calls } = fake(answer, lost, json(RECEIPT, 201));
      assert.deepEqual(await send(fetch), RECEIPT);
      assert.equal(calls.length, 3);
      for (const { url, init } of calls) {
        assert.equal(url, URL_);
        assert.equal(init.method, 'POST');
        assert.equal(init.credentials, 'omit');
        assert.equal(init.body, calls[0]?.init.body);
        assert.equal(new Headers(init.headers).get('idempotency-key'), KEY);
      }
    });
  }

  it('gives up after the last pause, with what happened last', async () => {
    const down = fake(lost, lost, problem(503, 'internal'));
    await assert.rejects(send(down.fetch), { name: 'RefusedError', status: 503 });
    assert.equal(down.calls.length, 3);
    const away = fake(problem(503, 'internal'), lost);
    await assert.rejects(send(away.fetch, [0]), { name: 'UnreachableError' });
    assert.equal(away.calls.length, 2);
    const once = fake(lost);
    await assert.rejects(send(once.fetch, []), UnreachableError);
    assert.equal(once.calls.length, 1);
  });

  const final: [status: number, code: string][] = [
    [400, 'not-json'],
    [403, 'closed'],
    [404, 'not-found'],
    [409, 'already-voted'],
    [413, 'too-large'],
    [415, 'unsupported-media-type'],
    [422, 'rule'],
    [422, 'key-reused'],
    [429, 'too-many-requests'],
  ];
  for (const [status, code] of final) {
    it(`takes ${status} ${code} for an answer`, async () => {
      const { fetch, calls } = fake(
        problem(status, code, { 'retry-after': '0' }),
        json(RECEIPT, 201),
      );
      await assert.rejects(send(fetch), (error: RefusedError) => {
        assert.deepEqual(
          [error.name, error.status, error.problem.code],
          ['RefusedError', status, code],
        );
        return true;
      });
      assert.equal(calls.length, 1);
    });
  }

  it('takes nothing for a receipt that is none', async () => {
    const bad = [
      html(200),
      html(201),
      json({}),
      json({ code: 7 }),
      new Response('{"code":"K', { status: 201 }),
      json({ code: 'K', links: { manage: 'javascript:alert(1)' } }),
    ];
    for (const answer of bad) {
      const { fetch, calls } = fake(answer);
      await assert.rejects(send(fetch), UnreadableError);
      assert.equal(calls.length, 1);
    }
  });

  it('does not wait for ever, and tries again after that', async () => {
    const { fetch, calls } = fake(silence, json(RECEIPT, 201));
    assert.deepEqual(
      await submit(URL_, BODY, { delivery: 'once', fetch, key: KEY, timeout: 1, pauses: [0] }),
      RECEIPT,
    );
    assert.equal(calls.length, 2);
  });

  it('does not try again once it is called off', async () => {
    const abort = new AbortController();
    const { fetch, calls } = fake(lost, silence);
    const sending = submit(URL_, BODY, {
      delivery: 'once',
      fetch,
      key: KEY,
      pauses: [0, 0],
      signal: abort.signal,
    });
    const reason = new Error('The page is gone');
    while (calls.length < 2) await new Promise((done) => setTimeout(done));
    abort.abort(reason);
    await assert.rejects(sending, reason);
    assert.equal(calls.length, 2);
  });

  it('ends a pause at once when it is called off', async () => {
    const abort = new AbortController();
    const { fetch, calls } = fake(lost, json(RECEIPT, 201));
    const { signal } = abort;
    const options = { delivery: 'once', fetch, key: KEY, pauses: [300], signal } as const;
    const sending = submit(URL_, BODY, options);
    while (calls.length < 1) await Promise.resolve();
    await new Promise((done) => setTimeout(done));
    const reason = new Error('The page is gone');
    abort.abort(reason);
    await assert.rejects(sending, reason);
    assert.equal(calls.length, 1);
  });

  it('brings the receipt of what came first under the key', async () => {
    const reused = { code: 'key-reused', receipt: RECEIPT };
    await assert.rejects(send(fake(json(reused, 422)).fetch), (error: RefusedError) => {
      assert.deepEqual(error.problem, reused);
      return true;
    });
  });

  describe('waits between tries', () => {
    /** Sends on a clock of its own; `after` lets time go by and says how many tries there were. */
    function clocked(t: TestContext, pauses: number[], ...answers: Answer[]) {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const { fetch, calls } = fake(...answers);
      const done = submit(URL_, BODY, { delivery: 'once', fetch, key: KEY, pauses });
      const after = async (milliseconds: number) => {
        await settled();
        t.mock.timers.tick(milliseconds);
        await settled();
        return calls.length;
      };
      return { done, after };
    }
    /** Everything that is ready has run. */
    const settled = async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
    };

    it('as long as it was told', async (t) => {
      const { done, after } = clocked(t, [500, 2000], lost, lost, json(RECEIPT, 201));
      assert.equal(await after(499), 1);
      assert.equal(await after(1), 2);
      assert.equal(await after(1999), 2);
      assert.equal(await after(1), 3);
      assert.deepEqual(await done, RECEIPT);
    });

    it('as long as the server asks', async (t) => {
      const { done, after } = clocked(
        t,
        [1],
        problem(503, 'internal', { 'retry-after': '7' }),
        json(RECEIPT, 201),
      );
      assert.equal(await after(6999), 1);
      assert.equal(await after(1), 2);
      assert.deepEqual(await done, RECEIPT);
    });

    it('but no longer than a minute', async (t) => {
      const { done, after } = clocked(
        t,
        [1],
        problem(409, 'in-flight', { 'retry-after': '3600' }),
        json(RECEIPT, 201),
      );
      assert.equal(await after(59_999), 1);
      assert.equal(await after(1), 2);
      assert.deepEqual(await done, RECEIPT);
    });
  });
});

describe('submit, to a plain service', () => {
  const send = (fetch: Fetch, options: { timeout?: number; signal?: AbortSignal } = {}) =>
    submit(URL_, BODY, { delivery: 'plain', fetch, key: KEY, pauses: [0, 0], ...options });

  it('posts JSON with no header that it may not know', async () => {
    const { fetch, calls } = fake(json({ ok: true }));
    await send(fetch);
    const [{ url, init } = assert.fail()] = calls;
    assert.deepEqual([url, init.method, init.credentials], [URL_, 'POST', 'omit']);
    assert.deepEqual(init.headers, {
      accept: 'application/json',
      'content-type': 'application/json',
    });
    assert.deepEqual(JSON.parse(String(init.body)), BODY);
  });

  const arrived: [what: string, answer: Answer][] = [
    ['JSON of its own', json({ ok: true })],
    ['HTML', html(200)],
    ['nothing', new Response(null, { status: 204 })],
    ['half a JSON', new Response('{"ok":', { status: 202 })],
    ['an answer that broke off', brokenOff],
    ['a link to a script', json({ code: 'K', links: { manage: 'javascript:alert(1)' } })],
  ];
  for (const [what, answer] of arrived) {
    it(`takes any 2xx for arrived: ${what}`, async () => {
      const { fetch, calls } = fake(answer);
      assert.equal(await send(fetch), undefined);
      assert.equal(calls.length, 1);
    });
  }

  it('gives a receipt where there is one', async () => {
    assert.deepEqual(await send(fake(json(RECEIPT, 201)).fetch), RECEIPT);
  });

  const failures: [answer: Answer, name: string][] = [
    [lost, 'UnreachableError'],
    [silence, 'UnreachableError'],
    [html(500), 'RefusedError'],
    [problem(503, 'internal', { 'retry-after': '0' }), 'RefusedError'],
    [problem(409, 'in-flight', { 'retry-after': '0' }), 'RefusedError'],
    [json({ errors: { email: 'is missing' } }, 422), 'RefusedError'],
  ];
  for (const [answer, name] of failures) {
    it(`sends once, and never again by itself: ${name}`, async () => {
      const { fetch, calls } = fake(answer, json({ ok: true }));
      await assert.rejects(send(fetch, { timeout: answer === silence ? 1 : 5000 }), { name });
      assert.equal(calls.length, 1);
    });
  }

  it('stores one for one press with a form service that stores every POST', async () => {
    const stored: unknown[] = [];
    const service = (answer: (init: RequestInit) => Response | Promise<Response>) =>
      fake((init) => {
        stored.push(JSON.parse(String(init.body)));
        return answer(init);
      }).fetch;
    assert.equal(await send(service(() => json({ ok: true }))), undefined);
    assert.deepEqual(stored.splice(0), [BODY]);
    // Its answer was lost, or it broke after it had stored.
    await assert.rejects(send(service(() => Promise.reject(lost))), UnreachableError);
    await assert.rejects(send(service(() => html(502))), RefusedError);
    assert.deepEqual(stored, [BODY, BODY]);
  });

  it('can be called off', async () => {
    const abort = new AbortController();
    const { fetch, calls } = fake(silence);
    const sending = send(fetch, { signal: abort.signal });
    while (calls.length < 1) await Promise.resolve();
    const reason = new Error('The page is gone');
    abort.abort(reason);
    await assert.rejects(sending, reason);
  });
});
