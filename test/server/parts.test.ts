/** Parts of the server that stand alone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { parseJson } from '../../src/server/defining/json.ts';
import { base32, grouped, readBase32 } from '../../src/server/secrets/base32.ts';
import { canonical } from '../../src/server/secrets/canonical.ts';
import { codeKey } from '../../src/server/secrets/keyring.ts';
import { voterCodeHash } from '../../src/server/secrets/voter-code.ts';
import { AddressLimits } from '../../src/server/taking-part/address-limits.ts';

test('base 32 is Crockford’s', () => {
  assert.equal(base32(Uint8Array.of(0, 0, 0, 0, 0), 8), '00000000');
  assert.equal(base32(Uint8Array.of(255, 255, 255, 255, 255), 8), 'ZZZZZZZZ');
  assert.equal(base32(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7), 8), '01234567');
  assert.equal(grouped('7K3MQ9TX2FHD'), '7K3M-Q9TX-2FHD');
});

test('every code is read back, however it is typed', () => {
  const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });
  const typed = fc.constantFrom<(code: string) => string>(
    (code) => code.toLowerCase(),
    (code) => grouped(code),
    (code) => [...code].join(' '),
    (code) => code.replaceAll('0', 'O').replaceAll('1', 'I'),
    (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
  );
  fc.assert(
    fc.property(bytes, typed, (some, type) => {
      const code = base32(some, 12);
      assert.equal(readBase32(type(code), 12), code);
    }),
  );
  for (const wrong of ['', '7K3M', '7K3M-Q9TX-2FHU', '7K3M-Q9TX-2FHD-0', '7K3M_Q9TX_2FHD']) {
    assert.equal(readBase32(wrong, 12), undefined, wrong);
  }
});

test('a code’s hash is its definition’s and its key’s', () => {
  const code = '7K3M-Q9TX-2FHD';
  const [key, other] = [codeKey('ab'.repeat(32)), codeKey('cd'.repeat(32))];
  const hash = voterCodeHash(code, 'ballots', 'a', key);
  assert.match(hash ?? '', /^[0-9a-f]{64}$/);
  assert.equal(voterCodeHash('7k3mq9tx2fhd', 'ballots', 'a', key), hash);
  assert.notEqual(voterCodeHash(code, 'ballots', 'b', key), hash);
  assert.notEqual(voterCodeHash(code, 'budgets', 'a', key), hash);
  assert.notEqual(voterCodeHash(code, 'ballots', 'a', other), hash);
  assert.equal(voterCodeHash('7K3M', 'ballots', 'a', key), undefined);
});

test('canonical JSON is the same for the same value, and only for it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
      const again = JSON.parse(JSON.stringify(one, null, 2)) as unknown;
      assert.equal(canonical(again), canonical(one));
      const equal = canonical(one) === canonical(two);
      assert.equal(
        equal,
        isDeepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(two))),
      );
    }),
  );
  assert.equal(canonical({ b: 1, a: [{ d: 1, c: 2 }] }), canonical({ a: [{ c: 2, d: 1 }], b: 1 }));
  assert.notEqual(canonical(JSON.parse('{"__proto__":1}')), canonical({}));
});

function isDeepEqual(one: unknown, two: unknown): boolean {
  try {
    assert.deepStrictEqual(one, two);
    return true;
  } catch {
    return false;
  }
}

test('a fault in JSON is found where it is', () => {
  const cases: [string, number, number][] = [
    ['', 1, 1],
    ['x', 1, 1],
    ['{"a": tru}', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['[1, 2', 1, 6],
    ['[1 2]', 1, 4],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": "b\nc"}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": 1} x', 1, 10],
    ['{"a": 01}', 1, 7],
    ['[[], {}, {"a": []}, }]', 1, 21],
  ];
  for (const [text, line, column] of cases) {
    assert.throws(
      () => parseJson(text),
      ({ message }: Error) =>
        `${message} `.startsWith(`is not JSON: line ${line}, column ${column} `),
      text,
    );
  }
});

describe('what to look for in broken JSON is said, as far as it can be seen', () => {
  const cases: [string, RegExp | undefined][] = [
    ['', /there is nothing in it/],
    ['{"a": [1, 2', /it ends too early/],
    ['{"a": 1,}', /the comma before } is one too many/],
    ['[1,,2]', /a comma too many/],
    ['[1 2]', /a comma is missing before it/],
    ['{\n  "a": "x"\n  "b": 2\n}', /line 3, column 3 \(a comma is missing before it\)/],
    ['{“a”: 1}', /a curly quote “: it must be a straight one/],
    ['{"a": „x“}', /a curly quote „/],
    ['{"a": "x”,\n"b": 1}', /a curly quote ”/],
    ['{"a": "Bænke "ved" åen"}', /a quote " too many before it: in a text it is \\"/],
    ['{"a": "x\ny"}', /no quote " at the end of its line/],
    ["{'a': 1}", /quotes are double/],
    ['{"a": 1 // note\n}', /JSON has no comments/],
    ['{"a": tru}', /a text stands in quotes/],
    ['{"a":}', undefined],
  ];
  for (const [text, words] of cases) {
    test(JSON.stringify(text), () => {
      const message = words ?? /column \d+$/;
      assert.throws(() => parseJson(text), { message });
    });
  }
});

test('JSON that is whole is read, whatever it is', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', '\uFEFF'), (text, mark) => {
      assert.deepEqual(parseJson(mark + text), JSON.parse(text));
    }),
  );
});

test('where JSON is cut, the fault is never behind the cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, at) => {
      const cut = text.slice(0, at % (text.length + 1));
      try {
        parseJson(cut);
      } catch (error) {
        const column = Number(/column (\d+)/.exec((error as Error).message)?.[1]);
        assert.ok(column >= 1 && column <= cut.length + 1);
      }
    }),
  );
});

test('what an address does is counted until its time is over, each thing by itself', () => {
  let now = 0;
  const limits = new AddressLimits(() => now);
  const limit = { name: 'a', most: 3, seconds: 60 };
  const take = (address = '10.0.0.1', name = 'a') => limits.take(address, { ...limit, name });
  assert.deepEqual([take(), take()], [0, 0]);
  now = 20_500;
  assert.deepEqual([take(), take(), take()], [0, 40, 40]);
  assert.deepEqual([take('10.0.0.2'), take('10.0.0.1', 'b')], [0, 0]);
  now = 59_999;
  assert.equal(take(), 1);
  now = 60_000;
  assert.deepEqual([take(), take(), take(), take()], [0, 0, 0, 60]);
  // A clock put back by an hour: nobody waits for it to come round again.
  now = -3_600_000;
  assert.equal(take(), 0);
  now = 200_000;
  limits.forgetOld();
  assert.equal(limits.size, 0);
});

test('a flood of addresses fills no memory, and those who came last are counted', () => {
  const limits = new AddressLimits(() => 0);
  const limit = { name: 'a', most: 1, seconds: 60 };
  for (let at = 0; at < 120_000; at++)
    limits.take(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, limit);
  assert.equal(limits.size, 50_000);
  assert.equal(limits.take(`10.1.${(119_999 >> 8) & 255}.${119_999 & 255}`, limit), 60);
});

test('a household’s addresses count as one, and another’s do not', () => {
  const pairs: [string, string, boolean][] = [
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::1', true],
    ['2001:0DB8:1:2::7', '2001:db8:1:2::1', true],
    ['2001:db8:1:3::1', '2001:db8:1:2::1', false],
    ['2001:db8::1', '2001:db8:0:0:9::', true],
    ['2001:db8:0:1::1', '2001:db8::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::ffff:10.0.0.1', '10.0.0.1', true],
    ['::ffff:10.0.0.2', '10.0.0.1', false],
  ];
  for (const [one, other, alike] of pairs) {
    const limits = new AddressLimits(() => 0);
    const limit = { name: 'a', most: 1, seconds: 60 };
    limits.take(one, limit);
    assert.equal(limits.take(other, limit) > 0, alike, `${one} ${other}`);
  }
});
