import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { createApp } from '../../src/server/server.ts';
import { openMetrics } from '../../src/server/http/openmetrics.ts';
import { Unavailable } from '../../src/server/storage/unavailable.ts';
import { ballot, vote } from './definitions.ts';
import { newKey, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

const TYPE = /^# TYPE ([a-z_:][\w:]*) (counter|gauge)$/i;
const HELP = /^# HELP ([a-z_:][\w:]*) (?:[^\\\n"]|\\[\\n"])*$/i;
const VALUE = '(-?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|\\.\\d+))';
const LABEL = '[a-z_]\\w*="(?:[^\\\\"\\n]|\\\\[\\\\n"])*"';
const SAMPLE = new RegExp(`^([a-z_:][\\w:]*)(\\{${LABEL}(?:,${LABEL})*\\})? ${VALUE}$`, 'i');

/** Reads OpenMetrics 1.0, as far as it is written here, and refuses what does not keep to it. */
function read(text: string): Map<string, number> {
  assert.ok(text.endsWith('\n# EOF\n'), text);
  const figures = new Map<string, number>();
  const families = new Set<string>();
  let [family, type] = ['', ''];
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    const typed = TYPE.exec(line);
    if (typed) {
      [, family = '', type = ''] = typed;
      assert.ok(!families.has(family), `${family} stands in two places`);
      families.add(family);
      continue;
    }
    if (line.startsWith('# HELP')) {
      assert.equal(HELP.exec(line)?.[1], family, line);
      continue;
    }
    const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? assert.fail(line);
    assert.equal(name, type === 'counter' ? `${family}_total` : family);
    assert.ok(!figures.has(name + labels), line);
    figures.set(name + labels, Number(value));
  }
  return figures;
}

test('metrics tell how the process is, and what it did, by route and never by definition', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  assert.equal((await server.post(path, vote)).status, 201);
  assert.equal((await server.post(path, { selections: [] })).status, 422);
  await server.get(path);
  await server.get(path);
  await server.get('/api/ballots/nix');
  await server.get('/nix');
  const { mock } = t.mock.method(server.storage, 'write', () => Promise.reject(new Unavailable()));
  assert.equal((await server.post(path, vote)).status, 503);
  mock.restore();
  await server.get('/metrics');
  const answer = await server.get('/metrics');
  assert.equal(answer.headers.get('content-type'), 'application/openmetrics-text; version=1.0.0; charset=utf-8'); // prettier-ignore
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const figures = read(answer.text);
  const route = 'route="/api/ballots/:id"';
  const expected = [
    [`samskab_requests_total{method="POST",${route},status="2xx"}`, 1],
    [`samskab_requests_total{method="POST",${route},status="4xx"}`, 1],
    [`samskab_requests_total{method="POST",${route},status="5xx"}`, 1],
    [`samskab_requests_total{method="GET",${route},status="2xx"}`, 2],
    [`samskab_requests_total{method="GET",${route},status="4xx"}`, 1],
    ['samskab_refusals_total{code="rule"}', 1],
    ['samskab_refusals_total{code="not-found"}', 1],
    ['samskab_refusals_total{code="unavailable"}', 1],
    ['samskab_commits_total', 1],
    ['samskab_commit_failures_total', 1],
  ] as const;
  for (const [name, value] of expected) assert.equal(figures.get(name), value, name);
  for (const name of [
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'process_start_time_seconds',
  ]) {
    // prettier-ignore
    assert.ok((figures.get(name) ?? 0) > 0, name);
  }
  for (const name of ['mean', 'p99', 'max']) {
    const late = figures.get(`nodejs_eventloop_lag_${name}_seconds`) ?? -1;
    assert.ok(late >= 0 && late < 60, name);
  }
  assert.ok(!answer.text.includes('kvarterpuljen') && !answer.text.includes('nix'));
});

test('what stands in a label or in a help is escaped', () => {
  const odd = 'a"b\\c\nd';
  const text = openMetrics([
    { name: 'x', type: 'gauge', help: odd, figures: [{ labels: { odd }, value: 1.5e-7 }] },
  ]);
  assert.equal(text, '# TYPE x gauge\n# HELP x a\\"b\\\\c\\nd\nx{odd="a\\"b\\\\c\\nd"} 1.5e-7\n# EOF\n'); // prettier-ignore
  assert.equal(read(text).size, 1);
});

const token = 'a-secret-of-some-length';
const proxied = ['x-forwarded-for', 'X-Forwarded-Host', 'x-real-ip', 'forwarded', 'via'];

test('metrics are for this machine, without a proxy between, and for whoever has the token', async (t) => {
  const server = await start(t, { metricsToken: token });
  const status = async (headers: Record<string, string> = {}) =>
    (await server.get('/metrics', headers)).status;
  assert.equal(await status(), 200);
  for (const name of proxied) {
    assert.equal(await status({ [name]: '127.0.0.1' }), 404, name);
    assert.equal(await status({ [name]: 'x', authorization: `Bearer ${token}` }), 200, name);
  }
  for (const wrong of [
    `Bearer ${token}x`,
    'Bearer ',
    `Basic ${token}`,
    token,
    'Bearer undefined',
  ]) {
    assert.equal(await status({ authorization: wrong }), 404, wrong);
  }
});

const outside = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
const skip = outside === undefined && 'this machine has no address that others can reach';

test('whoever comes from another address needs the token', { skip }, async (t) => {
  const server = await start(t, { host: '0.0.0.0', metricsToken: token });
  const url = `http://${outside}:${server.port}/metrics`;
  assert.equal((await fetch(url)).status, 404);
  assert.equal((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status, 200);
});

test('without a token nobody reads metrics from elsewhere, and they look as if they were not there', async (t) => {
  const server = await start(t);
  const app = createApp(server.storage);
  const ask = (at: string, headers: Record<string, string> = {}) =>
    app.fetch(new Request(`https://deltag.example.dk${at}`, { headers }));
  const answer = await ask('/metrics');
  const nothing = await ask('/nix');
  assert.deepEqual([answer.status, await answer.text()], [404, await nothing.text()]);
  for (const value of ['Bearer ', 'Bearer undefined', `Bearer ${newKey()}`]) {
    assert.equal((await ask('/metrics', { authorization: value })).status, 404);
  }
});
