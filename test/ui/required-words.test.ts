/** Where an answer is missing it is said what to do, by the kind of the question. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormat } from '../../src/i18n/format.ts';
import { phrase, type Message } from '../../src/i18n/message.ts';
import type { Field } from '../../src/protocol/fields.ts';
import { explainAnswer } from '../../src/ui/sending/explain-answer.ts';
import { messagesOf, WORDS } from '../i18n/words-of.ts';

const options = [{ id: 'a', label: 'A' }];
const rest = { label: 'L', required: true } as const;
const FIELDS: readonly (readonly [Field, string])[] = [
  [{ id: 'f', kind: 'short-text', ...rest }, 'Skriv et svar'],
  [{ id: 'f', kind: 'long-text', ...rest }, 'Skriv et svar'],
  [{ id: 'f', kind: 'email', ...rest }, 'Skriv en e-mailadresse, for eksempel navn@example.com'],
  [{ id: 'f', kind: 'telephone', ...rest }, 'Skriv et telefonnummer med tal'],
  [{ id: 'f', kind: 'date', ...rest }, 'Skriv hele datoen: dag, måned og år'],
  [{ id: 'f', kind: 'number', ...rest }, 'Skriv et tal, for eksempel 12'],
  [{ id: 'f', kind: 'money', currency: 'DKK', ...rest }, 'Skriv et beløb'],
  [{ id: 'f', kind: 'single-choice', options, ...rest }, 'Vælg en'],
  [{ id: 'f', kind: 'multiple-choice', options, ...rest }, 'Vælg en eller flere'],
  [{ id: 'f', kind: 'multiple-choice', options, minLength: 2, ...rest }, 'Vælg mindst 2'],
  [{ id: 'f', kind: 'consent', ...rest }, 'Sæt kryds her for at gå videre'],
];

const f = createFormat('da');
const words = new Map<string, Message>(
  [...messagesOf(WORDS['da'] as never)].map(([key, message]) => [key.split('.')[1] ?? '', message]),
);
const speech = {
  f,
  say: (key: string, values = {}) => phrase(words.get(key) ?? '', values, f),
  t: (value: string) => ({ value, lang: 'da' }),
  state: { typed: {} },
} as unknown as Parameters<typeof explainAnswer>[2];

function said(field: Field, list: string): string {
  const questions = { fields: [field], answers: {}, pointer: list, put: <S>(state: S) => state };
  const problem = { code: 'required', pointer: `${list}/${field.id}` } as const;
  return explainAnswer(problem, [questions], speech, () => undefined).text;
}

for (const [field, text] of FIELDS) {
  test(`a missing answer to ${field.kind}: ${text}`, () => {
    assert.equal(said(field, '/answers'), text);
  });
}

test('a missing name of whom we are to reach', () => {
  const name: Field = { id: 'name', kind: 'short-text', label: 'Navn', required: true };
  assert.equal(said(name, '/contact'), 'Skriv dit navn');
  assert.equal(said(name, '/people/0'), 'Skriv et svar');
});
