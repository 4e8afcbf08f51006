import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  allocationRules,
  amountAt,
  amountsOf,
  give,
  lastStop,
  less,
  moneyLeft,
  more,
  stopOf,
  type Amounts,
} from '../../src/rules/allocation.ts';
import { valueOf, type SelectionsState } from '../../src/rules/selections.ts';
import {
  ODD_IDS,
  WILD_NUMBERS,
  allocation,
  chosen,
  codes,
  frozen,
  items,
  sent,
} from './samples.ts';
import { exactSum, hugeAmount, isDifference } from './sums.ts';

const { fromSubmission, initial, problems, toSubmission } = allocationRules;

/** Øre in a krone. */
const UNIT = 100;

describe('allocation', () => {
  it('gives, changes and takes back', () => {
    const state = give(give(initial(), 'p1', 500), 'p2', 700);
    assert.deepEqual(state, chosen(['p1', 500], ['p2', 700]));
    assert.deepEqual(give(state, 'p1', 900), chosen(['p1', 900], ['p2', 700]));
    assert.deepEqual(give(state, 'p1', 0), chosen(['p2', 700]));
  });

  it('has stops for a slider: nothing, the least, then step after step to the most', () => {
    const stops = (amounts: Amounts) =>
      Array.from({ length: lastStop(amounts) + 1 }, (_, stop) => amountAt(stop, amounts));
    assert.deepEqual(stops({ min: 1000, max: 2100, step: 500 }), [0, 1000, 1500, 2000]);
    assert.deepEqual(stops({ min: 0, max: 250, step: 100 }), [0, 100, 200]);
    assert.deepEqual(stops({ min: 700, max: 700, step: 100 }), [0, 700]);
    assert.deepEqual(stops({ min: 900, max: 700, step: 100 }), [0]);
    const odd = { min: 1000, max: 2100, step: 500 };
    assert.deepEqual(
      [Number.NaN, 0, 999, 1000, 1499, 1500, 9999].map((amount) => stopOf(amount, odd)),
      [0, 0, 0, 1, 1, 2, 3],
    );
  });

  it('leads from every stop to itself, and to nothing that may not be given', () => {
    const amounts = fc.record({
      min: fc.nat(5000),
      max: fc.nat(100_000),
      step: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(amounts, fc.nat(), (given, any) => {
        const stop = any % (lastStop(given) + 1);
        const amount = amountAt(stop, given);
        assert.equal(stopOf(amount, given), stop);
        assert.ok(amount === 0 || (amount >= given.min && amount <= given.max));
      }),
    );
  });

  it('says how much is left, below 0 too', () => {
    assert.equal(moneyLeft(initial(), allocation()), 100_000);
    assert.equal(moneyLeft(chosen(['p1', 60_000], ['p2', 70_000]), allocation()), -30_000);
    assert.equal(moneyLeft(chosen(['p1', Number.NaN], ['p2', 70_000]), allocation()), 30_000);
  });

  it('knows what an item can be given: its own bounds, the budget, whole units', () => {
    const [plain, own] = [
      { id: 'p1', name: 'One' },
      { id: 'p2', name: 'Two', min: 5, max: 200_000, step: 7 },
    ];
    assert.deepEqual(amountsOf(plain, allocation(), UNIT), { min: 0, max: 100_000, step: 100 });
    assert.deepEqual(amountsOf(own, allocation(), UNIT), { min: 5, max: 100_000, step: 7 });
  });

  it('says by how much it is over the budget', () => {
    assert.deepEqual(problems(chosen(['p1', 60_000], ['p2', 70_000]), allocation()), [
      { code: 'over-budget', pointer: '/selections', limit: 100_000, by: 30_000 },
    ]);
    assert.deepEqual(problems(chosen(['p1', 60_000], ['p2', 40_000]), allocation()), []);
  });

  it('keeps each amount on a step between its least and most', () => {
    const definition = allocation({
      items: items(4).map((item) => ({ ...item, min: 1000, max: 3000, step: 500 })),
    });
    assert.deepEqual(
      problems(chosen(['p1', 900], ['p2', 3001], ['p3', 1250], ['p4', 2500]), definition),
      [
        { code: 'too-small', pointer: '/selections/0/value', limit: 1000, by: 100 },
        { code: 'too-large', pointer: '/selections/1/value', limit: 3000, by: 1 },
        { code: 'off-step', pointer: '/selections/2/value', limit: 500 },
      ],
    );
  });

  it('counts steps from the least, and takes whole units where no step is given', () => {
    const definition = allocation({
      items: [
        { id: 'p1', name: 'One', min: 50 },
        { id: 'p2', name: 'Two' },
      ],
    });
    assert.deepEqual(problems(chosen(['p1', 150], ['p2', 200]), definition), []);
    assert.deepEqual(problems(chosen(['p1', 200], ['p2', 150]), definition), [
      { code: 'off-step', pointer: '/selections/0/value', limit: 100 },
      { code: 'off-step', pointer: '/selections/1/value', limit: 100 },
    ]);
  });

  it('takes no nought for an amount', () => {
    assert.deepEqual(codes(problems(chosen(['p1', 0]), allocation())), ['too-small']);
  });

  it('refuses a missing amount, what is not there, what is there twice, too few and too many', () => {
    assert.deepEqual(
      problems(chosen('p1', ['p9', 100], ['p1', 100]), allocation({ minLength: 4 })),
      [
        { code: 'unknown-item', pointer: '/selections/1/item' },
        { code: 'duplicate', pointer: '/selections/2/item' },
        { code: 'required', pointer: '/selections/0/value' },
        { code: 'too-few', pointer: '/selections', limit: 4, by: 1 },
      ],
    );
    const both = chosen(['p1', 100], ['p2', 100]);
    assert.deepEqual(problems(both, allocation({ maxLength: 1 })), [
      { code: 'too-many', pointer: '/selections', limit: 1, by: 1 },
    ]);
  });

  it('refuses every wild amount', () => {
    for (const value of WILD_NUMBERS) {
      const found = problems(chosen(['p1', value]), allocation());
      assert.ok(
        found.some(({ pointer }) => pointer === '/selections/0/value'),
        String(value),
      );
    }
  });

  it('takes odd ids', () => {
    const definition = allocation({ items: ODD_IDS.map((id) => ({ id, name: id })) });
    const all = ODD_IDS.reduce((state, id) => give(state, id, 100), initial());
    assert.deepEqual(problems(all, definition), []);
    assert.equal(moneyLeft(all, definition), 100_000 - 100 * ODD_IDS.length);
  });

  it('agrees with a map of amounts, whatever a person gives', () => {
    const names = items(4).map(({ id }) => id);
    const gift = fc.tuple(fc.constantFrom(...names), fc.nat(30));
    fc.assert(
      fc.property(fc.array(gift), fc.integer({ min: 20, max: 60 }), (gifts, budget) => {
        const definition = allocation({
          budget,
          items: items(4).map((item) => ({ ...item, min: 2, max: 20, step: 3 })),
        });
        const model = new Map<string, number>();
        let state: SelectionsState = initial();
        for (const [name, amount] of gifts) {
          state = frozen(give(state, name, amount));
          if (amount === 0) model.delete(name);
          else model.set(name, amount);
        }
        const values = [...model.values()];
        const sum = values.reduce((all, one) => all + one, 0);
        const found = problems(state, definition);
        assert.equal(moneyLeft(state, definition), budget - sum);
        assert.deepEqual(codes(found), [
          ...values.flatMap((one) => {
            if (one < 2) return 'too-small';
            if (one > 20) return 'too-large';
            return [2, 5, 8, 11, 14, 17, 20].includes(one) ? [] : 'off-step';
          }),
          ...(sum > budget ? ['over-budget'] : []),
        ]);
        const again = fromSubmission(sent(toSubmission(state)));
        assert.deepEqual(again, state);
        assert.deepEqual(problems(again, definition), found);
      }),
    );
  });

  it('is right about sums that floating point is not', () => {
    const amounts = fc.array(
      hugeAmount.filter((amount) => amount > 0),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(amounts, hugeAmount, (values, budget) => {
        const definition = allocation({
          budget,
          items: items(values.length).map((item) => ({ ...item, step: 1 })),
        });
        const state = chosen(
          ...values.map((value, index): [string, number] => [`p${index + 1}`, value]),
        );
        const sum = exactSum(values);
        const over = problems(state, definition).find(({ code }) => code === 'over-budget');
        assert.equal(over !== undefined, sum > BigInt(budget));
        if (over) assert.ok(isDifference(over.by, sum, budget));
      }),
    );
  });

  it('is right about steps up to the largest amount there is', () => {
    const MAX = Number.MAX_SAFE_INTEGER;
    fc.assert(
      fc.property(
        hugeAmount,
        fc.nat(50),
        fc.integer({ min: 1, max: 1000 }),
        (amount, min, step) => {
          const value = Math.max(amount, min, 1);
          const definition = allocation({
            budget: MAX,
            items: [{ id: 'p1', name: 'One', min, step }],
          });
          const onStep = (BigInt(value) - BigInt(min)) % BigInt(step) === 0n;
          assert.deepEqual(
            codes(problems(chosen(['p1', value]), definition)),
            onStep ? [] : ['off-step'],
          );
        },
      ),
    );
  });
});

describe('more and less', () => {
  const amounts: Amounts = { min: 1000, max: 2700, step: 500 };
  const from = (amount: number) => give(initial(), 'p1', amount);
  const after = (state: SelectionsState) => valueOf(state, 'p1') ?? 0;

  it('go over the least, up the steps to the last one that fits, and back to nothing', () => {
    const ups = [0, 1000, 1500, 2000, 2500];
    const downs = [2500, 2000, 1500, 1000, 0];
    assert.deepEqual(
      ups.map((amount) => after(more(from(amount), 'p1', amounts))),
      [1000, 1500, 2000, 2500, 2500],
    );
    assert.deepEqual(
      downs.map((amount) => after(less(from(amount), 'p1', amounts))),
      [2000, 1500, 1000, 0, 0],
    );
  });

  it('bring what was typed beside a step to the next one', () => {
    assert.equal(after(more(from(1600), 'p1', amounts)), 2000);
    assert.equal(after(less(from(1600), 'p1', amounts)), 1500);
    assert.equal(after(more(from(300), 'p1', amounts)), 1000);
    assert.equal(after(less(from(300), 'p1', amounts)), 0);
  });

  it('bring what is too much, or no number, back to what can be given', () => {
    for (const amount of [2700, 9000, 1e308, Number.POSITIVE_INFINITY]) {
      assert.equal(after(more(from(amount), 'p1', amounts)), 2500, String(amount));
      assert.equal(after(less(from(amount), 'p1', amounts)), 2500, String(amount));
    }
    for (const amount of [-700, Number.NaN, Number.NEGATIVE_INFINITY]) {
      assert.equal(after(more(from(amount), 'p1', amounts)), 1000, String(amount));
      assert.equal(after(less(from(amount), 'p1', amounts)), 0, String(amount));
    }
  });

  it('give nothing to what costs more than there is', () => {
    const out: Amounts = { min: 100, max: 5, step: 30 };
    assert.deepEqual(more(initial(), 'p1', out), initial());
    assert.deepEqual(less(from(100), 'p1', out), initial());
  });

  it('walk the list of amounts that can be given, from wherever one stands', () => {
    const bounds = fc.record({
      min: fc.nat(40),
      span: fc.integer({ min: -40, max: 60 }),
      step: fc.integer({ min: 1, max: 17 }),
    });
    const start = fc.oneof(fc.nat(150), fc.constant(Number.NaN));
    fc.assert(
      fc.property(bounds, start, fc.array(fc.boolean()), ({ min, span, step }, typed, presses) => {
        const one: Amounts = { min, max: Math.max(0, min + span), step };
        const allowed = [0];
        for (let amount = min; amount <= one.max; amount += step) allowed.push(amount);
        let state = from(typed);
        for (const up of presses) {
          const now = after(state) || 0;
          state = frozen((up ? more : less)(state, 'p1', one));
          const above = allowed.find((amount) => amount > now) ?? Math.max(...allowed);
          const below = allowed.findLast((amount) => amount < now) ?? 0;
          assert.equal(after(state), up ? above : below);
        }
      }),
    );
  });

  it('undo each other, short of the ends', () => {
    const on = fc.record({ min: fc.nat(40), step: fc.integer({ min: 1, max: 17 }), at: fc.nat(9) });
    fc.assert(
      fc.property(on, ({ min, step, at }) => {
        const one: Amounts = { min, max: min + 10 * step, step };
        const state = from(min + at * step);
        assert.deepEqual(less(more(state, 'p1', one), 'p1', one), state);
        assert.deepEqual(
          more(less(state, 'p1', one), 'p1', one),
          after(state) ? state : more(state, 'p1', one),
        );
      }),
    );
  });

  it('touch nothing else', () => {
    const state = chosen(['p2', 7], ['p1', 1500], ['p3', 9]);
    assert.deepEqual(more(state, 'p1', amounts), chosen(['p2', 7], ['p1', 2000], ['p3', 9]));
    assert.deepEqual(less(chosen(['p2', 7], ['p1', 1000]), 'p1', amounts), chosen(['p2', 7]));
  });
});
