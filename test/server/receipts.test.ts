/** A receipt tells that a ballot was recorded, and not which; the list of them tells how many. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionKey } from '../../src/server/secrets/submission-key.ts';
import { ballot, vote } from './definitions.ts';
import { newKey, rows, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

/** @returns the codes that come from a key, in their order */
function codesOf(key: string): string[] {
  const { receiptCode } = submissionKey(key, 'ballots', 'kvarterpuljen');
  return [0, 1, 2].map((derivation) => receiptCode(derivation));
}

/** Takes codes, so that whoever has them from their key is given others. */
async function take({ storage }: TestServer, codes: readonly string[]): Promise<void> {
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const values = codes.map((code) => ({ ...owner, code }));
  await storage.write((db) => db.insertInto('receipts').values(values).execute());
}

test('where a code is taken the next of the same key is given, and given again', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const key = newKey();
  const [first = '', second = '', third = ''] = codesOf(key);
  assert.equal(new Set([first, second, third]).size, 3);
  await take(server, [first, second]);
  const answer = await server.post(path, vote, key);
  assert.deepEqual([answer.status, answer.json], [201, { code: third }]);
  // Also where the first has become free, and where other bodies come.
  await server.storage.write((db) => db.deleteFrom('receipts').where('code', '=', first).execute());
  const again = await server.post(path, vote, key);
  assert.deepEqual([again.status, again.text], [201, answer.text]);
  const other = await server.post(path, { selections: [{ item: 'p2' }] }, key);
  assert.deepEqual([other.status, other.json['receipt']], [422, { code: third }]);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a code is taken in its own definition alone', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const key = newKey();
  const code = submissionKey(key, 'ballots', 'anden').receiptCode();
  await take(server, [code]);
  assert.equal((await server.post('/api/ballots/anden', vote, key)).json.code, code);
});
