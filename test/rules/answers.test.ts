import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer, Answers, Field } from '../../src/protocol/fields.ts';
import type { RuleProblem } from '../../src/protocol/problem.ts';
import {
  answerProblems,
  answerTo,
  characters,
  isAnswers,
  noAnswers,
  withAnswer,
} from '../../src/rules/answers.ts';
import { ODD_IDS, WILD_NUMBERS, anyId, codes, frozen, sent } from './samples.ts';

type Kind = Field['kind'];
/** A field without the words that rules do not read. */
type Asked<F = Field> = F extends Field ? Omit<F, 'id' | 'label'> : never;

/** @returns what is wrong with an answer to one field, whose id is `q` */
function faults(field: Asked, answer?: unknown): RuleProblem[] {
  const answers = answer === undefined ? {} : { q: answer as Answer };
  return answerProblems([{ ...field, id: 'q', label: 'Q' } as Field], answers, '/answers');
}

function fault(code: string, numbers: { limit?: number; by?: number } = {}): object[] {
  return [{ code, pointer: '/answers/q', ...numbers }];
}

const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
  { id: 'c', label: 'C' },
];

/** One field of each kind, with an answer that it takes. */
const EACH: { [K in Kind]: [field: Asked, good: Answer] } = {
  'short-text': [{ kind: 'short-text' }, 'Byhave'],
  'long-text': [{ kind: 'long-text' }, 'En have\nmed bænke'],
  'single-choice': [{ kind: 'single-choice', options }, 'a'],
  'multiple-choice': [{ kind: 'multiple-choice', options }, ['a', 'c']],
  number: [{ kind: 'number' }, 3],
  money: [{ kind: 'money', currency: 'DKK' }, 12_000],
  email: [{ kind: 'email' }, 'mai@example.dk'],
  telephone: [{ kind: 'telephone' }, '12 34 56 78'],
  date: [{ kind: 'date' }, '2026-11-21'],
  consent: [{ kind: 'consent' }, true],
};
const KINDS = Object.keys(EACH) as Kind[];

describe('withAnswer', () => {
  it('adds, changes and takes out, and touches nothing else', () => {
    const one = frozen(withAnswer({}, 'a', 'x'));
    assert.deepEqual(one, { a: 'x' });
    assert.deepEqual(withAnswer(one, 'b', 2), { a: 'x', b: 2 });
    assert.deepEqual(withAnswer(one, 'a', 'y'), { a: 'y' });
    assert.deepEqual(withAnswer(one, 'a', undefined), {});
  });

  it('takes an empty answer for none', () => {
    for (const empty of ['', '  \n', false, []]) {
      assert.deepEqual(withAnswer({ q: 'x' }, 'q', empty), {}, JSON.stringify(empty));
    }
    assert.deepEqual(withAnswer({}, 'q', 0), { q: 0 });
  });

  it('does as a Map does, whatever the ids are, and leaks nowhere', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const step = fc.tuple(
      anyId,
      fc.option(fc.constantFrom<Answer>('x', 0, true, ['a']), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let answers: Answers = {};
        const model = new Map<string, Answer>();
        for (const [id, answer] of steps) {
          answers = frozen(withAnswer(answers, id, answer));
          if (answer === undefined) model.delete(id);
          else model.set(id, answer);
        }
        for (const id of [...ODD_IDS, ...model.keys()]) {
          assert.deepEqual(answerTo(answers, id), model.get(id));
          assert.deepEqual(answerTo(sent(answers), id), model.get(id));
        }
        assert.equal(noAnswers(answers), model.size === 0);
        assert.equal(Object.getPrototypeOf(answers), Object.prototype);
      }),
    );
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
  });
});

describe('isAnswers', () => {
  it('knows what can be answers at all', () => {
    assert.deepEqual([{}, { a: 1 }].map(isAnswers), [true, true]);
    assert.deepEqual([undefined, null, [], 'a', 1, true].map(isAnswers), [
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('every field', () => {
  for (const kind of KINDS) {
    const [field, good] = EACH[kind];

    it(`takes a good answer (${kind})`, () => {
      assert.deepEqual(faults(field, good), []);
      assert.deepEqual(faults({ ...field, required: true }, good), []);
    });

    it(`may be left out unless it is required (${kind})`, () => {
      for (const empty of [undefined, '', '  \t', false, []]) {
        assert.deepEqual(faults(field, empty), []);
        assert.deepEqual(faults({ ...field, required: true }, empty), fault('required'));
      }
    });

    it(`refuses what is of another type, without breaking (${kind})`, () => {
      const foreign = [null, {}, { length: 3 }, [null], [[]], [{}], 'Bus', 7, true, ['x']];
      const own = (answer: unknown) =>
        answer === true
          ? kind === 'consent'
          : answer === 7
            ? ['number', 'money'].includes(kind)
            : answer === 'Bus' && kind.endsWith('-text');
      for (const answer of foreign) {
        assert.equal(faults(field, answer).length, own(answer) ? 0 : 1, JSON.stringify(answer));
      }
    });

    it(`lets no wild number pass (${kind})`, () => {
      for (const value of WILD_NUMBERS) {
        const bounded = { ...field, ...(['number', 'money'].includes(kind) && { min: 0, max: 9 }) };
        assert.equal(faults(bounded as Asked, value).length, 1, String(value));
      }
    });
  }

  it('is pointed to, however odd its id is', () => {
    for (const id of ODD_IDS) {
      const field = { id, kind: 'number', label: id, required: true } as const;
      const pointer = `/people/0/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      assert.deepEqual(answerProblems([field], {}, '/people/0'), [{ code: 'required', pointer }]);
      assert.deepEqual(answerProblems([field], withAnswer({}, id, 0.5), '/people/0'), [
        { code: 'off-step', pointer, limit: 1 },
      ]);
      assert.deepEqual(answerProblems([field], withAnswer({}, id, 3), '/people/0'), []);
      assert.deepEqual(answerProblems([], withAnswer({}, id, 3), '/people/0'), [
        { code: 'unknown-field', pointer },
      ]);
    }
  });

  it('is told of in the order of the form, and what was not asked for comes last', () => {
    const fields: Field[] = KINDS.map((kind) => ({
      ...(EACH[kind][0] as Field),
      id: kind,
      label: kind,
      required: true,
    }));
    assert.deepEqual(
      answerProblems(fields, { other: 'x', 'long-text': 'here' }, '/answers').map(
        ({ code, pointer }) => `${code} ${pointer}`,
      ),
      [
        ...KINDS.filter((kind) => kind !== 'long-text').map((kind) => `required /answers/${kind}`),
        'unknown-field /answers/other',
      ],
    );
  });
});

describe('text', () => {
  it('is as long as it has characters, a line break counting as one', () => {
    const lengths: [text: string, length: number][] = [
      ['', 0],
      ['åen', 3],
      ['a\r\nb', 3],
      ['a\n\nb', 4],
      ['👍🏽', 2],
      ['𝒳', 1],
    ];
    for (const [text, length] of lengths) assert.equal(characters(text), length, text);
  });

  it('says by how much it is too short or too long', () => {
    const field: Asked = { kind: 'short-text', minLength: 3, maxLength: 5 };
    assert.deepEqual(faults(field, 'a'), fault('too-short', { limit: 3, by: 2 }));
    assert.deepEqual(faults(field, 'abc'), []);
    assert.deepEqual(faults(field, 'abcde'), []);
    assert.deepEqual(faults(field, 'abcdefg'), fault('too-long', { limit: 5, by: 2 }));
  });

  it('is bounded also where the definition sets no limit', () => {
    const long = 'x'.repeat(20_001);
    assert.deepEqual(
      faults({ kind: 'short-text' }, long),
      fault('too-long', { limit: 500, by: 19_501 }),
    );
    assert.deepEqual(
      faults({ kind: 'long-text' }, long),
      fault('too-long', { limit: 20_000, by: 1 }),
    );
  });

  it('keeps its limits, whatever is typed', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('\r\n', '\n', '🎈', ' '), fc.string()),
    });
    fc.assert(
      fc.property(text, fc.nat(6), fc.nat(6), (typed, minLength, more) => {
        const maxLength = minLength + more;
        const length = Array.from(typed.split('\r\n').join('\n')).length;
        const found = codes(faults({ kind: 'long-text', minLength, maxLength }, typed));
        if (typed.trim() === '') assert.deepEqual(found, []);
        else if (length > maxLength) assert.deepEqual(found, ['too-long']);
        else assert.deepEqual(found, length < minLength ? ['too-short'] : []);
      }),
    );
  });
});

describe('e-mail', () => {
  it('takes an address, with blanks around it too', () => {
    const good = [
      'a@b.dk',
      "o'hara+tag@mail.example.co.uk",
      ' mai@example.dk ',
      'søren@blåbærgrød.dk',
      '用户@例え.jp',
      'test@xn--umlut-ira.com',
      'mai@sub.example.photography',
      'mai_hansen@1.example.dk',
      'علی@مثال.ایران',
    ];
    for (const address of good) assert.deepEqual(faults({ kind: 'email' }, address), [], address);
    const word = fc.stringMatching(/^[a-z0-9+_'-]{1,10}(\.[a-z0-9+_'-]{1,10}){0,2}$/);
    const domain = fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,3})?(\.[a-zå]{2,18}){1,3}$/);
    fc.assert(
      fc.property(word, domain, (name, host) => {
        assert.deepEqual(faults({ kind: 'email' }, `${name}@${host}`), []);
      }),
    );
  });

  it('refuses what cannot be one, and a second line', () => {
    const bad = [
      'mai',
      'mai@',
      '@example.dk',
      'mai@example',
      'mai@example.',
      'mai@@example.dk',
      'mai@a@b.dk',
      'a@b..dk',
      'someone@host.co..uk',
      'a@b.dk;',
      'a@b.dk.',
      'mailto:a@b.dk',
      '<a@b.dk>',
      '.a@b.dk',
      'a.@b.dk',
      'a..b@c.dk',
      'a@-b.dk',
      'a@b-.dk',
      'a@.dk',
      'a@b_c.dk',
      'a@b.d',
      'a@192.168.1.10',
      'a@b.dk\u202c',
      `${'a'.repeat(65)}@b.dk`,
      `a@${'b'.repeat(64)}.dk`,
      'mai hansen@example.dk',
      'mai@example.dk, per@example.dk',
      'Mai <mai@example.dk>',
      'mai@example.dk\r\nBcc: all@example.dk',
      `${'a'.repeat(250)}@b.dk`,
    ];
    for (const one of bad)
      assert.deepEqual(faults({ kind: 'email' }, one), fault('not-an-email'), one);
  });
});

describe('telephone', () => {
  it('takes a number as people write it', () => {
    const good = [
      '12345678',
      '12 34 56 78',
      '+45 12 34 56 78',
      '(020) 7946-0018',
      '+1.202.555.0100',
      ' 112112 ',
      '\u202a(+45) 12 34 56 78\u202c',
      '+45–12–34–56–78',
      '٠١٢٣٤٥٦٧٨',
      '12 34 56 78 ext. 12',
      'tel:+45-12-34-56-78;ext=12',
    ];
    for (const number of good) assert.deepEqual(faults({ kind: 'telephone' }, number), [], number);
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 15 });
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('', ' ', '-', '.'),
        fc.boolean(),
        (list, between, plus) => {
          assert.deepEqual(
            faults({ kind: 'telephone' }, `${plus ? '+' : ''}${list.join(between)}`),
            [],
          );
        },
      ),
    );
  });

  it('refuses words, too few and too many digits', () => {
    const bad = [
      'call me',
      '12345',
      '1234567890123456',
      '12 34 56 7x',
      '++4512345678',
      '1234567;8',
      '1 '.repeat(30),
    ];
    for (const one of bad) {
      assert.deepEqual(faults({ kind: 'telephone' }, one), fault('not-a-telephone'), one);
    }
  });
});

describe('date', () => {
  it('takes every day that exists', () => {
    const days = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        assert.deepEqual(faults({ kind: 'date' }, day.toISOString().slice(0, 10)), []);
      }),
    );
  });

  it('refuses days that do not exist, and other ways of writing', () => {
    const bad = [
      '2026-02-29',
      '2026-02-31',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '21.11.2026',
      '2026-1-2',
      '2026-11-21T00:00:00Z',
      '+002026-11-21',
      '20261121',
      'today',
    ];
    for (const one of bad)
      assert.deepEqual(faults({ kind: 'date' }, one), fault('not-a-date'), one);
    assert.deepEqual(faults({ kind: 'date' }, '2028-02-29'), []);
  });

  it('has a year of four digits, which is told apart from no date at all', () => {
    // ExactTarget/fuelux#1483 made 2015 of 15, GovAlta/adsp-monorepo#5811 makes 1920 of 20: ask.
    for (const one of ['0026-11-21', '0002-01-01', '0202-12-31', '0999-12-31', '0000-01-01']) {
      assert.deepEqual(faults({ kind: 'date' }, one), fault('short-year'), one);
      assert.deepEqual(faults({ kind: 'date', min: '1900-01-01' }, one), fault('short-year'), one);
    }
    assert.deepEqual(faults({ kind: 'date' }, '0026-02-30'), fault('not-a-date'));
    assert.deepEqual(faults({ kind: 'date' }, '26-11-21'), fault('not-a-date'));
  });

  it('lies between its bounds', () => {
    const field: Asked = { kind: 'date', min: '2026-03-01', max: '2026-10-31' };
    assert.deepEqual(faults(field, '2026-02-28'), fault('too-small'));
    assert.deepEqual(faults(field, '2026-03-01'), []);
    assert.deepEqual(faults(field, '2026-10-31'), []);
    assert.deepEqual(faults(field, '2026-11-01'), fault('too-large'));
  });
});

describe('number', () => {
  it('is whole unless a step is given, and lies between its bounds', () => {
    const field: Asked = { kind: 'number', min: -2, max: 10 };
    assert.deepEqual(faults(field, 2.5), fault('off-step', { limit: 1 }));
    assert.deepEqual(faults(field, -3), fault('too-small', { limit: -2, by: 1 }));
    assert.deepEqual(faults(field, 12), fault('too-large', { limit: 10, by: 2 }));
    assert.deepEqual(faults(field, 0), []);
  });

  it('counts steps from the least', () => {
    const field: Asked = { kind: 'number', min: 5, step: 10 };
    assert.deepEqual(faults(field, 25), []);
    assert.deepEqual(faults(field, 20), fault('off-step', { limit: 10 }));
  });

  it('stays within what can be counted exactly where there are no bounds', () => {
    const most = Number.MAX_SAFE_INTEGER;
    assert.deepEqual(faults({ kind: 'number' }, most), []);
    assert.deepEqual(faults({ kind: 'number' }, -most), []);
    assert.deepEqual(codes(faults({ kind: 'number' }, 1e308)), ['too-large']);
    assert.deepEqual(codes(faults({ kind: 'number' }, -1e308)), ['too-small']);
  });

  it('takes no fraction for whole, however large the number is', () => {
    const fraction = fc.constantFrom(0.5, 0.25, 0.125, 0.75);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fraction, (whole, part) => {
        assert.deepEqual(codes(faults({ kind: 'number' }, whole + part)), ['off-step']);
        assert.deepEqual(faults({ kind: 'number' }, whole), []);
      }),
    );
  });

  it('takes the decimals that a person typed, and not the next ones', () => {
    const decimal = (units: number, digits: number) => Number(`${units}e-${digits}`);
    const sample = fc.record({
      digits: fc.integer({ min: 1, max: 3 }),
      min: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      step: fc.integer({ min: 2, max: 500 }),
      times: fc.nat(1_000_000),
    });
    fc.assert(
      fc.property(sample, ({ digits, min, step, times }) => {
        const field: Asked = {
          kind: 'number',
          min: decimal(min, digits),
          step: decimal(step, digits),
        };
        const units = min + times * step;
        assert.deepEqual(faults(field, decimal(units, digits)), []);
        assert.deepEqual(codes(faults(field, decimal(units + 1, digits))), ['off-step']);
      }),
    );
  });
});

describe('money', () => {
  const money = (bounds: { min?: number; max?: number } = {}): Asked => ({
    kind: 'money',
    currency: 'DKK',
    ...bounds,
  });

  it('is a whole number of minor units, not negative, between its bounds', () => {
    assert.deepEqual(faults(money(), 0), []);
    assert.deepEqual(faults(money(), Number.MAX_SAFE_INTEGER), []);
    assert.deepEqual(faults(money(), 0.5), fault('not-a-number'));
    assert.deepEqual(faults(money(), 1e308), fault('not-a-number'));
    assert.deepEqual(faults(money(), -1), fault('too-small', { limit: 0, by: 1 }));
    assert.deepEqual(faults(money({ min: 500 }), 400), fault('too-small', { limit: 500, by: 100 }));
    assert.deepEqual(faults(money({ max: 500 }), 600), fault('too-large', { limit: 500, by: 100 }));
  });
});

describe('choice', () => {
  const single: Asked = { kind: 'single-choice', options };
  const several: Asked = { kind: 'multiple-choice', options, minLength: 2, maxLength: 2 };

  it('takes one of the options', () => {
    assert.deepEqual(faults(single, 'b'), []);
    assert.deepEqual(faults(single, 'B'), fault('unknown-option'));
    for (const id of ODD_IDS) {
      // Blanks alone are no answer.
      assert.deepEqual(faults(single, id), id.trim() === '' ? [] : fault('unknown-option'), id);
    }
  });

  it('takes as many as it may, each once', () => {
    assert.deepEqual(faults(several, ['a', 'b']), []);
    assert.deepEqual(faults(several, ['a']), fault('too-few', { limit: 2, by: 1 }));
    assert.deepEqual(faults(several, ['a', 'b', 'c']), fault('too-many', { limit: 2, by: 1 }));
    assert.deepEqual(faults(several, ['a', 'a']), fault('duplicate'));
    assert.deepEqual(faults(several, ['a', 'x']), fault('unknown-option'));
    assert.deepEqual(faults(several, 'a'), fault('malformed'));
  });

  it('agrees with a set, whatever is ticked', () => {
    const ids = ODD_IDS.filter((id) => id.trim() !== '');
    const field: Asked = {
      kind: 'multiple-choice',
      options: ids.map((id) => ({ id, label: id })),
      minLength: 2,
      maxLength: 4,
    };
    const ticked = fc.array(fc.constantFrom(...ids, 'gone'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ticked, (answer) => {
        const expected: string[] = [];
        if (answer.includes('gone')) expected.push('unknown-option');
        else if (new Set(answer).size < answer.length) expected.push('duplicate');
        if (answer.length < 2) expected.push('too-few');
        if (answer.length > 4) expected.push('too-many');
        assert.deepEqual(codes(faults(field, answer)), expected);
      }),
    );
  });
});

describe('consent', () => {
  it('is given or not', () => {
    const field: Asked = { kind: 'consent', required: true };
    assert.deepEqual(faults(field, true), []);
    assert.deepEqual(faults(field, false), fault('required'));
    assert.deepEqual(faults(field, 'yes'), fault('malformed'));
    assert.deepEqual(faults(field, 1), fault('malformed'));
  });
});
