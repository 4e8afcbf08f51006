/** A key that stands twice: JSON.parse takes the last, and nobody who wrote it knows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../src/server/defining/json.ts';

const twice: [text: string, message: string][] = [
  ['{"closes":1,\n"closes":2}', 'has "closes" twice: on line 1 and on line 2'],
  ['[{"a":{"b":1},\n"c":[],\n"a":1}]', 'has "a" twice: on line 1 and on line 3'],
  ['{"a":1,"\\u0061":2}', 'has "\\u0061" twice: on line 1 and on line 1'],
];
for (const [text, message] of twice) {
  test(message, () => assert.throws(() => parseJson(text), { message }));
}

test('a key in another group, or that stands in a text, is another', () => {
  const text = '{"a":{"a":"{\\"a\\":1,"},"b":[{"a":1},{"a":2},"a","a"],"c":"a\\\\","d":"a:"}';
  assert.deepEqual(parseJson(text), JSON.parse(text));
});
