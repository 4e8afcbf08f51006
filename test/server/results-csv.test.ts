import assert from 'node:assert/strict';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { mainHere, start } from './tools.ts';

const id = 'kvarterpuljen';
const path = `/api/ballots/${id}`;
const THEN = Date.parse('2020-06-01T12:00:00Z');

test('what came out is a table too, for a spreadsheet, in the language of the vote', async (t) => {
  const formula = { id: 'p1', name: '=1+1;"x"', cost: 10_050 };
  const [, ...others] = ballot().items.map((item, at) => ({ ...item, cost: (at + 1) * 10_000 }));
  const definition = ballot({
    ...{ currency: 'DKK', budget: 30_000, closes: '2020-07-01T00:00:00Z' },
    ...{ counting: { rule: 'greedy' }, items: [formula, ...others] },
  });
  const server = await start(t, { definitions: [definition], now: () => THEN });
  for (const item of ['p1', 'p2', 'p2', 'p3', 'p3', 'p3']) {
    assert.equal((await server.post(path, { selections: [{ item }] })).status, 201);
  }
  const before = await server.get(`${path}/results.csv`);
  assert.deepEqual([before.status, before.json['code']], [404, 'not-published']);
  const publish = ['publish', `ballots/${id}`, '--because', 'Slut', '--data', server.data];
  assert.equal((await mainHere(t, publish)).code, 0);
  const { status, text, headers } = await server.get(`${path}/results.csv`);
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(headers.get('content-disposition'), `attachment; filename="${id}.csv"`);
  const [head = '', ...lines] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
  assert.equal(
    head,
    '"id";"Navn (name)";"Pris, DKK (cost)";"Stemmer (votes)";"Valgt (selected)";"Valgt som nummer (place)";"Hvorfor? (why)";"Talte stemmesedler (ballots)";"Heraf blanke (blank)";"Så mange fik intet af det, de ville have (nothing)"',
  );
  assert.match(lines[0] ?? '', /^"p3";".*";300\.?,?0*;3;"Ja \(true\)";1;"fitted";6;0;3$/);
  assert.equal(lines.at(-1), `"p1";"'=1+1;""x""";100,50;1;"Nej (false)";;"too-expensive";6;0;3`);
  assert.equal(lines.length, 3);
});
