import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../../src/protocol/fields.ts';
import type { IdeasDefinition } from '../../src/protocol/ideas.ts';
import { answer, ideaRules, type IdeaGroup, type IdeaState } from '../../src/rules/idea.ts';
import { anyId, codes, frozen, ideas, sent } from './samples.ts';

const { fromSubmission, initial, problems, restore, toSubmission } = ideaRules;

const withPersona = ideas({
  persona: { fields: [{ id: 'age', kind: 'number', label: 'Age', required: true }] },
  contact: { email: 'required' },
});

describe('idea', () => {
  it('answers in the group that was asked, and in no other', () => {
    const state = answer(frozen(initial()), 'persona', 'age', 70);
    assert.deepEqual(state, { persona: { age: 70 }, answers: {}, contact: {} });
    assert.deepEqual(answer(frozen(state), 'answers', 'age', 3), {
      persona: { age: 70 },
      answers: { age: 3 },
      contact: {},
    });
    assert.deepEqual(answer(frozen(state), 'persona', 'age', undefined), initial());
  });

  it('points to what is wrong in each group', () => {
    const state: IdeaState = {
      persona: { age: 0.5 },
      answers: { other: 'x' },
      contact: { email: 'me' },
    };
    assert.deepEqual(problems(state, withPersona), [
      { code: 'off-step', pointer: '/persona/age', limit: 1 },
      { code: 'required', pointer: '/answers/idea' },
      { code: 'unknown-field', pointer: '/answers/other' },
      { code: 'not-an-email', pointer: '/contact/email' },
    ]);
  });

  it('takes a whole idea', () => {
    const state: IdeaState = {
      persona: { age: 70 },
      answers: { idea: 'Bænke' },
      contact: { email: 'mai@example.dk' },
    };
    assert.deepEqual(problems(state, withPersona), []);
  });

  it('takes no persona and no contact where none is asked for', () => {
    const state: IdeaState = {
      persona: { age: 1 },
      answers: { idea: 'x' },
      contact: { name: 'M' },
    };
    assert.deepEqual(codes(problems(state, ideas())), ['unknown-field']);
    assert.deepEqual(problems(state, ideas({ contact: {} })), [
      { code: 'unknown-field', pointer: '/persona/age' },
      { code: 'unknown-field', pointer: '/contact/name' },
    ]);
  });

  it('sends no group that is empty, but always the answers', () => {
    assert.deepEqual(toSubmission(initial(), ideas()), { answers: {} });
    assert.deepEqual(toSubmission(answer(initial(), 'contact', 'name', 'Mai'), ideas()), {
      answers: {},
      contact: { name: 'Mai' },
    });
  });

  it('is sent tidied, and kept as it was typed', () => {
    const state: IdeaState = {
      persona: { age: 70 },
      answers: { idea: ' Bænke; ', tel: '(+45) 12-34-56-78' },
      contact: { email: 'mailto:mai@example.dk;', name: ' Mai ' },
    };
    const tel = { id: 'tel', kind: 'telephone', label: 'Telephone' } as const;
    const definition: IdeasDefinition = {
      ...withPersona,
      fields: [...withPersona.fields, tel],
      contact: { name: 'optional', email: 'required' },
    };
    assert.deepEqual(toSubmission(frozen(state), definition), {
      persona: { age: 70 },
      answers: { idea: ' Bænke; ', tel: '+45 12 34 56 78' },
      contact: { ...state.contact, email: 'mai@example.dk' },
    });
    assert.deepEqual(restore(sent(state)), state);
  });

  it('is the same on the server, and after a reload, as it was on screen', () => {
    const group = fc.constantFrom<IdeaGroup>('persona', 'answers', 'contact');
    const id = fc.oneof(anyId, fc.constantFrom('idea', 'age', 'email'));
    const given = fc.constantFrom<Answer>('x', '', 3, 0.5, true, false, ['a'], []);
    fc.assert(
      fc.property(fc.array(fc.tuple(group, id, given)), (steps) => {
        const state = steps.reduce<IdeaState>(
          (before, [where, field, value]) => frozen(answer(before, where, field, value)),
          initial(),
        );
        const again = fromSubmission(sent(toSubmission(state, withPersona)));
        assert.deepEqual(again, sent(state));
        assert.deepEqual(restore(sent(state)), again);
        assert.deepEqual(problems(again, withPersona), problems(state, withPersona));
      }),
    );
  });
});

describe('restore', () => {
  it('takes what can be answers, and leaves the rest', () => {
    assert.deepEqual(restore({ answers: { idea: 'x' }, persona: [], contact: null }), {
      persona: {},
      answers: { idea: 'x' },
      contact: {},
    });
  });

  it('makes nothing of what is no draft of an idea', () => {
    for (const draft of [undefined, null, 3, 'x', [], {}, { answers: [] }, { selections: [] }]) {
      assert.equal(restore(draft), undefined, JSON.stringify(draft));
    }
  });

  it('keeps everything else where one answer was no number', () => {
    const state: IdeaState = { ...initial(), answers: { idea: 'Long', cost: Number.NaN } };
    const again = restore(sent(state));
    assert.equal(again?.answers['idea'], 'Long');
    const cost = { id: 'cost', kind: 'number', label: 'Cost' } as const;
    const definition = ideas({ fields: [...ideas().fields, cost] });
    assert.deepEqual(codes(problems(again ?? initial(), definition)), ['not-a-number']);
  });

  it('never breaks the rules, whatever lies there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (answers, persona) => {
        const state = restore({ answers, persona });
        if (state) problems(state, withPersona);
      }),
    );
  });
});
