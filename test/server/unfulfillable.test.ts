/** A definition that nobody could fulfil, on its way in. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Field } from '../../src/protocol/fields.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { folder, mainHere, rows, start } from './tools.ts';

const head = { id: 'sample', title: 'Prøve', language: 'da' } as const;
const { items } = ballot();
const inGroups = items.map((item, at) => ({ ...item, category: at === 0 ? 'Grønt' : 'Leg' }));
const field = { id: 'f', label: { da: 'Kost', en: 'Diet' }, required: true };
const options = [{ id: 'a', label: 'A' }];
const ask = (one: object) => ideas({ fields: [{ ...field, ...one } as unknown as Field] });
const points = { ...head, type: 'ballot', method: 'cumulative', items, maxSumPoints: 3 } as const;
const amounts = { ...head, type: 'budget', method: 'allocation', currency: 'DKK', items } as const;

const cases: [definition: Definition, line: string][] = [
  [ballot({ minLength: 4, maxLength: 5 }), '`minLength` lets nobody take part: at least 4 items must be named, and there are 3'],
  [ballot({ maxLength: 0 }), '`maxLength` lets nobody take part: at most 0 items may be named, and at least 1 must be'],
  [ballot({ items: inGroups, minLengthPerCategory: 2 }), '`minLengthPerCategory` lets nobody take part: at least 2 items of each category must be named, and "Grønt" has 1'],
  [ballot({ items: inGroups, minLengthPerCategory: 1, maxLength: 1 }), '`maxLength` lets nobody take part: at most 1 item may be named, and at least 2 must be'],
  [ballot({ items: inGroups, maxLengthPerCategory: 1, minLength: 3, maxLength: 3 }), '`maxLengthPerCategory` lets nobody take part: at most 1 item of each category may be named, and at least 3 must be in all'],
  [{ ...points, maxSumPoints: 1, minLength: 2 }, '`maxSumPoints` lets nobody take part: at most 1 point may be given, and at least 2 items must get one'],
  [{ ...points, maxPoints: 0 }, '`maxPoints` lets nobody take part: an item can be given at most 0 points, and takes at least 1'],
  [{ ...points, minSumPoints: 3, maxPoints: 1, maxLength: 2 }, '`minSumPoints` lets nobody take part: at least 3 points must be given, and at most 2 can be'],
  [budget({ budget: 20_000 }), '`budget` lets nobody take part: at most DKK 200 may be spent, and at least 1 item must be named, for DKK 300'],
  [budget({ minLength: 3 }), '`budget` lets nobody take part: at most DKK 1,000 may be spent, and at least 3 items must be named, for DKK 1,800'],
  [budget({ minSumCost: 95_000 }), '`minSumCost` lets nobody take part: at least DKK 950 must be spent, and at most DKK 900 can be'],
  [{ ...amounts, budget: 250, minLength: 3 }, '`budget` lets nobody take part: at most DKK 2.50 may be spent, and at least 3 items must be named, for DKK 3'],
  [{ ...amounts, budget: 50 }, 'items, 1st: lets nobody take part: "Bænke ved åen" can be given at most DKK 0.50, and takes at least DKK 1; items, 2nd: lets nobody take part: "Skatepark" can be given at most DKK 0.50, and takes at least DKK 1; items, 3rd: lets nobody take part: "Byhave" can be given at most DKK 0.50, and takes at least DKK 1'],
  [{ ...amounts, budget: 50, minLength: 1 }, '`minLength` lets nobody take part: at least 1 item must be given something, and 0 can be; items, 1st: lets nobody take part: "Bænke ved åen" can be given at most DKK 0.50, and takes at least DKK 1; items, 2nd: lets nobody take part: "Skatepark" can be given at most DKK 0.50, and takes at least DKK 1; items, 3rd: lets nobody take part: "Byhave" can be given at most DKK 0.50, and takes at least DKK 1'],
  [ask({ kind: 'multiple-choice', options, minLength: 2 }), 'fields, 1st: `minLength` lets nobody take part: at least 2 options must be ticked, and there are 1 (the field "Diet")'],
  [ask({ kind: 'multiple-choice', options, maxLength: 0 }), 'fields, 1st: `maxLength` lets nobody take part: at most 0 options may be ticked, and at least 1 must be (the field "Diet")'],
  [ask({ kind: 'short-text', maxLength: 0 }), 'fields, 1st: `maxLength` lets nobody take part: at most 0 characters may be typed, and at least 1 must be (the field "Diet")'],
  [ask({ kind: 'number', max: -1, step: 1e300 }), 'fields, 1st: `step` lets nobody take part: no number to -1 is on a step of 1e+300 (the field "Diet")'],
  [ideas({ persona: { fields: [{ ...field, kind: 'long-text', maxLength: 0 }] } }), 'persona, fields, 1st: `maxLength` lets nobody take part: at most 0 characters may be typed, and at least 1 must be (the field "Diet")'],
  [event({ personFields: [{ ...field, kind: 'long-text', maxLength: 0 }] }), 'personFields, 1st: `maxLength` lets nobody take part: at most 0 characters may be typed, and at least 1 must be (the field "Diet")'],
  [event({ maxAdults: 0, maxChildren: 0 }), '`maxAdults` lets nobody take part: at most 0 adults and 0 children may come, and at least 1 must'],
  [event({ waitingList: false, dates: event().dates.map((date) => ({ ...date, capacity: 0 })) }), '`dates` lets nobody take part: there are 0 places on each'],
  [event({ dates: event().dates.map((date) => ({ ...date, capacity: 0 })) }), '`dates` lets nobody take part: there are 0 places on each'],
]; // prettier-ignore

test('put refuses what nobody could fulfil, with the limit in the way, and stores nothing', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'definition.json');
  for (const [definition, line] of cases) {
    writeFileSync(file, JSON.stringify(definition));
    const { code, stdout, stderr } = await mainHere(t, ['put', file, '--data', server.data]);
    assert.deepEqual([code, stdout], [2, ''], line);
    assert.equal(stderr.replaceAll('\u00a0', ' '), `samskab: ${file}: ${line}\n`);
  }
  assert.deepEqual(await rows(server, 'definitions'), []);
});

test('a seed is refused that holds one', async (t) => {
  const seed = folder(t);
  writeFileSync(join(seed, 'a.json'), JSON.stringify(ideas()));
  writeFileSync(join(seed, 'b.json'), JSON.stringify(ballot({ maxLength: 0 })));
  const args = ['serve', '--port', '0', '--data', join(folder(t), 'data'), '--seed', seed];
  const { code, stdout, stderr } = await mainHere(t, args);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^samskab: .*b\.json: `maxLength` lets nobody take part: at most 0 items/);
});

/** A budget that no project fits into: three zeros are missing. */
const ELECTION = `META
key;value
description;Puljen
country;Denmark
unit;Ådalen
instance;2026
num_projects;1
num_votes;0
budget;10
vote_type;approval
max_sum_cost;10
currency;DKK
language;da
PROJECTS
project_id;cost;name
1;40000;Bænke
VOTES
voter_id;vote
`;

test('an election is imported as it was, and told of; --strict refuses it', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'puljen.pb');
  writeFileSync(file, ELECTION);
  const strict = await mainHere(t, ['import', file, '--strict', '--data', server.data]);
  const words = '`budget` lets nobody take part: at most DKK 10 may be spent';
  assert.equal(strict.code, 2);
  assert.ok(strict.stderr.replaceAll('\u00a0', ' ').startsWith(`samskab: ${file}: ${words}`));
  assert.deepEqual(await rows(server, 'definitions'), []);
  const { code, stdout, stderr } = await mainHere(t, ['import', file, '--data', server.data]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^budgets\/[\w-]+: imported\n$/);
  assert.ok(stderr.replaceAll('\u00a0', ' ').includes(`${file}: ${words}`), stderr);
});
