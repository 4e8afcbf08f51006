import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  RefusedError,
  UnreachableError,
  UnreadableError,
} from '../../src/protocol/client/errors.ts';
import { loadDefinition } from '../../src/protocol/client/load-definition.ts';
import { receipt } from '../../src/protocol/client/receipt.ts';
import { brokenOff, fake, html, json, lost, problem, silence, type Answer } from './fake-fetch.ts';
import { EVENT, RECEIPT } from './samples.ts';

const URL_ = 'https://by.example.dk/api/events/faellesspisning';

async function refusedBy(answer: Response): Promise<RefusedError> {
  const error: unknown = await receipt(URL_, 'token', 'GET', { fetch: fake(answer).fetch }).catch(
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof RefusedError, String(error));
  return error;
}

describe('loadDefinition', () => {
  it('asks for JSON, without cookies, and gives what came', async () => {
    const { fetch, calls } = fake(json(EVENT));
    assert.deepEqual((await loadDefinition(URL_, { fetch })).definition, EVENT);
    const [{ url, init } = assert.fail()] = calls;
    assert.equal(calls.length, 1);
    assert.equal(url, URL_);
    assert.equal(init.method, undefined);
    assert.equal(init.credentials, 'omit');
    assert.equal(new Headers(init.headers).get('accept'), 'application/json');
  });

  it('tells what the server’s clock says by now, as far as it is told', async () => {
    const date = 'Thu, 26 Nov 2026 12:00:00 GMT';
    const noon = Date.parse(date);
    const at = async (headers: Record<string, string>) => {
      const { fetch } = fake(Response.json(EVENT, { headers }));
      return (await loadDefinition(URL_, { fetch })).at;
    };
    assert.equal(await at({ date }), noon);
    assert.equal(await at({ date, age: '90' }), noon + 90_000, 'a cache has kept it');
    assert.equal(await at({}), Number.NaN);
    assert.equal(await at({ date: 'yesterday' }), Number.NaN);
  });

  it('tells a refusal by its status alone', async () => {
    const { fetch } = fake(problem(404, 'not-found'));
    await assert.rejects(loadDefinition(URL_, { fetch }), (error: Error) => {
      assert.ok(error instanceof RefusedError);
      assert.equal(error.status, 404);
      return true;
    });
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
  assert.deepEqual((await loadDefinition(URL_, { fetch, signal })).definition, EVENT);
  const waiting = loadDefinition(URL_, { fetch: fake(silence).fetch, signal, timeout: 1 });
  await assert.rejects(waiting, UnreachableError);
});

describe('a page in place of an endpoint', () => {
  const PAGE = 'https://by.example.dk/events/faellesspisning';
  const named = (href: string) => `<!DOCTYPE html>
    <meta property="og:title" content="a > b" /><link rel="alternate" hreflang="en" href="?lang=en">
    <LINK href='${href}' TYPE=application/json rel="alternate">`;
  const page = (text: string) => new Response(text, { headers: { 'content-type': 'text/html' } });

  it('names its definition, which is followed and is where everything else goes by', async () => {
    const { fetch, calls } = fake(page(named('../api/events/faellesspisning?a=1&amp;b=2')), json(EVENT)); // prettier-ignore
    const { definition, url } = await loadDefinition(PAGE, { fetch });
    assert.deepEqual(definition, EVENT);
    assert.equal(url, `${URL_}?a=1&b=2`);
    assert.deepEqual(calls.map((call) => call.url), [PAGE, url]); // prettier-ignore
  });

  it('is no way to another server, nor to a page after it, and says what is wrong', async () => {
    for (const [answers, said] of [
      [[page(named('https://ond.example/api'))], /on another server/],
      [[page(named('http://by.example.dk/api'))], /on another server/],
      [[page(named('http://['))], /on another server/],
      [[page('<p>Hej'), json(EVENT)], /names no definition/],
      [[page('<link rel="alternate" href="feed.xml" type="application/rss+xml">')], /names no/],
      [[page(named('a')), page(named('b')), json(EVENT)], /not JSON/],
    ] as const) {
      const { fetch, calls } = fake(...answers);
      await assert.rejects(loadDefinition(PAGE, { fetch }), (error: Error) => {
        assert.ok(error instanceof UnreadableError);
        assert.match(error.message, said);
        return true;
      });
      assert.ok(calls.length < 3);
    }
  });

  it('is told of by its status where it is not there', async () => {
    for (const answers of [[html(404)], [page(named('a')), problem(404, 'not-found')]]) {
      await assert.rejects(loadDefinition(PAGE, { fetch: fake(...answers).fetch }), RefusedError);
    }
  });
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
    assert.deepEqual((await loadDefinition(URL_)).definition, { from: 'the loader' });
    assert.equal(calls.length, 0);
    assert.equal(preloaded.size, 0);
    assert.deepEqual((await loadDefinition(URL_)).definition, { from: 'the network' });
    assert.equal(calls.length, 1);
  });

  it('is asked for again where it was lost on the way', async (t) => {
    const calls = page(t, json(EVENT));
    preloaded.set(URL_, Promise.reject(lost));
    assert.deepEqual((await loadDefinition(URL_)).definition, EVENT);
    assert.equal(calls.length, 1);
    assert.equal(calls[0]?.init.credentials, 'omit');
  });

  it('may be a refusal, which is not asked for again by itself', async (t) => {
    const calls = page(t, json(EVENT));
    preloaded.set(URL_, early(html(404)));
    await assert.rejects(loadDefinition(URL_), RefusedError);
    assert.equal(calls.length, 0);
    assert.deepEqual((await loadDefinition(URL_)).definition, EVENT);
  });

  it('is not used for another endpoint, nor by a page that fetches itself', async (t) => {
    const calls = page(t, json({ from: 'the network' }));
    preloaded.set(URL_, early(json({ from: 'the loader' })));
    assert.deepEqual((await loadDefinition(`${URL_}-2`)).definition, { from: 'the network' });
    assert.equal(calls.length, 1);
    const { fetch } = fake(json({ from: 'the page' }));
    assert.deepEqual((await loadDefinition(URL_, { fetch })).definition, { from: 'the page' });
    preloaded.clear();
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

describe('a refusal', () => {
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

  it('says how long to wait', async () => {
    const wait = async (seconds: string) =>
      (await refusedBy(problem(429, 'too-many-requests', { 'retry-after': seconds }))).retryAfter;
    assert.equal(await wait('0'), 0);
    assert.equal(await wait('7'), 7000);
    assert.equal(await wait('60'), 60_000);
    assert.equal(await wait('86400'), 86_400_000);
    assert.equal(await wait('Wed, 21 Oct 2026 07:28:00 GMT'), undefined);
    assert.equal(await wait('soon'), undefined);
  });
});
