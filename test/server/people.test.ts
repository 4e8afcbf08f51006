/** What whoever runs it does for a person who asks: find, correct, cancel and delete. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as sqliteTest, type TestContext } from 'node:test';
import { matcherOf } from '../../src/server/keeping/matching.ts';
import { namedIn } from '../../src/server/keeping/naming.ts';
import { ballot, event, ideas, signup, vote } from './definitions.ts';
import { asked, postgresTest, test } from './engines.ts';
import { folder, mainHere, newKey, put, rows, start, type Run, type TestServer } from './tools.ts';

const evening = '/api/events/faellesspisning';
const call = '/api/ideas/fremtidslab';
const EVENT = 'events/faellesspisning';
const IDEAS = 'ideas/fremtidslab';

function cli(t: TestContext, { data }: { data: string }, ...args: string[]): Promise<Run> {
  return mainHere(t, [...args, '--data', data]);
}

async function signedUp(server: TestServer, body: object): Promise<string> {
  const { status, json, text } = await server.post(evening, body);
  assert.equal(status, 201, text);
  return json.code ?? '';
}

/** @returns how each household stands on a date, by its code */
async function places(server: TestServer, date = 'd1'): Promise<Map<unknown, unknown>> {
  const households = await rows(server, 'signups');
  const dates = (await rows(server, 'signup_dates')).filter((row) => row['date_id'] === date);
  return new Map(
    dates.map(({ queue, status }) => [
      households.find((one) => one['queue'] === queue)?.['code'],
      status,
    ]),
  );
}

test('a name, an address, a number or a code is found however it is typed', async (t) => {
  const server = await start(t, { definitions: [event(), ideas(), ballot()] });
  const contact = { name: 'Åse Møller-Hansen', email: 'Ase@Example.dk', telephone: '+45 12 34 56 78' }; // prettier-ignore
  const code = await signedUp(server, { ...signup(['d1'], 1), contact, people: [{ diet: 'vegansk' }] }); // prettier-ignore
  await server.post(call, { answers: { idea: 'Bænke' }, contact: { name: 'Bo' } });
  const day = String((await rows(server, 'signups'))[0]?.['received_on']);
  const line = (told: string) => `${EVENT}  ${code}  ${day}  d1: has a place  ${told}\n`;
  const found = async (...text: string[]) => (await cli(t, server, 'find', ...text)).stdout;
  const name = line('contact.name: Åse Møller-Hansen');
  for (const text of ['Aase Moller', 'MØLLER HANSEN', 'A\u030ase Mo\u0308ller', 'hansen'])
    assert.equal(await found(text), name, text);
  assert.equal(await found('Møller', 'Hansen'), name);
  assert.equal(await found('ase@example.dk'), line('contact.email: Ase@Example.dk'));
  assert.equal(await found('mailto:ase@example.dk'), line('contact.email: Ase@Example.dk'));
  for (const text of [
    '12345678',
    '12-34-56-78',
    '004512345678',
    '+45 (12) 34.56.78',
    '345678',
    '4567',
    '456',
  ])
    assert.equal(await found(text), line('contact.telephone: +45 12 34 56 78'), text);
  assert.equal(await found('vegansk'), line('people.1.diet: vegansk'));
  for (const text of [code, code.toLowerCase(), code.replace('-', ' ')])
    assert.equal(await found(text), line('').trimEnd() + '\n');
  assert.match(await found('bo'), new RegExp(`^${IDEAS}  .+contact.name: Bo\n$`));
  assert.deepEqual(await cli(t, server, 'find', 'Zacharias'), {
    code: 1,
    stdout: '',
    stderr: 'samskab: find: nothing that was handed in holds it\n',
  });
  const json = JSON.parse(await found('Aase', '--json')) as Record<string, unknown>[];
  assert.deepEqual(json, [
    {
      ...{ of: EVENT, code, received: day, adults: 1, children: 0, language: null },
      ...{ places: [{ date: 'd1', status: 'confirmed' }], contact },
      ...{ answers: {}, people: [{ diet: 'vegansk' }], found: ['contact.name'] },
    },
  ]);
  for (const text of ['x', ' ', '--json']) assert.equal((await cli(t, server, 'find', text)).code, 2, text); // prettier-ignore
  assert.equal((await cli(t, server, 'find', '..')).code, 1);
});

test('votes are never looked through, and a receipt says that one is recorded', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const { json } = await server.post('/api/ballots/kvarterpuljen', vote);
  const code = String(json.code).toLowerCase();
  const run = await cli(t, server, 'find', code);
  assert.deepEqual(run, {
    code: 0,
    stdout: '',
    stderr:
      'ballots/kvarterpuljen: a vote with this receipt is recorded; which one, nobody can tell\n',
  });
  assert.equal((await cli(t, server, 'find', 'p1')).code, 1);
});

sqliteTest('a number is found with and without its country, and a part of it', () => {
  assert.ok(matcherOf('+45 12 34 56 78')('12 34 56 78'));
  assert.ok(matcherOf('٠١٢٣٤٥٦٧')('01234567'));
  assert.ok(matcherOf('12 34 56 78')('ring 12345678 efter kl. 17'));
  assert.ok(!matcherOf('12 34 56 78')('1234'));
  assert.ok(!matcherOf('12345')('99 21 34 59'));
  assert.ok(matcherOf('4455')('22 33 44 55'));
  assert.ok(matcherOf('445')('+45 22 33 44 55'));
  assert.ok(!matcherOf('44')('22 34 45 55'));
  assert.ok(!matcherOf('123')('1 af 2 og 3'));
});

sqliteTest('what somebody typed stays text in a terminal', async (t) => {
  const server = await start(t, { definitions: [event()] });
  await signedUp(server, signup(['d1'], 1, 'Mai \u001b[31m\u202eHansen\n\u009b2J'));
  assert.match((await cli(t, server, 'find', 'Mai')).stdout, /contact\.name: Mai {1,2}\[31m Hansen {1,2}2J\n$/); // prettier-ignore
  const odd = 'Mai \u009b31m\u202e\u2066\u2028\u2029\u061cHansen';
  await signedUp(server, signup(['d2'], 1, odd));
  const { stdout } = await cli(t, server, 'find', 'Hansen', '--json');
  assert.match(stdout, /Mai \\u009b31m\\u202e\\u2066\\u2028\\u2029\\u061cHansen/);
  assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
  assert.ok(JSON.stringify(JSON.parse(stdout)).includes(odd));
});

sqliteTest('a name is found written in one word or in several, and in other letters', () => {
  const found: [string, string][] = [
    ['Annemarie', 'Anne-Marie Bo'],
    ['Anne Marie', 'Annemarie'],
    ['Kjaernielsen', 'Eva Kjær-Nielsen'],
    ['vanderberg', 'Jo van der Berg'],
    ['mettemøller', 'Mette Møller'],
    ['OBrien', 'Sean O’Brien'],
    ["o'brien", 'OBRIEN'],
    ['dangelo', "Pia D'Angelo"],
    ['Işık', 'IŞIK'],
    ['isik', 'Işık'],
    ['IŞIK', 'işık'],
  ];
  for (const [typed, there] of found) assert.ok(matcherOf(typed)(there), `${typed}, ${there}`);
  assert.ok(!matcherOf('ole')('Bo Lehmann'));
});

sqliteTest('a reason names somebody by any of their names', () => {
  const names = ['Mette Jensen', 'anna.holm@example.dk', '22 33 44 55', 'Kjær-Nielsen', 'Işık'];
  const naming = ['Jensen ringede', 'jensens mand', "Jensen's mand", 'METTE', 'A. Holm bad om det'];
  const more = ['anna holm', 'annaholm', 'Kjaer', 'kjærnielsen', 'isik', 'tlf. 22334455', 'om 7k3m q9tx']; // prettier-ignore
  for (const said of [...naming, ...more, '7K3M-Q9TX'])
    assert.ok(namedIn(said, '7K3M-Q9TX', names), said);
  for (const said of [
    'bad om det',
    'på mail (example.dk)',
    'ringede d. 22',
    'Jensby, mettes'.slice(0, 6),
  ])
    // prettier-ignore
    assert.equal(namedIn(said, '7K3M-Q9TX', names), undefined, said);
});

test('how a household stands is told beside it', async (t) => {
  const server = await start(t, { definitions: [event()] });
  await signedUp(server, signup(['d2'], 2));
  const gone = await signedUp(server, signup(['d2'], 1, 'Xylofon'));
  const code = await signedUp(server, signup(['d1', 'd2'], 1, 'Xylofon'));
  const found = async () => (await cli(t, server, 'find', 'Xylofon')).stdout;
  assert.match(await found(), new RegExp(`${gone}  \\S+  d2: waits \\(1\\)  .*\n.*${code}  \\S+  d1: has a place, d2: waits \\(2\\)  `)); // prettier-ignore
  const json = JSON.parse((await cli(t, server, 'find', code, '--json')).stdout) as object[];
  assert.deepEqual((json[0] as Record<string, unknown>)['places'], [
    { date: 'd1', status: 'confirmed' },
    { date: 'd2', status: 'waiting', position: 2 },
  ]);
  await cli(t, server, 'cancel', EVENT, gone);
  assert.match((await cli(t, server, 'find', gone)).stdout, /  cancelled\n$/);
});

test('a sign-up is put right, by the rules that go for whoever signs up', async (t) => {
  const options = [
    { id: 'koed', label: { da: 'Kød', en: 'Meat' } },
    { id: 'm,k', label: 'Mælk' },
  ];
  const server = await start(t, {
    definitions: [
      event({
        contact: { name: 'required', email: 'optional' },
        personFields: [{ id: 'eats', kind: 'multiple-choice', label: 'Ikke', options }],
        fields: [
          { id: 'a.b=c', kind: 'number', label: 'Tal', max: 5000 },
          { id: 'pay', kind: 'money', currency: 'DKK', label: 'Beløb' },
          { id: 'ok', kind: 'consent', label: 'Billeder' },
          { id: 'one', kind: 'single-choice', label: 'En', options },
        ],
      }),
    ],
  });
  const code = await signedUp(server, { ...signup(['d1'], 1), children: 1, people: [{ eats: ['koed'] }, { eats: ['m,k'] }] }); // prettier-ignore
  const put = (...typed: string[]) => cli(t, server, 'correct', EVENT, code.toLowerCase(), ...typed); // prettier-ignore
  const good: [string[], string][] = [
    [['contact.email= ny@example.dk;'], 'contact.email changed'],
    [['contact.email=ny@example.dk'], 'same'],
    [['answers.a.b=c=1.500', 'answers.pay=1.500,50'], 'answers.a.b=c, answers.pay changed'],
    [['answers.ok=ja', 'answers.one=meat'], 'answers.ok, answers.one changed'],
    [['answers.ok=nej', 'answers.one='], 'answers.ok, answers.one changed'],
    [['people.1.eats=Kød; m,k'], 'people.1.eats changed'],
    [['people.3.eats=koed', 'adults=2'], 'people.3.eats, adults changed'],
  ];
  for (const [typed, told] of good) {
    const run = await put(...typed);
    assert.deepEqual(run, { code: 0, stdout: `${EVENT}: ${told}\n`, stderr: '' });
  }
  const [row] = await rows(server, 'signups');
  const json = (name: string) => JSON.parse(String(row?.[name])) as unknown;
  assert.deepEqual([row?.['adults'], row?.['children']], [2, 1]);
  assert.deepEqual(json('contact'), { name: 'Mai Hansen', email: 'ny@example.dk' });
  assert.deepEqual(json('answers'), { 'a.b=c': 1500, pay: 150_050 });
  // One adult more comes before the child.
  assert.deepEqual(json('people'), [{ eats: ['koed', 'm,k'] }, {}, { eats: ['koed'] }]);
  const bad: [string[], RegExp][] = [
    [['contact.email=ny'], /contact\.email is no e-mail address/],
    [['contact.name='], /contact\.name must be given/],
    [['contact.telephone=1'], /there is no "contact\.telephone" here \(FIELD: adults, /],
    [['adults=0', 'children=0'], /make nobody: cancel it instead/],
    [['adults=9'], /adults is too much \(most: 8\)/],
    [['adults=-1'], /adults: "-1" is no number of people/],
    [['children=to'], /children: "to" is no number of people/],
    [['adults=1', 'adults=2'], /adults stands twice/],
    [['answers.a.b=c=6000'], /answers\.a\.b=c is too much \(most: 5000\)/],
    [['answers.a.b=c=mange'], /"mange" is no number/],
    [['answers.pay=10 €'], /"10 €" is no amount in DKK/],
    [['answers.ok=måske'], /"måske" is neither yes nor no/],
    [['answers.one=fisk'], /"fisk" is none of the options \(koed, m,k\)/],
    [['people.4.eats=koed'], /there is no "people\.4\.eats" here/],
    [['people.1.eats=koed;koed'], /people\.1\.eats names the same twice/],
    [['dates=d2'], /there is no "dates" here/],
    [['mai@example.dk'], /"mai@example\.dk" is no FIELD=VALUE/],
    [[], /FIELD=VALUE… is missing/],
  ];
  for (const [typed, words] of bad) {
    const run = await put(...typed);
    assert.deepEqual([run.code, run.stdout], [2, ''], typed.join());
    assert.match(run.stderr, words);
  }
  assert.deepEqual((await rows(server, 'signups'))[0], row);
  const log = await cli(t, server, 'log', EVENT);
  assert.equal(log.stdout.split('\n').length, good.length + 1);
  assert.match(log.stdout, /correct: answers\.ok, answers\.one\n/);
  assert.doesNotMatch(log.stdout, /ny@|Mai/);
});

test('a household that grows needs places, and one that shrinks gives some away', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const first = await signedUp(server, signup(['d1'], 2));
  const other = await signedUp(server, signup(['d1'], 1));
  const waits = await signedUp(server, signup(['d1'], 3));
  const full = await cli(t, server, 'correct', EVENT, first, 'children=2');
  assert.deepEqual(full, {
    code: 2,
    stdout: '',
    stderr: 'samskab: correct: there are too few places on "d1": 0 left, and 2 more would be needed\n', // prettier-ignore
  });
  assert.equal((await cli(t, server, 'correct', EVENT, waits, 'adults=4')).code, 0);
  assert.equal((await cli(t, server, 'correct', EVENT, waits, 'adults=2')).code, 0);
  const stands = (status: string) => [
    [first, 'confirmed'],
    [other, 'confirmed'],
    [waits, status],
  ];
  assert.deepEqual([...(await places(server))].toSorted(), stands('waiting').toSorted());
  assert.equal((await cli(t, server, 'correct', EVENT, first, 'adults=1')).code, 0);
  assert.deepEqual([...(await places(server))].toSorted(), stands('confirmed').toSorted());
});

test('only dates that are still to come need places for a household that grows', async (t) => {
  const clock = { now: Date.parse('2026-12-01T12:00:00Z') };
  const server = await start(t, { definitions: [event()], now: () => clock.now });
  const code = await signedUp(server, signup(['d1', 'd2'], 2));
  const waits = await signedUp(server, signup(['d2'], 1));
  const adults = async (who: string, count: number) => {
    // The command's own clock is that of this machine, so the dates move instead of it.
    const run = await cli(t, server, 'correct', EVENT, who, `adults=${count}`);
    return run.code === 0 ? 'changed' : run.stderr;
  };
  assert.match(await adults(code, 3), /there are 2 places in all on "d2", too few for 3/);
  assert.match(await adults(waits, 3), /there are 2 places in all on "d2", too few for 3/);
  assert.equal(await adults(waits, 2), 'changed');
  const [d1, d2] = event().dates;
  await put(server, event({ dates: [d1!, { ...d2!, cancelled: true }] }));
  assert.equal(await adults(code, 3), 'changed');
  assert.match(await adults(code, 5), /there are 4 places in all on "d1"/);
  const past = { starts: '2026-01-08T18:00:00+01:00', ends: '2026-01-08T20:00:00+01:00' };
  await put(
    server,
    event({
      dates: [
        { ...d1!, ...past },
        { ...d2!, cancelled: true },
      ],
    }),
  );
  assert.equal(await adults(code, 5), 'changed');
  const shut = { ...d1!, signupUntil: '2026-01-01T00:00:00Z', capacity: 6 };
  await put(server, event({ dates: [shut, { ...d2!, cancelled: true }] }));
  assert.equal(await adults(code, 6), 'changed');
  assert.match(await adults(code, 7), /there are 6 places in all on "d1"/);
});

test('whoever makes room is told who moved up, and of a date that is called off who had it', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const first = await signedUp(server, signup(['d1', 'd2'], 2));
  const [second, third] = [await signedUp(server, signup(['d1'], 2)), await signedUp(server, signup(['d1', 'd2'], 1))]; // prettier-ignore
  const [fourth, fifth] = [await signedUp(server, signup(['d1'], 1)), await signedUp(server, signup(['d1'], 2))]; // prettier-ignore
  const said = async (...args: string[]) => (await cli(t, server, ...args)).stdout;
  assert.equal(
    await said('correct', EVENT, first, 'adults=1'),
    `${EVENT}: adults changed\nd1: ${third} moved up (1 person)\nd2: ${third} moved up (1 person)\n`,
  );
  assert.equal(
    await said('cancel', EVENT, third),
    `${EVENT}: 1 sign-up cancelled\nd1: ${fourth} moved up (1 person)\n`,
  );
  assert.equal(
    await said('delete', EVENT, second, '--because', 'ringede'),
    `${EVENT}: 1 sign-up deleted\nd1: ${fifth} moved up (2 people)\n`,
  );
  const sixth = await signedUp(server, signup(['d1'], 3));
  const file = join(folder(t), 'event.json');
  const changed = (definition: object) => {
    writeFileSync(file, JSON.stringify(definition));
    return said('put', file);
  };
  const [d1, d2] = event().dates;
  const more = { ...event(), dates: [{ ...d1!, capacity: 9 }, d2!] };
  const [, ...lines] = (await changed(more)).split('\n');
  assert.equal(lines[0], `d1: ${sixth} moved up (3 people)`);
  await signedUp(server, signup(['d2'], 2));
  const off = await changed({ ...more, dates: [{ ...d1!, capacity: 9 }, { ...d2!, cancelled: true }] }); // prettier-ignore
  assert.equal(off.split('\n')[1], 'd2 is called off: 1 household had a place, 1 waited');
  assert.doesNotMatch(await changed(event({ ...more, title: 'Ny', dates: [{ ...d1!, capacity: 9 }, { ...d2!, cancelled: true }] })), /called off|moved/); // prettier-ignore
});

test('what is said of a person who no longer comes goes, and that is said', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const people = [{ diet: 'vegansk' }, { diet: 'ingen nødder' }];
  const code = await signedUp(server, { ...signup(['d1'], 2), people });
  const run = await cli(t, server, 'correct', EVENT, code, 'adults=1', 'children=1');
  assert.equal(run.stdout, `${EVENT}: adults, children changed; answers of person 2 deleted\n`);
  assert.match((await cli(t, server, 'log', EVENT)).stdout, /correct: adults, children, people\.2 deleted\n$/); // prettier-ignore
  const back = await cli(t, server, 'correct', EVENT, code, 'children=0');
  assert.equal(back.stdout, `${EVENT}: children changed\n`);
});

test('who sends again is told how they stand since they were put right or cancelled', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const [key, other] = [newKey(), newKey()];
  const body = signup(['d1', 'd2'], 2);
  const { json } = await server.post(evening, body, key);
  const linked = await server.post(evening, signup(['d2'], 1), other);
  await cli(t, server, 'correct', EVENT, String(json.code), 'adults=1');
  const again = async (sent: object, under: string) => {
    const { status, json: told } = await server.post(evening, sent, under);
    const states = told.places?.map((place) => place.status);
    return [status, told.code, told['adults'], states];
  };
  assert.deepEqual(await again(body, key), [201, json.code, 1, ['confirmed', 'confirmed']]);
  await cli(t, server, 'cancel', EVENT, String(json.code));
  assert.deepEqual(await again(body, key), [201, json.code, 1, ['cancelled', 'cancelled']]);
  const token = linked.json.links?.manage?.split('samskab-receipt=')[1];
  await server.send('DELETE', `${evening}/receipt`, { headers: { authorization: `Bearer ${token}` } }); // prettier-ignore
  assert.deepEqual(await again(signup(['d2'], 1), other), [
    201,
    linked.json.code,
    1,
    ['cancelled'],
  ]);
  const kept = (await rows(server, 'idempotency')).map(({ receipt }) => String(receipt));
  assert.doesNotMatch(kept.join(), /"adults":2|confirmed/);
  assert.equal((await rows(server, 'signups')).length, 2);
});

test('an idea is put right, and found by its code', async (t) => {
  const server = await start(t, { definitions: [ideas()] });
  const { json } = await server.post(call, {
    answers: { idea: 'Bænke' },
    contact: { name: 'Mai' },
  });
  const put = (...typed: string[]) => cli(t, server, 'correct', IDEAS, String(json.code), ...typed);
  const run = await put('answers.idea=Flere bænke', 'contact.name=', 'answers.cost=12');
  assert.equal(run.stdout, `${IDEAS}: answers.idea, contact.name, answers.cost changed\n`);
  const [row] = await rows(server, 'ideas');
  assert.deepEqual(
    [row?.['answers'], row?.['contact']],
    ['{"idea":"Flere bænke","cost":12}', null],
  );
  assert.match((await put('answers.idea=')).stderr, /answers\.idea must be given/);
  assert.match((await put(`answers.idea=${'x'.repeat(201)}`)).stderr, /at most 200 characters/);
  assert.match((await put('adults=2')).stderr, /there is no "adults" here/);
});

test('somebody who telephones is cancelled, as by their link', async (t) => {
  const server = await start(t, { definitions: [event(), ideas()] });
  const first = await signedUp(server, signup(['d1'], 4));
  const waits = await signedUp(server, signup(['d1'], 1));
  const run = await cli(t, server, 'cancel', 'faellesspisning', first, '--because', 'ringede');
  assert.deepEqual(run, {
    code: 0,
    stdout: `${EVENT}: 1 sign-up cancelled\nd1: ${waits} moved up (1 person)\n`,
    stderr: '',
  });
  assert.deepEqual(await places(server), new Map([[first, 'cancelled'], [waits, 'confirmed']])); // prettier-ignore
  const row = (await rows(server, 'signups')).find(({ code }) => code === first);
  assert.equal(row?.['contact'], null);
  const again = await cli(t, server, 'cancel', EVENT, first);
  assert.equal(again.stdout, `${EVENT}: it was cancelled before\n`);
  assert.match((await cli(t, server, 'log', EVENT)).stdout, /^1 [^\n]+\n2 [^\n]+cancel: 1 sign-up, because "ringede"\n$/); // prettier-ignore
  const gone = await cli(t, server, 'correct', EVENT, first, 'adults=1');
  assert.match(gone.stderr, /it is cancelled, and nothing of it is kept to correct/);
  const { json } = await server.post(call, { answers: { idea: 'Bænke' } });
  const idea = await cli(t, server, 'cancel', IDEAS, String(json.code));
  assert.match(idea.stderr, /is nothing that one can come to/);
});

test('what is deleted is gone, and its places go to who waits', async (t) => {
  const server = await start(t, { definitions: [event(), ideas(), ballot()] });
  const created = await server.post(evening, {
    ...signup(['d1'], 4, 'Quetzalcoatl'),
    people: [{}, { diet: 'Pia: vegansk' }, {}, {}],
  });
  const waits = await signedUp(server, signup(['d1'], 2, 'Bo'));
  const code = String(created.json.code);
  const idea = await server.post(call, { answers: { idea: 'Bænke' } });
  const cast = await server.post('/api/ballots/kvarterpuljen', vote);
  const remove = (...args: string[]) => cli(t, server, 'delete', ...args);
  const because = ['--because', 'bad om det'];
  const refused: [string[], RegExp][] = [
    [[EVENT, code], /delete: say why \(--because TEXT\)/],
    [[EVENT, code, '--because', ' '], /--because says nothing/],
    [[EVENT, code, '--because', 'quetzalcoatl ringede'], /--because names who it is about/],
    [[EVENT, code, '--because', `om ${code}`], /--because names who it is about/],
    [
      [EVENT, code, '--because', 'om Pias kost'],
      /about \("Pias"\), .+: write how it was asked for/,
    ],
    [
      [EVENT, 'ABCD-EFGH', ...because],
      /nothing in events\/faellesspisning has the receipt ABCD-EFGH/,
    ],
    [[EVENT, 'nix', ...because], /"nix" is no receipt's code, such as 7K3M-Q9TX/],
    [[IDEAS, code, ...because], /nothing in ideas\/fremtidslab has the receipt/],
    [['events/nix', code, ...because], /there is no events\/nix/],
    [['nix', code, ...because], /is no RESOURCE\/ID/],
    [
      ['ballots/kvarterpuljen', String(cast.json.code), ...because],
      /whose a vote is, nobody can tell/,
    ],
  ];
  for (const [args, words] of refused) {
    const run = await remove(...args);
    assert.deepEqual([run.code, run.stdout], [2, ''], args.join(' '));
    assert.match(run.stderr, words);
  }
  const typed = code.toLowerCase().replace('-', ' ');
  const run = await remove(EVENT, typed, ...because);
  assert.deepEqual(run, {
    code: 0,
    stdout: `${EVENT}: 1 sign-up deleted\nd1: ${waits} moved up (2 people)\n`,
    stderr: '',
  });
  assert.deepEqual(await places(server), new Map([[waits, 'confirmed']]));
  const receipts = (await rows(server, 'idempotency')).map(({ receipt }) => String(receipt));
  assert.ok(!receipts.some((text) => text.includes('"adults":4')));
  assert.ok(receipts.some((text) => text.includes('"adults":2')));
  assert.equal((await remove(EVENT, code, ...because)).code, 2);
  assert.equal((await remove(IDEAS, String(idea.json.code), ...because)).stdout, `${IDEAS}: 1 idea deleted\n`); // prettier-ignore
  assert.equal((await rows(server, 'ideas')).length, 0);
  assert.match((await cli(t, server, 'log', EVENT)).stdout, /delete: 1 sign-up, because "bad om det"\n$/); // prettier-ignore
  assert.equal((await rows(server, 'votes')).length, 1);
});

sqliteTest('what was deleted or put right is not in the files any more', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const code = await signedUp(server, signup(['d1'], 1, 'Quetzalcoatl'));
  const wrong = await signedUp(server, signup(['d1'], 1, 'Xylofon'));
  await cli(t, server, 'correct', EVENT, wrong, 'contact.name=Mai');
  await cli(t, server, 'delete', EVENT, code, '--because', 'bad om det');
  await server.storage.keepHouse();
  const bytes = readdirSync(server.data).map((file) =>
    readFileSync(join(server.data, file)).toString('latin1'),
  );
  assert.doesNotMatch(bytes.join(''), /Quetzalcoatl|Xylofon/);
});

postgresTest(
  'of what was deleted or put right no row is left in PostgreSQL’s tables',
  async (t) => {
    const server = await start(t, { definitions: [event()] });
    const code = await signedUp(server, signup(['d1'], 1, 'Quetzalcoatl'));
    const wrong = await signedUp(server, signup(['d1'], 1, 'Xylofon'));
    await cli(t, server, 'correct', EVENT, wrong, 'contact.name=Mai');
    await cli(t, server, 'delete', EVENT, code, '--because', 'bad om det');
    await server.storage.keepHouse();
    await asked(server.data, 'create extension pageinspect');
    const there = await asked(
      server.data,
      `select encode(t_data, 'escape') as row
     from generate_series(0, pg_relation_size('signups') / 8192 - 1) page,
     heap_page_items(get_raw_page('signups', page::int)) where t_data is not null`,
    );
    assert.deepEqual([there.length, /Mai/.test(String(there[0]?.['row']))], [1, true]);
  },
);
