/** What is stored is tidy, whoever sent it: a widget, or a script that knows the address. */
import assert from 'node:assert/strict';
import { event, ideas, signup } from './definitions.ts';
import { test } from './engines.ts';
import { rows, start } from './tools.ts';

const telephone = '\u202a(+45) 12-34-56-78\u202c';
const contact = { name: ' Mai; ', email: ' mai@example.dk ', telephone };
const tidy = { name: ' Mai; ', email: 'mai@example.dk', telephone: '+45 12 34 56 78' };
const tel = { id: 'tel', kind: 'telephone', label: 'Telefon' } as const;

test('a sign-up is stored with its addresses and numbers in one form', async (t) => {
  const server = await start(t, { definitions: [event({ personFields: [tel], fields: [tel] })] });
  const body = {
    ...signup(['d1'], 1),
    contact,
    people: [{ tel: '12 34 56 78;ext=12' }],
    answers: { tel: telephone },
    language: 'da',
  };
  const created = await server.post('/api/events/faellesspisning', body);
  assert.equal(created.status, 201, created.text);
  const [row] = await rows(server, 'signups');
  assert.deepEqual(JSON.parse(String(row?.['contact'])), tidy);
  assert.deepEqual(JSON.parse(String(row?.['people'])), [{ tel: '12 34 56 78 ext. 12' }]);
  assert.deepEqual(JSON.parse(String(row?.['answers'])), { tel: tidy.telephone });
  assert.equal(row?.['language'], 'da');
});

test('an idea is stored with its addresses and numbers in one form', async (t) => {
  const persona = { fields: [tel] };
  const { fields } = ideas();
  const server = await start(t, { definitions: [ideas({ persona, fields: [...fields, tel] })] });
  const body = {
    answers: { idea: ' Bænke; ', tel: telephone },
    persona: { tel: telephone },
    contact,
    language: 'da',
  };
  const created = await server.post('/api/ideas/fremtidslab', body);
  assert.equal(created.status, 201, created.text);
  const [row] = await rows(server, 'ideas');
  assert.deepEqual(JSON.parse(String(row?.['contact'])), tidy);
  assert.deepEqual(JSON.parse(String(row?.['persona'])), { tel: tidy.telephone });
  assert.deepEqual(JSON.parse(String(row?.['answers'])), {
    idea: ' Bænke; ',
    tel: tidy.telephone,
  });
  assert.equal(row?.['language'], 'da');
});
