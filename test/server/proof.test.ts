/** A proof of work, as the widget makes it and the server looks at it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isProof, proofText } from '../../src/protocol/proof.ts';
import { prove } from '../../src/ui/sending/proof.ts';
import { ballot, vote } from './definitions.ts';
import { newKey, rows, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const definition = ballot({ proofOfWork: true });

test('a proof is the number that makes the hash begin with 16 zero bits', async () => {
  const key = newKey();
  const nonce = await prove(definition, key);
  const text = `samskab-proof:ballot:kvarterpuljen:${key}:${nonce}`;
  assert.equal(proofText(definition, key, nonce), text);
  assert.match(createHash('sha256').update(text).digest('hex'), /^0000/);
  for (const [hash, proves] of [
    ['0000ff', true],
    ['0001ff', false],
    ['0100ff', false],
  ] as const) {
    assert.equal(isProof(Buffer.from(hash, 'hex')), proves);
  }
});

test('who has not worked is refused, and a proof is good for one key of one definition', async (t) => {
  const other = ballot({ id: 'anden', proofOfWork: true });
  const server = await start(t, { definitions: [definition, other, ballot({ id: 'fri' })] });
  const key = newKey();
  const proof = await prove(definition, key);
  const post = (to: string, by: string, sent?: string) =>
    server.post(to, vote, by, sent === undefined ? {} : { 'samskab-proof': sent });
  for (const wrong of [
    undefined,
    '',
    'x',
    '-1',
    '1e3',
    `${proof} `.repeat(9),
    String(Number(proof) + 1),
  ]) {
    const answer = await post(path, key, wrong);
    assert.deepEqual([answer.status, answer.json['code']], [400, 'proof-missing'], wrong);
  }
  assert.equal((await post(path, newKey(), proof)).status, 400);
  assert.equal((await post('/api/ballots/anden', key, proof)).status, 400);
  assert.equal((await post('/api/ballots/fri', newKey())).status, 201);
  const first = await post(path, key, proof);
  const again = await post(path, key, proof);
  assert.deepEqual([first.status, again.status, again.text], [201, 201, first.text]);
  assert.equal((await rows(server, 'votes')).length, 2);
  const preflight = await server.send('OPTIONS', path, {
    headers: { origin: 'https://by.example', 'access-control-request-method': 'POST' },
  });
  const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
  assert.ok(allowed.split(',').includes('samskab-proof'), allowed);
});
