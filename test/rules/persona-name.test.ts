import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IdeasDefinition } from '../../src/protocol/ideas.ts';
import { personaCalled, personaName } from '../../src/rules/persona-name.ts';

const definition: IdeasDefinition = {
  type: 'ideas',
  id: 'lab',
  title: 'Lab',
  language: 'en',
  persona: {
    fields: [
      { id: 'age', kind: 'number', label: 'Age' },
      { id: 'name', kind: 'short-text', label: 'Name' },
      { id: 'job', kind: 'short-text', label: 'Job' },
    ],
  },
  fields: [{ id: 'idea', kind: 'long-text', label: 'Idea' }],
};

function said(name: string): [string | undefined, string | undefined] {
  const state = { persona: { name, job: 'Baker' }, answers: {}, contact: {} };
  return [personaCalled(definition, state), personaName(definition, state)];
}

describe('the name of a made-up person', () => {
  it('is what the first short question was answered with, where that is like a name', () => {
    assert.deepEqual(said(' Aya '), ['Aya', 'Aya']);
    assert.deepEqual(said('Mona, 34'), ['Mona, 34', 'Mona']);
    assert.deepEqual(said('Hans Peter Holm'), ['Hans Peter Holm', 'Hans Peter Holm']);
    assert.deepEqual(said('آية، 34'), ['آية، 34', 'آية']);
  });

  it('is none where somebody wrote a sentence, a number or nothing', () => {
    for (const other of ['en gammel mand', 'An old man by the stream', '34', 'Aya 34', 'Who?']) {
      assert.deepEqual(said(other), [other, undefined]);
    }
    assert.deepEqual(said('x'.repeat(40)), ['x'.repeat(40), undefined]);
    assert.deepEqual(said('  '), [undefined, undefined]);
    const none = { persona: {}, answers: {}, contact: {} };
    assert.equal(personaName(definition, none), undefined);
    const { persona: _persona, ...alone } = definition;
    assert.equal(personaName(alone, none), undefined);
  });
});
