import assert from 'node:assert/strict';
import { it } from 'node:test';
import { toDefinition } from '../../../src/pabulib/defining/definition.ts';
import { file, readAll, sample } from '../sample.ts';

it('knows where a project is and who thought of it, where the file says so', async () => {
  const projects = [
    'project_id;cost;latitude;longitude;proposer',
    ...['1;5;55.5;9.75;Ane', '2;5;0;0;-', '3;1;;9.75;', '4;1;91;9;', '5;1;0;9;', '6;1;-90;180;'],
  ];
  const { election } = await readAll(file({ ...sample(), projects, votes: ['voter_id;vote'] }));
  const { items, origin } = toDefinition(election, { file: 'x.pb' }).definition;
  const places = items.map(({ place, proposedBy }) => [
    place?.latitude,
    place?.longitude,
    proposedBy,
  ]);
  const none = [undefined, undefined, undefined];
  assert.deepEqual(places, [
    [55.5, 9.75, 'Ane'],
    none,
    none,
    none,
    [0, 9, undefined],
    [-90, 180, undefined],
  ]);
  // What is no place is kept as the file had it.
  assert.deepEqual(origin?.projects, {
    2: { latitude: '0', longitude: '0' },
    3: { longitude: '9.75' },
    4: { latitude: '91', longitude: '9' },
  });
});
