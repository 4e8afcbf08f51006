import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { Answers, Field } from '../../src/protocol/fields.ts';
import {
  answer,
  answerFor,
  bring,
  eventRules,
  householdSize,
  leaveDate,
  maxAdults,
  maxChildren,
  takeDate,
  type SignupState,
} from '../../src/rules/event.ts';
import { ODD_IDS, WILD_NUMBERS, codes, dates, event, frozen, sent } from './samples.ts';

const { fromSubmission, initial, problems, restore, toSubmission } = eventRules;

const diet: Field = { id: 'diet', kind: 'short-text', label: 'Diet' };
const each = event({ personFields: [diet], maxDates: 2 });

/** @returns a household on its way to the first date, frozen */
function household(adults: number, children: number, people: Answers[] = []): SignupState {
  const rest = Array.from({ length: Math.max(0, adults + children - people.length) }, () => ({}));
  return frozen({
    dates: ['d1'],
    adults,
    children,
    people: [...people, ...rest],
    answers: {},
    contact: {},
  });
}

describe('initial', () => {
  it('is one adult without a date', () => {
    assert.deepEqual(initial(event()), {
      dates: [],
      adults: 1,
      children: 0,
      people: [{}],
      answers: {},
      contact: {},
    });
  });

  it('takes the date where there is only one', () => {
    assert.deepEqual(initial(event({ dates: dates('only') })).dates, ['only']);
  });

  it('is nobody where only children come', () => {
    assert.equal(householdSize(initial(event({ maxAdults: 0 }))), 0);
  });
});

describe('dates', () => {
  const start = frozen(initial(event()));

  it('are changed for another where one may take one', () => {
    const first = frozen(takeDate(start, 'd1', event()));
    assert.deepEqual(first.dates, ['d1']);
    assert.deepEqual(takeDate(first, 'd2', event()).dates, ['d2']);
  });

  it('are added where one may take several, each once', () => {
    const two = frozen(takeDate(takeDate(start, 'd2', each), 'd1', each));
    assert.deepEqual(two.dates, ['d2', 'd1']);
    assert.deepEqual(takeDate(two, 'd1', each), two);
    assert.deepEqual(leaveDate(two, 'd2').dates, ['d1']);
    assert.deepEqual(leaveDate(two, 'd3'), two);
  });

  it('must be there, be known, be named once and not be too many', () => {
    const of = (...ids: string[]) => problems({ ...household(1, 0), dates: ids }, each);
    assert.deepEqual(of('d1', 'd2'), []);
    assert.deepEqual(of(), [{ code: 'required', pointer: '/dates' }]);
    assert.deepEqual(of('d1', 'x'), [{ code: 'unknown-date', pointer: '/dates/1' }]);
    assert.deepEqual(of('d1', 'd1'), [{ code: 'duplicate', pointer: '/dates/1' }]);
    assert.deepEqual(of('d1', 'd2', 'd3'), [
      { code: 'too-many', pointer: '/dates', limit: 2, by: 1 },
    ]);
    assert.deepEqual(problems({ ...household(1, 0), dates: ['d1', 'd2'] }, event()), [
      { code: 'too-many', pointer: '/dates', limit: 1, by: 1 },
    ]);
  });

  it('may have odd ids', () => {
    const odd = event({ dates: dates(...ODD_IDS), maxDates: ODD_IDS.length });
    const all = ODD_IDS.reduce((state, id) => takeDate(state, id, odd), initial(odd));
    assert.deepEqual(problems(all, odd), []);
    assert.deepEqual(ODD_IDS.reduce(leaveDate, all).dates, []);
    for (const id of ODD_IDS) {
      assert.deepEqual(codes(problems({ ...household(1, 0), dates: [id] }, each)), [
        'unknown-date',
      ]);
    }
  });
});

describe('household', () => {
  it('brings 8 adults and 8 children at most, unless the definition says otherwise', () => {
    const own = event({ maxAdults: 2, maxChildren: 0 });
    assert.deepEqual([maxAdults(event()), maxChildren(event())], [8, 8]);
    assert.deepEqual([maxAdults(own), maxChildren(own)], [2, 0]);
    assert.deepEqual(problems(household(8, 8), event()), []);
    assert.deepEqual(problems(household(11, 9), event()), [
      { code: 'too-large', pointer: '/adults', limit: 8, by: 3 },
      { code: 'too-large', pointer: '/children', limit: 8, by: 1 },
    ]);
    assert.deepEqual(problems(household(3, 1), own), [
      { code: 'too-large', pointer: '/adults', limit: 2, by: 1 },
      { code: 'too-large', pointer: '/children', limit: 0, by: 1 },
    ]);
  });

  it('is somebody', () => {
    assert.deepEqual(problems(household(0, 0), event()), [{ code: 'nobody', pointer: '/adults' }]);
    assert.deepEqual(problems(household(0, 1), event()), []);
  });

  it('refuses every wild number, whether or not each person is asked something', () => {
    for (const definition of [event(), each]) {
      for (const who of ['adults', 'children'] as const) {
        for (const value of WILD_NUMBERS) {
          const found = problems(bring(household(1, 1), who, value), definition);
          assert.ok(
            found.some(({ pointer }) => pointer === `/${who}`),
            `${who}: ${value}`,
          );
          assert.ok(!found.some(({ limit = 0, by = 0 }) => Number.isNaN(limit + by)));
        }
      }
    }
    assert.deepEqual(problems(household(-1, 2), event()), [
      { code: 'too-small', pointer: '/adults', limit: 0, by: 1 },
    ]);
    assert.deepEqual(problems(bring(household(1, 0), 'children', 1.5), event()), [
      { code: 'not-a-number', pointer: '/children' },
    ]);
  });

  it('answers for each person, and for nobody who is not there', () => {
    const state = frozen(answerFor(household(1, 1), 1, 'diet', 'no nuts'));
    assert.deepEqual(state.people, [{}, { diet: 'no nuts' }]);
    assert.deepEqual(answerFor(state, 1, 'diet', undefined).people, [{}, {}]);
    for (const nobody of [2, -1, 0.5, Number.NaN]) {
      assert.deepEqual(answerFor(state, nobody, 'diet', 'x'), state);
    }
  });

  it('puts one more adult before the children', () => {
    const state = household(1, 2, [{ diet: 'a1' }, { diet: 'c1' }, { diet: 'c2' }]);
    assert.deepEqual(bring(state, 'adults', 2).people, [
      { diet: 'a1' },
      {},
      { diet: 'c1' },
      { diet: 'c2' },
    ]);
    assert.deepEqual(bring(state, 'children', 1).people, [{ diet: 'a1' }, { diet: 'c1' }]);
    assert.deepEqual(bring(state, 'adults', 0).people, [{ diet: 'c1' }, { diet: 'c2' }]);
  });

  it('never moves answers to somebody else, whatever numbers are typed on the way', () => {
    const count = fc.oneof(
      { weight: 4, arbitrary: fc.nat(6) },
      { weight: 1, arbitrary: fc.constantFrom(...WILD_NUMBERS, 150, 199, 200, 201, 250, 1000) },
    );
    const who = fc.constantFrom('adults' as const, 'children' as const);
    const step = fc.oneof(fc.record({ who, count }), fc.record({ who, person: fc.nat(6) }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let state = initial(each);
        const model: Record<'adults' | 'children', Answers[]> = { adults: [{}], children: [] };
        steps.forEach((one, index) => {
          const list = model[one.who];
          if ('count' in one) {
            const kept = Number.isSafeInteger(one.count) ? one.count : 0;
            const length = Math.max(0, Math.min(kept, 200));
            model[one.who] = Array.from({ length }, (_, at) => list[at] ?? {});
            state = frozen(bring(state, one.who, one.count));
          } else if (one.person < list.length) {
            const diet = `answer ${index}`;
            list[one.person] = { diet };
            const place = one.person + (one.who === 'children' ? model.adults.length : 0);
            state = frozen(answerFor(state, place, 'diet', diet));
          }
          assert.deepEqual(state.people, [...model.adults, ...model.children]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('has one list of answers a person, where each person is asked something', () => {
    const short = { ...household(2, 1), people: [{ diet: 'x' }] };
    assert.deepEqual(problems(short, each), [
      { code: 'people-mismatch', pointer: '/people', limit: 3 },
    ]);
    assert.deepEqual(problems({ ...short, people: [] }, event()), []);
    assert.deepEqual(problems(household(2, 1, [{ diet: 'x' }]), each), []);
  });
});

describe('answers', () => {
  const asking: EventDefinition = event({
    fields: [{ id: 'stroller', kind: 'consent', label: 'Stroller' }],
    personFields: [{ ...diet, required: true }],
    contact: { name: 'required' },
  });

  it('are given in the group that was asked', () => {
    const state = frozen(answer(household(1, 0), 'answers', 'stroller', true));
    assert.deepEqual(state.answers, { stroller: true });
    assert.deepEqual(state.contact, {});
    assert.deepEqual(answer(state, 'contact', 'name', 'Mai').contact, { name: 'Mai' });
    assert.deepEqual(answer(state, 'answers', 'stroller', false).answers, {});
  });

  it('are pointed to, person by person', () => {
    const state = {
      ...household(1, 1, [{ diet: 'none' }, { hat: 'x' }]),
      answers: { stroller: 'yes' },
    };
    assert.deepEqual(problems(state, asking), [
      { code: 'required', pointer: '/people/1/diet' },
      { code: 'unknown-field', pointer: '/people/1/hat' },
      { code: 'malformed', pointer: '/answers/stroller' },
      { code: 'required', pointer: '/contact/name' },
    ]);
  });

  it('are refused where nothing was asked', () => {
    const state = {
      ...household(1, 0, [{ diet: 'x' }]),
      answers: { a: 1 },
      contact: { name: 'M' },
    };
    assert.deepEqual(problems(state, event({ contact: {} })), [
      { code: 'unknown-field', pointer: '/people/0/diet' },
      { code: 'unknown-field', pointer: '/answers/a' },
      { code: 'unknown-field', pointer: '/contact/name' },
    ]);
  });
});

describe('a sign-up', () => {
  it('leaves out what is empty', () => {
    assert.deepEqual(toSubmission(household(2, 1), event()), {
      dates: ['d1'],
      adults: 2,
      children: 1,
    });
    const whole = answer(
      answer(household(1, 0, [{ diet: 'x' }]), 'answers', 'a', 1),
      'contact',
      'name',
      'Mai',
    );
    assert.deepEqual(toSubmission(whole, event()), {
      dates: ['d1'],
      adults: 1,
      children: 0,
      people: [{ diet: 'x' }],
      answers: { a: 1 },
      contact: { name: 'Mai' },
    });
  });

  it('is sent tidied, and kept as it was typed', () => {
    const tel: Field = { id: 'tel', kind: 'telephone', label: 'Telephone' };
    const definition = event({ personFields: [diet, tel], fields: [tel] });
    const typed = '\u202a(+45) 12-34-56-78\u202c';
    const state: SignupState = {
      ...household(1, 0, [{ diet: typed, tel: typed }]),
      answers: { tel: typed },
      contact: { email: 'Mai <mai@example.dk>', telephone: typed },
    };
    const tidy = '+45 12 34 56 78';
    assert.deepEqual(toSubmission(frozen(state), definition), {
      dates: ['d1'],
      adults: 1,
      children: 0,
      people: [{ diet: typed, tel: tidy }],
      answers: { tel: tidy },
      contact: { email: 'mai@example.dk', telephone: tidy },
    });
    assert.deepEqual(restore(sent(state), definition), state);
  });

  it('is the same on the server, and after a reload, as it was on screen', () => {
    const person = fc.constantFrom<Answers>({}, { diet: 'x' }, { hat: 'y' });
    const sample = fc.record({
      dates: fc.array(fc.constantFrom('d1', 'd2', 'd3'), { maxLength: 3 }),
      adults: fc.array(person, { maxLength: 4 }),
      children: fc.array(person, { maxLength: 4 }),
      answers: fc.constantFrom<Answers>({}, { a: 1 }),
      contact: fc.constantFrom<Answers>({}, { name: 'Mai' }, { email: 'no' }),
    });
    fc.assert(
      fc.property(sample, ({ adults, children, ...rest }) => {
        const state: SignupState = frozen({
          ...rest,
          adults: adults.length,
          children: children.length,
          people: [...adults, ...children],
        });
        const again = fromSubmission(sent(toSubmission(state, each)));
        assert.deepEqual(again, sent(state));
        assert.deepEqual(restore(sent(state), each), again);
        assert.deepEqual(problems(again, each), problems(state, each));
      }),
    );
  });
});

describe('restore', () => {
  it('leaves out dates that are gone', () => {
    const draft = { dates: ['gone', 'd2', '__proto__', 3, null], adults: 1, children: 0 };
    assert.deepEqual(restore(draft, each)?.dates, ['d2']);
  });

  it('keeps everything else where a number was none', () => {
    const state = answer(
      bring(household(1, 1, [{ diet: 'a' }, { diet: 'c' }]), 'adults', Number.NaN),
      'contact',
      'name',
      'Mai',
    );
    const again = restore(sent(state), each);
    assert.ok(Number.isNaN(again?.adults));
    assert.deepEqual(again?.contact, { name: 'Mai' });
    assert.deepEqual(again?.people, [{ diet: 'c' }]);
    assert.deepEqual(codes(problems(again ?? initial(each), each)), ['not-a-number']);
  });

  it('makes nothing of what is no draft of a sign-up', () => {
    for (const draft of [undefined, null, 3, 'x', [], {}, { dates: 'd1' }, { answers: {} }]) {
      assert.equal(restore(draft, each), undefined, JSON.stringify(draft));
    }
  });

  it('never breaks the rules, whatever lies there', () => {
    const draft = fc.record({
      dates: fc.array(fc.jsonValue()),
      adults: fc.jsonValue(),
      children: fc.jsonValue(),
      people: fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(fc.string(), fc.jsonValue()))),
      answers: fc.jsonValue(),
      contact: fc.jsonValue(),
    });
    fc.assert(
      fc.property(draft, (lies) => {
        const state = restore(lies, each);
        if (state) problems(state, each);
      }),
    );
  });
});
