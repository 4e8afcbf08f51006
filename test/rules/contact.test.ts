import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Contact } from '../../src/protocol/fields.ts';
import { answerProblems } from '../../src/rules/answers.ts';
import { contactFields } from '../../src/rules/contact.ts';

describe('contactFields', () => {
  const asked = (contact?: Contact) =>
    contactFields(contact).map(({ id, kind, required }) => [id, kind, required]);

  it('asks for everything and demands nothing where the definition is silent', () => {
    assert.deepEqual(asked(), [
      ['name', 'short-text', false],
      ['email', 'email', false],
      ['telephone', 'telephone', false],
    ]);
  });

  it('asks for nothing where the definition says so', () => {
    assert.deepEqual(asked({}), []);
  });

  it('asks for what the definition names, in one order', () => {
    assert.deepEqual(asked({ telephone: 'required', name: 'optional' }), [
      ['name', 'short-text', false],
      ['telephone', 'telephone', true],
    ]);
  });

  it('takes the words of the one who asks', () => {
    const labels = contactFields({ email: 'optional' }, (part) => `Your ${part}`);
    assert.deepEqual(
      labels.map(({ label }) => label),
      ['Your email'],
    );
  });

  it('refuses what is missing, wrong or was not asked for', () => {
    const fields = contactFields({ name: 'required', email: 'optional' });
    assert.deepEqual(
      answerProblems(fields, { email: 'me', telephone: '12 34 56 78' }, '/contact'),
      [
        { code: 'required', pointer: '/contact/name' },
        { code: 'not-an-email', pointer: '/contact/email' },
        { code: 'unknown-field', pointer: '/contact/telephone' },
      ],
    );
    const all = { name: 'Mai', email: 'mai@example.dk', telephone: '+45 12 34 56 78' };
    assert.deepEqual(answerProblems(contactFields(), all, '/contact'), []);
  });
});
