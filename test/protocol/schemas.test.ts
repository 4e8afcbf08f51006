import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { ProblemDetailsSchema } from '../../src/protocol/problem.ts';
import { ReceiptSchema } from '../../src/protocol/receipt.ts';
import { RESOURCES } from '../../src/protocol/resources.ts';
import {
  BAD_LINKS,
  BALLOTS,
  BUDGETS,
  DEFINITIONS,
  EVENT,
  IDEA,
  IDEAS,
  RECEIPT,
  SELECTIONS,
  SIGNUP,
  changed,
} from './samples.ts';

type Sample = (typeof DEFINITIONS)[number];
/** Where a fault is put, what is put there, and where it must be told of, if elsewhere. */
type Fault = [path: string, value: unknown, told?: string];

function schemaOf(sample: Sample): v.GenericSchema {
  const found = Object.values(RESOURCES).find(({ type }) => type === sample.type);
  return found?.definition as v.GenericSchema;
}

/** @returns where a value does not fit, as dots; empty where it does */
function faults(schema: v.GenericSchema, value: unknown): string[] {
  const result = v.safeParse(schema, value);
  return result.success ? [] : result.issues.map((issue) => v.getDotPath(issue) ?? '');
}

/** Nothing, and something of every other type than is right there. */
const FOREIGN = [null, 7.5, 'ü\u0000', true, [], {}, [[]]];

describe('a good definition', () => {
  for (const sample of DEFINITIONS) {
    it(`is taken as it is (${sample.id})`, () => {
      assert.deepEqual(v.parse(schemaOf(sample), structuredClone(sample)), sample);
    });

    it(`loses keys that nobody knows (${sample.id})`, () => {
      const more = { ...sample, nonsense: 1, links: { ...sample.links, other: 'x' } };
      assert.deepEqual(v.parse(schemaOf(sample), more), sample);
    });
  }
});

describe('a key that is missing', () => {
  const needed: [sample: Sample, paths: string[]][] = [
    [
      BALLOTS.approval,
      ['type', 'method', 'id', 'title', 'language', 'items', 'items.0.id', 'items.1.name'],
    ],
    [BALLOTS.cumulative, ['maxSumPoints']],
    [BALLOTS.scoring, ['maxPoints']],
    [BUDGETS.knapsack, ['currency', 'budget', 'items', 'items.1.cost']],
    [BUDGETS.allocation, ['currency', 'budget', 'items.0.name']],
    [
      IDEAS,
      [
        'type',
        'fields',
        'fields.0.label',
        'fields.2.options',
        'fields.2.options.1.id',
        'fields.5.currency',
        'persona.fields',
        'origin.place',
      ],
    ],
    [EVENT, ['type', 'dates', 'dates.0.id', 'dates.0.starts', 'dates.1.ends', 'dates.1.capacity']],
  ];
  for (const [sample, paths] of needed) {
    it(`is told of by its path (${sample.id})`, () => {
      for (const path of paths) {
        assert.deepEqual(faults(schemaOf(sample), changed(sample, path, undefined)), [path]);
      }
    });
  }

  it('is told of at the top, where what is there is nothing like a definition', () => {
    for (const sample of DEFINITIONS) {
      for (const junk of [null, undefined, 3, 'x', true, Number.NaN]) {
        assert.deepEqual(faults(schemaOf(sample), junk), ['']);
      }
      assert.notDeepEqual(faults(schemaOf(sample), []), []);
      assert.notDeepEqual(faults(schemaOf(sample), {}), []);
    }
  });
});

describe('a value of another type', () => {
  for (const sample of DEFINITIONS) {
    it(`is told of by its path, wherever it is (${sample.id})`, () => {
      for (const path of paths(sample)) {
        for (const foreign of FOREIGN) {
          const original = path
            .split('.')
            .reduce<unknown>((inner, key) => (inner as never)[key], sample);
          if (kindOf(original) === kindOf(foreign)) continue;
          // A text may be a map, and an empty list passes for an empty object.
          const found = faults(schemaOf(sample), changed(sample, path, foreign));
          const where = found.some(
            (one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
          );
          const harmless = found.length === 0 && isHarmless(original, foreign);
          assert.ok(where || harmless, `${path} = ${JSON.stringify(foreign)}: ${found.join()}`);
        }
      }
    });
  }
});

/** @returns whether both are shapes that can stand for each other: text and map, an empty map. */
function isHarmless(original: unknown, foreign: unknown): boolean {
  if (kindOf(original) === 'object')
    return kindOf(foreign) === 'string' || kindOf(foreign) === 'list';
  return false;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value;
}

/** @returns the paths of all that is in a value, as dots */
function paths(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...paths(inner).map((path) => `${key}.${path}`),
  ]);
}

describe('a definition at odds with itself', () => {
  const wrong: [sample: Sample, faults: Fault[]][] = [
    [
      BALLOTS.approval,
      [
        ['items.2.id', 'p1'],
        ['minLength', 4],
        ['closes', '2026-10-01T00:00:00Z', 'opens'],
        ['items', []],
        ['order', 'best-first'],
        ['credential', 'passport'],
        ['phase', 'soon'],
        ['delivery', 'twice'],
        ['currency', 'kr'],
        ['currency', 'dkk'],
      ],
    ],
    [
      BALLOTS.ordinal,
      [
        ['items.1.id', 'p1'],
        ['maxLength', 0, 'minLength'],
        ['method', 'guess'],
      ],
    ],
    [
      BALLOTS.cumulative,
      [
        ['items.1.id', '007', 'items.2.id'],
        ['minSumPoints', 11],
        ['maxSumPoints', -1],
        ['maxSumPoints', 2 ** 53],
        ['maxPoints', 1.5],
      ],
    ],
    [
      BALLOTS.scoring,
      [
        ['minPoints', 3],
        ['maxPoints', -3, 'minPoints'],
        ['items.1.id', 'p1'],
      ],
    ],
    [
      BUDGETS.knapsack,
      [
        ['minSumCost', 100_001],
        ['budget', 49_999, 'minSumCost'],
        ['items.1.id', 'p1'],
        ['items.0.cost', -1],
        ['items.0.cost', 0.5],
        ['items.0.cost', 1e308],
        ['minLength', 4],
        ['opens', '2027-10-01T00:00:00Z'],
        ['type', 'ballot'],
      ],
    ],
    [
      BUDGETS.allocation,
      [
        ['items.0.min', 60_001],
        ['items.0.max', 99, 'items.0.min'],
        ['items.0.step', 0],
        ['items.0.step', -50],
        ['items.1.id', 'p1'],
        ['method', 'lottery'],
      ],
    ],
    [
      IDEAS,
      [
        ['fields.0.minLength', 81],
        ['fields.1.minLength', 1],
        ['fields.3.minLength', 3],
        ['fields.4.min', 11],
        ['fields.4.step', 0],
        ['fields.4.step', -1],
        ['fields.5.min', 101],
        ['fields.5.min', -1],
        ['fields.8.min', '2027-01-01'],
        ['fields.8.min', '2026-02-31'],
        ['fields.8.max', '31.12.2026'],
        ['fields.2.options.1.id', 'a'],
        ['fields.3.options.1.id', 'a'],
        ['fields.2.options', []],
        ['fields.9.id', 'f1'],
        ['fields.0.kind', 'colour'],
        ['fields', []],
        ['persona.fields.1.id', 'f1'],
        ['persona.fields', []],
        ['contact.name', 'please'],
      ],
    ],
    [
      EVENT,
      [
        ['dates.1.id', 'd1'],
        ['dates.0.ends', '2027-01-08T17:59:59+01:00', 'dates.0.starts'],
        ['dates.0.capacity', -1],
        ['dates.0.capacity', 0.5],
        ['dates', []],
        ['timeZone', 'Europe/Ellevad'],
        ['timeZone', ''],
        ['maxDates', 0],
        ['maxAdults', -1],
        ['limits', { perAddress: { most: 0, seconds: 60 } }, 'limits.perAddress.most'],
        ['limits', { perAddress: { most: 1, seconds: 3601 } }, 'limits.perAddress.seconds'],
        ['fields.1.id', 'f3'],
        ['personFields.1.id', 'f1'],
      ],
    ],
  ];
  for (const [sample, list] of wrong) {
    for (const [path, value, told = path] of list) {
      it(`is told of (${sample.id}: ${path} = ${JSON.stringify(value)})`, () => {
        const [first] = faults(schemaOf(sample), changed(sample, path, value));
        assert.equal(first, told);
      });
    }
  }

  it('may be equal where it may not be above', () => {
    const equal: [sample: Sample, path: string, value: unknown][] = [
      [BALLOTS.approval, 'minLength', 3],
      [BALLOTS.approval, 'opens', '2026-12-01T01:00:00+01:00'],
      [BALLOTS.cumulative, 'minSumPoints', 10],
      [BALLOTS.scoring, 'minPoints', 2],
      [BUDGETS.knapsack, 'minSumCost', 100_000],
      [BUDGETS.allocation, 'items.0.min', 60_000],
      [IDEAS, 'fields.8.min', '2026-12-31'],
      [EVENT, 'dates.0.ends', EVENT.dates[0]?.starts],
    ];
    for (const [sample, path, value] of equal) {
      assert.deepEqual(faults(schemaOf(sample), changed(sample, path, value)), [], path);
    }
  });

  it('is told of at every place', () => {
    const twice = changed(changed(BALLOTS.ordinal, 'items.1.id', 'p1'), 'items.2.id', 'p1');
    assert.deepEqual(faults(schemaOf(BALLOTS.ordinal), twice), ['items.1.id', 'items.2.id']);
  });
});

describe('ids', () => {
  const take = (id: string) => faults(schemaOf(IDEAS), changed(IDEAS, 'fields.0.id', id));

  it('may be anything short that can be seen', () => {
    for (const id of ['a/b', '~', ' ', '007', 'toString', '👩‍👩‍👧', 'x'.repeat(100)]) {
      assert.deepEqual(take(id), [], id);
    }
  });

  it('hold no control character, no half a character and not too much', () => {
    for (const id of ['', 'a\nb', 'a\u0000', '\u007f', '\ud800', 'a\udc00', 'x'.repeat(101)]) {
      assert.deepEqual(take(id), ['fields.0.id'], JSON.stringify(id));
    }
  });

  it('of fields are none that would be lost among the answers', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('__proto__', 'constructor', 'prototype'), fc.string()),
        (id) => {
          if (take(id).length > 0) return;
          const submission = JSON.parse(`{"answers":{${JSON.stringify(id)}:"kept"}}`) as unknown;
          const output = v.parse(RESOURCES.ideas.submission, submission);
          assert.equal(Object.getOwnPropertyDescriptor(output.answers, id)?.value, 'kept');
        },
      ),
    );
    for (const id of ['__proto__', 'constructor', 'prototype']) {
      assert.deepEqual(take(id), ['fields.0.id'], id);
    }
  });

  it('of definitions can stand in a URL', () => {
    for (const id of ['a', '7', 'kvarter-puljen-2026', 'x'.repeat(100)]) {
      assert.deepEqual(faults(schemaOf(EVENT), { ...EVENT, id }), [], id);
    }
    for (const id of ['', '-a', 'Å', 'a b', 'a/b', '..', 'A', 'a_b', 'x'.repeat(101)]) {
      assert.deepEqual(faults(schemaOf(EVENT), { ...EVENT, id }), ['id'], id);
    }
  });
});

describe('texts', () => {
  it('may be in one language or in several', () => {
    for (const title of ['', 'Bænke', { da: 'Bænke' }, { 'zh-Hant-TW': '', 'sr-Latn': 'x' }]) {
      assert.deepEqual(faults(schemaOf(EVENT), { ...EVENT, title }), []);
    }
  });

  it('are told of where they are in no language, or in one that is none', () => {
    const bad = [{}, { '': 'x' }, { 'd a': 'x' }, { danish_dk: 'x' }, { da: 3 }, { x: 'x' }];
    for (const title of bad) {
      const [first = 'none'] = faults(schemaOf(EVENT), { ...EVENT, title });
      assert.match(first, /^title/, JSON.stringify(title));
    }
  });
});

describe('languages', () => {
  const take = (language: string) => faults(schemaOf(EVENT), { ...EVENT, language });

  it('are tags that can be formatted by', () => {
    for (const tag of ['da', 'pt-BR', 'zh-Hant-TW', 'ar-u-nu-latn', 'sl-rozaj', 'DA-dk']) {
      assert.deepEqual(take(tag), [], tag);
    }
    for (const tag of ['', 'd', 'da_DK', 'abcd', 'en-a', 'da-DK-DK', 'sl-rozaj-rozaj', 'da-']) {
      assert.equal(take(tag)[0], 'language', tag);
    }
    const any = fc.stringMatching(/^[a-z]{2,5}(-[A-Za-z0-9]{1,5}){0,3}$/);
    fc.assert(
      fc.property(any, (tag) => {
        if (take(tag).length > 0) return;
        assert.doesNotThrow(() => new Intl.Locale(tag).maximize());
      }),
    );
  });
});

describe('a submission', () => {
  it('is taken as it is', () => {
    assert.deepEqual(v.parse(RESOURCES.ballots.submission, SELECTIONS), SELECTIONS);
    assert.deepEqual(v.parse(RESOURCES.budgets.submission, SELECTIONS), SELECTIONS);
    assert.deepEqual(v.parse(RESOURCES.ideas.submission, IDEA), IDEA);
    assert.deepEqual(v.parse(RESOURCES.events.submission, SIGNUP), SIGNUP);
  });

  const wrong: [schema: v.GenericSchema, sample: unknown, faults: Fault[]][] = [
    [
      RESOURCES.ballots.submission,
      SELECTIONS,
      [
        ['selections', undefined],
        ['selections', {}],
        ['selections', Array.from({ length: 10_001 }, () => ({ item: 'a' }))],
        ['selections.0', null],
        ['selections.0.item', 3],
        ['selections.0.item', ''],
        ['selections.1.value', '3'],
        ['selections.1.value', null],
        ['selections.1.value', 0.5],
        ['selections.1.value', 1e308],
        ['selections.1.value', 2 ** 53],
        ['credential.kind', 'passport'],
        ['credential.code', 12],
        ['credential.code', 'x'.repeat(101)],
        ['language', 'da_DK'],
      ],
    ],
    [
      RESOURCES.ideas.submission,
      IDEA,
      [
        ['answers', undefined],
        ['answers', null],
        ['answers.f1', null],
        ['answers.f1', { a: 1 }],
        ['answers.f1', 'x'.repeat(100_001)],
        ['answers.f4.1', 3],
        ['answers.f4.1', ''],
        ['answers.f4', Array.from({ length: 1001 }, () => 'a')],
        ['persona.f2', null],
        ['contact', 'Mai'],
      ],
    ],
    [
      RESOURCES.events.submission,
      SIGNUP,
      [
        ['dates', 'd1'],
        ['dates.0', 1],
        ['dates', Array.from({ length: 1001 }, () => 'd')],
        ['adults', -1],
        ['adults', 0.5],
        ['adults', null],
        ['children', '1'],
        ['people.0', null],
        ['people', Array.from({ length: 201 }, () => ({}))],
      ],
    ],
  ];
  for (const [schema, sample, list] of wrong) {
    for (const [path, value] of list) {
      it(`is told of (${path} = ${String(JSON.stringify(value)).slice(0, 30)})`, () => {
        const [first = 'none'] = faults(schema, changed(sample, path, value));
        // Which of several types an answer was meant to be, nobody knows.
        assert.ok(first === path || path.startsWith(`${first}.`), first);
      });
    }
  }

  it('brings nothing with it that an object has by itself', () => {
    const hostile = JSON.parse(
      '{"answers":{"__proto__":{"polluted":1},"constructor":"x","f1":"y"},"__proto__":{"admin":1}}',
    ) as unknown;
    const output = v.parse(RESOURCES.ideas.submission, hostile);
    assert.deepEqual(output, { answers: { f1: 'y' } });
    assert.equal(Object.getPrototypeOf(output.answers), Object.prototype);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});

describe('a receipt', () => {
  it('is taken as it is, whole or short', () => {
    for (const receipt of [RECEIPT, { code: 'A' }]) {
      assert.deepEqual(v.parse(ReceiptSchema, receipt), receipt);
    }
  });

  it('is told of where it is none', () => {
    assert.deepEqual(faults(ReceiptSchema, {}), ['code']);
    assert.deepEqual(faults(ReceiptSchema, changed(RECEIPT, 'places.0.status', 'maybe')), [
      'places.0.status',
    ]);
    for (const link of BAD_LINKS) {
      assert.deepEqual(faults(ReceiptSchema, changed(RECEIPT, 'links.manage', link)), [
        'links.manage',
      ]);
    }
  });
});

describe('problem details', () => {
  it('keep what else a server says', () => {
    const problem = {
      type: 'about:blank',
      title: 'Rule',
      status: 422,
      code: 'rule',
      errors: [{ pointer: '/selections/0', code: 'duplicate', limit: 1, by: 2 }],
      receipt: RECEIPT,
    };
    assert.deepEqual(v.parse(ProblemDetailsSchema, problem), problem);
  });

  it('need a code, and errors with a place', () => {
    assert.deepEqual(faults(ProblemDetailsSchema, { title: 'x' }), ['code']);
    assert.deepEqual(faults(ProblemDetailsSchema, { code: 'rule', errors: [{ code: 'x' }] }), [
      'errors.0.pointer',
    ]);
  });
});

describe('links', () => {
  const take = (link: string) => faults(schemaOf(EVENT), changed(EVENT, 'links.submit', link));

  it('lead to the web, absolute or relative', () => {
    const good = ['https://a.dk/x', 'http://localhost:3000', '//a.dk', '/api', '../x', '?a=1', ''];
    for (const link of good) assert.deepEqual(take(link), [], link);
  });

  it('lead nowhere else, however they are spelled', () => {
    for (const link of [...BAD_LINKS, `https://a.dk/${'x'.repeat(2000)}`]) {
      assert.deepEqual(take(link), ['links.submit'], link);
    }
  });

  it('lead to the web where a browser would take them', () => {
    const scheme = fc.constantFrom('javascript:', 'data:', 'https:', '//', '/', 'about:', '');
    const junk = fc.string({
      unit: fc.constantFrom('\t', '\n', ' ', '\u0000', '\u001f', 'a', ':', '/', '\\'),
    });
    fc.assert(
      fc.property(junk, scheme, junk, (before, middle, after) => {
        const link = before + middle + after;
        if (take(link).length > 0) return;
        assert.match(new URL(link, 'https://by.example.dk/api/x').protocol, /^https?:$/);
      }),
      { numRuns: 300 },
    );
  });
});
