import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  RefusedError,
  UnreachableError,
  UnreadableError,
  loadDefinition,
  receipt,
  submit,
  type Fetch,
} from '../../src/protocol/client.ts';
import { EVENT, RECEIPT } from './samples.ts';

const URL_ = 'https://by.example.dk/api/events/faellesspisning';
const KEY = '6f1c2f6e-0000-4000-8000-000000000001';
const BODY = { dates: ['d1'], adults: 1, children: 0 };

type Answer = Response | Error | ((init: RequestInit) => Response | Promise<Response>);

/** A `fetch` that gives one answer after the other, the last one for ever, and keeps what it was sent. */
function fake(...answers: Answer[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    calls.push({ url, init });
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(init) : answer?.clone();
  }) as unknown as Fetch;
  return { fetch, calls };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return json({ code, status }, status, headers);
}

function html(status: number): Response {
  return new Response('<!doctype html><title>Oops</title>', { status });
}

/** An answer whose body ends in the middle, because the connection did. */
function brokenOff(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"code":'));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status: 201 });
}

/** Never answers; ends when the request is given up. */
function silence({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    // A timeout's own timer does not keep a process alive.
    const alive = setInterval(() => undefined, 1000);
    const end = () => {
      clearInterval(alive);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

const lost = new TypeError('fetch failed');

async function refusedBy(answer: Response): Promise<RefusedError> {
  const error: unknown = await loadDefinition(URL_, { fetch: fake(answer).fetch }).catch(
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof RefusedError, String(error));
  return error;
}

describe('loadDefinition', () => {
  it('asks for JSON, without cookies, and gives what came', async () => {
    const { fetch, calls } = fake(json(EVENT));
    assert.deepEqual(await loadDefinition(URL_, { fetch }), EVENT);
    const [{ url, init } = assert.fail()] = calls;
    assert.equal(calls.length, 1);
    assert.equal(url, URL_);
    assert.equal(init.method, undefined);
    assert.equal(init.credentials, 'omit');
    assert.equal(new Headers(init.headers).get('accept'), 'application/json');
  });

  it('tells a refusal with its code', async () => {
    const error = await refusedBy(problem(403, 'not-eligible'));
    assert.deepEqual(
      [error.name, error.status, error.problem.code],
      ['RefusedError', 403, 'not-eligible'],
    );
    assert.equal(error.retryAfter, undefined);
  });

  it('finds a code where a server gives none', async () => {
    const codes: [status: number, code: string][] = [
      [400, 'rule'],
      [404, 'not-found'],
      [410, 'not-found'],
      [413, 'too-large'],
      [429, 'too-many-requests'],
      [500, 'internal'],
      [502, 'internal'],
      [503, 'internal'],
    ];
    for (const [status, code] of codes) {
      for (const answer of [
        html(status),
        json({ error: 'x' }, status),
        json(null, status),
        json('x', status),
        new Response(null, { status }),
      ]) {
        const error = await refusedBy(answer);
        assert.deepEqual([error.status, error.problem], [status, { code }]);
      }
    }
  });

  it('keeps what a server says, and leaves out what is not said as agreed', async () => {
    const full = { pointer: '/dates/0', code: 'full', limit: 2 };
    const told = { code: 'rule', errors: [full], more: 1 };
    assert.deepEqual((await refusedBy(json(told, 422))).problem, told);
    const errors = [full, { code: 'full' }, { ...full, limit: '2' }];
    assert.deepEqual((await refusedBy(json({ ...told, errors }, 422))).problem, told);
    const foreign = { code: { toString: 'x' }, errors: { name: ['is missing'] } };
    const refused = await refusedBy(json(foreign, 422));
    assert.deepEqual([refused.message, refused.problem], ['422 rule', { code: 'rule' }]);
  });

  it('says how long to wait, a minute at most', async () => {
    const wait = async (seconds: string) =>
      (await refusedBy(problem(429, 'too-many-requests', { 'retry-after': seconds }))).retryAfter;
    assert.equal(await wait('0'), 0);
    assert.equal(await wait('7'), 7000);
    assert.equal(await wait('60'), 60_000);
    assert.equal(await wait('86400'), 60_000);
    assert.equal(await wait('1e300'), 60_000);
    assert.equal(await wait('Wed, 21 Oct 2026 07:28:00 GMT'), undefined);
    assert.equal(await wait('soon'), undefined);
  });

  it('cannot read HTML, half a JSON or nothing', async () => {
    for (const answer of [
      html(200),
      new Response('{"type":"ev'),
      new Response(''),
      new Response(null, { status: 204 }),
    ]) {
      await assert.rejects(loadDefinition(URL_, { fetch: fake(answer).fetch }), UnreadableError);
    }
  });

  it('reaches nobody where nothing, or not everything, comes back', async () => {
    for (const answer of [lost, brokenOff]) {
      const { fetch, calls } = fake(answer);
      await assert.rejects(loadDefinition(URL_, { fetch }), (error: Error) => {
        assert.ok(error instanceof UnreachableError);
        assert.ok(error.cause instanceof TypeError);
        return true;
      });
      assert.equal(calls.length, 1);
    }
  });

  it('does not wait for ever', async () => {
    const { fetch } = fake(silence);
    await assert.rejects(loadDefinition(URL_, { fetch, timeout: 1 }), UnreachableError);
  });

  it('takes being called off for that, and not for a lost connection', async () => {
    const reason = new Error('The page is gone');
    for (const late of [false, true]) {
      const abort = new AbortController();
      const { fetch, calls } = fake(silence);
      const loading = loadDefinition(URL_, { fetch, signal: abort.signal });
      if (late) while (calls.length === 0) await Promise.resolve();
      abort.abort(reason);
      await assert.rejects(loading, reason);
    }
  });
});

it('gets by without AbortSignal.any, which telephones that stopped at iOS 16 do not have', async (t) => {
  const { any } = AbortSignal;
  t.after(() => Object.assign(AbortSignal, { any }));
  Object.assign(AbortSignal, { any: undefined });
  const { signal } = new AbortController();
  const { fetch } = fake(json(EVENT));
  assert.deepEqual(await loadDefinition(URL_, { fetch, signal }), EVENT);
  const waiting = loadDefinition(URL_, { fetch: fake(silence).fetch, signal, timeout: 1 });
  await assert.rejects(waiting, UnreachableError);
});

describe('a definition that the loader asked for', () => {
  type Preloaded = Map<string, Promise<readonly [Response, string]>>;
  const preloaded = (globalThis as unknown as Record<symbol, Preloaded>)[
    Symbol.for('samskab.preload')
  ] as Preloaded;

  /** An answer with its body, as the loader has read it. */
  async function early(response: Response): Promise<readonly [Response, string]> {
    return [response, await response.text()];
  }

  /** Stands in for the page's own `fetch`. */
  function page(t: TestContext, ...answers: Answer[]) {
    const own = fake(...answers);
    t.mock.method(globalThis, 'fetch', own.fetch);
    return own.calls;
  }

  it('is used, once', async (t) => {
    const calls = page(t, json({ from: 'the network' }));
    preloaded.set(URL_, early(json({ from: 'the loader' })));
    assert.deepEqual(await loadDefinition(URL_), { from: 'the loader' });
    assert.equal(calls.length, 0);
    assert.equal(preloaded.size, 0);
    assert.deepEqual(await loadDefinition(URL_), { from: 'the network' });
    assert.equal(calls.length, 1);
  });

  it('is asked for again where it was lost on the way', async (t) => {
    const calls = page(t, json(EVENT));
    preloaded.set(URL_, Promise.reject(lost));
    assert.deepEqual(await loadDefinition(URL_), EVENT);
    assert.equal(calls.length, 1);
    assert.equal(calls[0]?.init.credentials, 'omit');
  });

  it('may be a refusal, which is not asked for again by itself', async (t) => {
    const calls = page(t, json(EVENT));
    preloaded.set(URL_, early(html(404)));
    await assert.rejects(loadDefinition(URL_), RefusedError);
    assert.equal(calls.length, 0);
    assert.deepEqual(await loadDefinition(URL_), EVENT);
  });

  it('is not used for another endpoint, nor by a page that fetches itself', async (t) => {
    const calls = page(t, json({ from: 'the network' }));
    preloaded.set(URL_, early(json({ from: 'the loader' })));
    assert.deepEqual(await loadDefinition(`${URL_}-2`), { from: 'the network' });
    assert.equal(calls.length, 1);
    const { fetch } = fake(json({ from: 'the page' }));
    assert.deepEqual(await loadDefinition(URL_, { fetch }), { from: 'the page' });
    preloaded.clear();
  });
});

describe('submit', () => {
  const send = (fetch: Fetch, pauses: number[] = [0, 0]) =>
    submit(URL_, BODY, { fetch, key: KEY, pauses });

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
      await submit(URL_, BODY, { fetch, key: KEY, timeout: 1, pauses: [0] }),
      RECEIPT,
    );
    assert.equal(calls.length, 2);
  });

  it('does not try again once it is called off', async () => {
    const abort = new AbortController();
    const { fetch, calls } = fake(lost, silence);
    const sending = submit(URL_, BODY, { fetch, key: KEY, pauses: [0, 0], signal: abort.signal });
    const reason = new Error('The page is gone');
    while (calls.length < 2) await new Promise((done) => setTimeout(done));
    abort.abort(reason);
    await assert.rejects(sending, reason);
    assert.equal(calls.length, 2);
  });

  describe('waits between tries', () => {
    /** Sends on a clock of its own; `after` lets time go by and says how many tries there were. */
    function clocked(t: TestContext, pauses: number[], ...answers: Answer[]) {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const { fetch, calls } = fake(...answers);
      const done = submit(URL_, BODY, { fetch, key: KEY, pauses });
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

describe('receipt', () => {
  it('is read and cancelled with its token in a header, and nowhere else', async () => {
    for (const method of ['GET', 'DELETE'] as const) {
      const { fetch, calls } = fake(json(RECEIPT));
      assert.deepEqual(await receipt(`${URL_}/receipt`, 'secret', method, { fetch }), RECEIPT);
      const [{ url, init } = assert.fail()] = calls;
      assert.deepEqual([url, init.method, init.credentials], [`${URL_}/receipt`, method, 'omit']);
      assert.equal(new Headers(init.headers).get('authorization'), 'Bearer secret');
      assert.equal(init.body, undefined);
    }
  });

  it('fails as everything else does, and is not tried again', async () => {
    const failures: [answer: Answer, name: string][] = [
      [problem(404, 'not-found'), 'RefusedError'],
      [html(500), 'RefusedError'],
      [lost, 'UnreachableError'],
      [html(200), 'UnreadableError'],
      [json({}), 'UnreadableError'],
    ];
    for (const [answer, name] of failures) {
      const { fetch, calls } = fake(answer, json(RECEIPT));
      await assert.rejects(receipt(URL_, 'secret', 'DELETE', { fetch }), { name });
      assert.equal(calls.length, 1);
    }
  });
});
