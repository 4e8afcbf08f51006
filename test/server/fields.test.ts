/** What a browser sends of a form, and what it costs to look for something in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fields } from '../../src/server/http/fields.ts';
import { eventForm } from '../../src/server/http/plain/event/event-form.ts';
import { ballotForm } from '../../src/server/http/plain/voted/voted-form.ts';
import { ballot, event } from './definitions.ts';

test('all that was sent is there, in its order, and what is asked for by its name', () => {
  const fields = new Fields(
    'item=p1&item=p%202&answers.a.b=%C3%A5+x&people.0.x=&people.10.x=1&step',
  );
  assert.deepEqual([...fields].map((one) => one.join('=')), [
    'item=p1', 'item=p 2', 'answers.a.b=å x', 'people.0.x=', 'people.10.x=1', 'step=',
  ]); // prettier-ignore
  assert.deepEqual([fields.get('item'), fields.get('none')], ['p1', undefined]);
  assert.deepEqual([fields.getAll('item'), fields.getAll('none')], [['p1', 'p 2'], []]);
  assert.deepEqual([fields.has('step'), fields.has('__proto__')], [true, false]);
  assert.deepEqual([...fields.names].length, 5);
  assert.deepEqual(fields.namesIn('answers'), ['answers.a.b']);
  assert.deepEqual(fields.namesIn('people.0'), ['people.0.x']);
  assert.deepEqual(fields.namesIn('item'), []);
});

/** @returns milliseconds of the processor: how long it takes depends on who else is at work */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('ten thousand fields that nobody asked for cost a moment, of whatever form', () => {
  const many = (name: (index: number) => string) =>
    Array.from({ length: 11_900 }, (_, index) => `${name(index)}=1`).join('&');
  const points = ballot({ method: 'cumulative', maxSumPoints: 10 } as object);
  const supper = event({ personFields: [{ id: 'eats', kind: 'short-text', label: 'Spiser' }] });
  const works = [
    () => ballotForm.read(new Fields(many((index) => `at.x${index}`)), points, 'da'),
    () => eventForm.read(new Fields(`adults=200&children=0&${many((index) => `people.${index % 200}.x${index}`)}`), supper, 'da'), // prettier-ignore
  ];
  for (const work of works) {
    // It took 200, and all who wanted something of the server waited for it.
    assert.ok(Math.min(cost(work), cost(work), cost(work)) < 90);
  }
});
