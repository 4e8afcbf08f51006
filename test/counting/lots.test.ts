import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { count } from '../../src/counting/count.ts';
import { drawn, seedIn, withOrder } from '../../src/counting/lots.ts';
import { profileOf } from './elections.ts';

describe('lots', () => {
  it('give the order that a line of Python does', async () => {
    // sorted(ids, key=lambda id: sha256((seed.replace(' ', '') + ':' + id).encode()).hexdigest())
    const ids = ['a', 'b', 'ø', 'bænke ved åen', '10', 'é,1'];
    assert.deepEqual(await drawn(ids, '3 5 1 6 2'), ['b', 'ø', 'a', 'bænke ved åen', '10', 'é,1']);
    assert.deepEqual(await drawn(ids, 'vnr 7'), ['é,1', 'bænke ved åen', '10', 'b', 'ø', 'a']);
  });

  it('hang on nothing but the digits and letters of a seed, and the ids', async () => {
    const ids = ['p1', 'p2', 'p3'];
    const order = await drawn(ids, '3 5 1 6 2');
    assert.deepEqual(order, ['p2', 'p3', 'p1']);
    assert.deepEqual(await drawn(ids.toReversed(), '35162'), order);
    const all = await Promise.all(['1', '2', '3', '4', '5', '6'].map((seed) => drawn(ids, seed)));
    assert.equal(new Set(all.map(String)).size, 6, 'every order can come out');
  });

  it('have a seed that is the same however it is written', () => {
    for (const typed of [
      '3 5 1',
      ' 3-5-1\n',
      '3, 5, 1',
      '3 – 5 – 1',
      '3\u00a05\u00a01',
      '3+5+1.',
      '\u200e3 5 1',
    ]) {
      assert.equal(seedIn(typed), '3 5 1', JSON.stringify(typed));
    }
    assert.equal(seedIn('VNR  Ab12'), 'vnr ab12');
  });

  it('have no seed of which some would be passed over', () => {
    for (const typed of [
      '',
      ' – ',
      '٣ ٥ ١',
      '3 ⚂ 5',
      '３５',
      'København 3',
      '3 ½',
      'o\u0308 3',
      '\u212a3',
      '1'.repeat(201),
    ]) {
      assert.equal(seedIn(typed), undefined, JSON.stringify(typed));
    }
  });

  const equal = { budget: 1, costs: { a: 1, b: 1, c: 1 }, ballots: [['a', 'b', 'c']] };
  const chosen = (counting: Parameters<typeof count>[1]) => {
    const { profile, selected } = count(profileOf(equal), counting);
    return selected.map((at) => profile.projects[at]?.id);
  };

  it('decide between equals once they are drawn, and ids until then', async () => {
    const undrawn = { rule: 'greedy', ties: { lot: { source: 'Dice' } } } as const;
    assert.deepEqual(chosen(await withOrder(undrawn, ['a', 'b', 'c'])), ['a']);
    const seeded = {
      rule: 'greedy',
      ties: { lot: { source: 'Dice', seed: '3 5 1 6 2' } },
    } as const;
    const counting = await withOrder(seeded, ['a', 'b', 'c']);
    assert.deepEqual(counting.ties.lot, { ...seeded.ties.lot, order: ['b', 'a', 'c'] });
    assert.deepEqual(chosen(counting), ['b']);
  });

  it('are drawn from the seed alone, whatever order was told', async () => {
    const ids = ['a', 'b', 'c'];
    const lot = { source: 'Dice', seed: '3 5 1 6 2', order: ['c', 'b', 'a'] };
    const again = await withOrder({ rule: 'greedy', ties: { lot } }, ids);
    assert.deepEqual(again.ties, { lot: { ...lot, order: ['b', 'a', 'c'] } });
    const { order } = lot;
    const unseeded = await withOrder(
      { rule: 'greedy', ties: { lot: { source: 'Dice', order } } },
      ids,
    );
    assert.deepEqual(unseeded.ties, { lot: { source: 'Dice' } });
  });
});
