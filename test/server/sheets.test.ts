import assert from 'node:assert/strict';
import { describe, test as nodeTest, type TestContext } from 'node:test';
import fc from 'fast-check';
import { csvLine, type Sheet } from '../../src/server/exporting/csv.ts';
import { sheetFor } from '../../src/server/exporting/sheet-words.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { readCsv } from './csv.ts';
import { ballot, budget, event, ideas, signup } from './definitions.ts';
import { test } from './engines.ts';
import { put, rows, samskab, start, type TestServer } from './tools.ts';

const SHEETS: readonly Sheet[] = [
  { separator: ',', decimal: '.' },
  { separator: ';', decimal: ',' },
  { separator: '\t', decimal: ',' },
];
const SEPARATORS = [...SHEETS.map(({ separator }) => separator), '|'];

/** What a spreadsheet makes something else of than a text, whatever it drops in front of it. */
function isFormula(cell: string): boolean {
  const seen = cell.replace(/^["\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]+/u, '');
  if (!/^[=+\-@＝＋－＠﹦﹢﹣﹫\u2212]/u.test(seen)) return false;
  return !/^[+-][\d ]*\d *("[,;|\t].*|"?)$/s.test(seen);
}

/** @returns the cells of some texts that some reader of the file would compute */
function formulasIn(texts: readonly string[]): string[] {
  return SHEETS.flatMap((sheet) => {
    const file = csvLine(['7K3M-Q9TX', ...texts, -5, 2.5, 'slut'], sheet).repeat(2);
    return SEPARATORS.flatMap((read) => readCsv(file, read).flat().filter(isFormula));
  });
}

describe('no text is a formula where a file is cut at commas, semicolons, tabs or bars', () => {
  const texts = [
    'Godt forslag;=1+1',
    'Godt forslag;=1+1;',
    'Godt forslag,=1+1,x',
    'Godt forslag\t=1+1\tx',
    'Godt forslag|=1+1|x',
    '\n=1+1',
    '\r=1+1',
    'a\r\n \t=1+1',
    '＝1+1',
    'a; ＋1+1',
    '\u001B=1+1',
    '\u0000=1+1',
    'a;\u009B\u200B=1+1;',
    '\uFEFF=1+1',
    '\u202E=1+1',
    '\u3164=1+1',
    'x;"=1+1";',
    'x;""=1+1"";y',
    `=cmd|' /C calc'!A0`,
    '@SUM(1;1)',
    '-1+1',
    '+45-12345678',
    '+45 1;+cmd',
    'a;-5,=1',
    "'=1+1;=1+1;",
    'a\u2028=1+1',
    '+5\n*cmd',
    '\n+5\n*cmd',
    'a\n+5,cmd',
  ];
  for (const text of texts) {
    nodeTest(JSON.stringify(text), () => {
      assert.deepEqual(formulasIn([text, 'næste']), []);
      assert.deepEqual(formulasIn(['før;"', text]), []);
    });
  }

  nodeTest('nor is any other', () => {
    const part = fc.constantFrom(...'=+-@＝－,;\t\n\r"\' \u00A0\u001B\u0000\u200B|!5a(æ'.split(''));
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (typed) => {
        assert.deepEqual(formulasIn(typed), []);
      }),
      { numRuns: 3000 },
    );
  });

  nodeTest('and a long one takes no time', () => {
    for (const unit of ['\n', ' ', '\t ', ';"', '+1 ', ',\u200B', '1 ', '+1    ']) {
      const began = performance.now();
      csvLine([unit.repeat(100_000 / unit.length)], SHEETS[0] as Sheet);
      assert.ok(performance.now() - began < 1000, JSON.stringify(unit));
    }
  });
});

describe('a text stays as it was typed', () => {
  const [comma, semicolon] = SHEETS as [Sheet, Sheet];
  const cases: [typed: string, cell: string][] = [
    ['+45 12345678', '+45 12345678'],
    ['Ring, +45 12345678', 'Ring, +45 12345678'],
    ['+45 12 34 56 78', '+45 12 34 56 78'],
    ['-5', '-5'],
    ['Ring:\n+45 12345678', 'Ring:\n+45 12345678'],
    ['2+2=4 – "ikke" 5; jo', '2+2=4 – "ikke" 5; jo'],
    ['mai@ellevad.dk', 'mai@ellevad.dk'],
    ['a - b, og/eller', 'a - b, og/eller'],
    ['kl. 17: -5', 'kl. 17: -5'],
    ['=1+1', "'=1+1"],
    ['a;=1', "a;'=1"],
    ['- lys\n- bænke', "'- lys\n'- bænke"],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u001B[31mb\u009B\u007F', 'a␛[31mb\uFFFD␡'],
  ];
  for (const [typed, cell] of cases) {
    nodeTest(JSON.stringify(typed), () => {
      const read = SHEETS.map((sheet) => readCsv(csvLine([typed], sheet), sheet.separator));
      assert.deepEqual(read, [[[cell]], [[cell]], [[cell]]]);
    });
  }

  nodeTest('and numbers can be added up', () => {
    const cells = [-1, 2.5, { minor: 150_005, decimals: 2 }, { minor: -7, decimals: 2 }, null, ''];
    assert.equal(csvLine(cells, comma), '"-1",2.5,1500.05,"-0.07",,\r\n');
    assert.equal(csvLine(cells, semicolon), '"-1";2,5;1500,05;"-0,07";;\r\n');
    assert.equal(csvLine([{ minor: 1500, decimals: 0 }], comma), '1500\r\n');
  });

  nodeTest('with the separator that spreadsheets in its language go by', () => {
    const semicolons = { separator: ';', decimal: ',' };
    for (const language of ['da', 'nb', 'de-AT', 'fr', 'pl']) {
      assert.deepEqual(sheetFor(language), semicolons, language);
    }
    for (const language of ['en', 'ar', 'ja']) assert.deepEqual(sheetFor(language), comma);
    assert.deepEqual(sheetFor('en', ';'), semicolons);
    assert.deepEqual(sheetFor('da', ','), comma);
    assert.deepEqual(sheetFor('da', '\t'), { separator: '\t', decimal: ',' });
    assert.deepEqual(sheetFor('en', '\t'), { separator: '\t', decimal: '.' });
  });
});

/** @returns the cells of an export, and the file */
async function exported(
  { data }: TestServer,
  name: string,
  ...more: string[]
): Promise<{ lines: string[][]; file: string }> {
  const { code, stdout, stderr } = await samskab(['export', name, ...more, '--data', data]);
  assert.deepEqual([code, stderr], [0, '']);
  assert.ok(stdout.startsWith('\uFEFF"'), 'a byte-order mark comes first');
  const separator = more.includes('comma') ? ',' : ';';
  return { lines: readCsv(stdout.slice(1), separator), file: stdout };
}

async function records<T>({ data }: TestServer, name: string): Promise<T[]> {
  const { stdout } = await samskab(['export', name, '--format', 'json', '--data', data]);
  return JSON.parse(stdout) as T[];
}

async function send(t: TestContext, definition: Definition, path: string, ...bodies: object[]) {
  const server = await start(t, { definitions: [definition] });
  const answers = [];
  for (const body of bodies) {
    const answer = await server.post(path, body);
    assert.equal(answer.status, 201, answer.text);
    answers.push(answer.json);
  }
  return { server, answers };
}

test('an export of votes has a column an item, and nothing of who', async (t) => {
  const items = [
    { id: '=p1', name: '=P' },
    { id: 'p,2', name: { en: 'Q', da: 'Bænke\nved åen' } },
  ];
  const bodies = items.map(({ id }) => ({ selections: [{ item: id }] }));
  const { server, answers } = await send(
    t,
    ballot({ items }),
    '/api/ballots/kvarterpuljen',
    ...bodies,
  );
  const { lines, file } = await exported(server, 'ballots/kvarterpuljen');
  assert.deepEqual(lines[0], ["'=P (=p1)", 'Bænke ved åen (p,2)']);
  assert.deepEqual(lines.slice(1).toSorted(), [
    ['', '1'],
    ['1', ''],
  ]);
  const votes = await records(server, 'ballots/kvarterpuljen');
  const expected = bodies.map((body) => JSON.stringify(body));
  assert.deepEqual(votes.map((vote) => JSON.stringify(vote)).toSorted(), expected);
  for (const { code } of answers) {
    assert.ok(!(file + JSON.stringify(votes)).includes(code ?? '?'));
  }
});

test('amounts are exported in whole units, with their currency', async (t) => {
  const { items } = budget();
  const definition = {
    ...budget(),
    method: 'allocation',
    items: items.map(({ cost: _, ...item }) => ({ ...item, step: 50 })),
  } as Definition;
  const path = '/api/budgets/borgerbudget';
  const selections = [{ item: 'p1', value: 50_050 }];
  const { server } = await send(t, definition, path, { selections });
  const { lines } = await exported(server, 'budgets/borgerbudget');
  assert.equal(lines[0]?.[0], 'Bænke ved åen, DKK (p1)');
  assert.deepEqual(lines[1], ['500,50', '', '']);
  const asked = await exported(server, 'budgets/borgerbudget', '--separator', 'comma');
  assert.equal(asked.lines[1]?.[0], '500.50');
  assert.deepEqual(await records(server, 'budgets/borgerbudget'), [{ selections }]);
});

test('an export of ideas has labels beside ids, and what people typed', async (t) => {
  const options = [
    { id: 'a', label: 'Åen' },
    { id: 'b', label: 'Byen' },
  ];
  const definition = ideas({
    fields: [
      { id: 'idea', kind: 'long-text', label: 'Din idé' },
      { id: 'one', kind: 'single-choice', label: 'Hvor', options },
      { id: 'some', kind: 'multiple-choice', label: 'Steder', options },
      { id: 'size', kind: 'number', label: 'Størrelse', unit: 'm²', step: 0.5 },
      { id: 'cost', kind: 'money', label: 'Pris', currency: 'DKK' },
      { id: 'old', kind: 'money', label: 'Før', currency: 'ISK' },
      { id: 'yes', kind: 'consent', label: 'Må vi ringe?' },
    ],
    contact: { telephone: 'optional' },
  });
  const answers = {
    ...{ idea: 'Godt forslag;=1+1', one: 'a', some: ['b', 'a'] },
    ...{ size: 2.5, cost: 150_000, old: 1500, yes: true },
  };
  const body = { answers, contact: { telephone: '+45 12345678' } };
  const { server } = await send(t, definition, '/api/ideas/fremtidslab', body);
  const { lines } = await exported(server, 'ideas/fremtidslab');
  assert.deepEqual(lines[0], [
    ...['Kode (code)', 'Modtaget den (received)', 'Sprog (language)', 'Din idé (answers.idea)'],
    ...['Hvor (answers.one)', 'Steder (answers.some)', 'Størrelse, m² (answers.size)'],
    ...['Pris, DKK (answers.cost)', 'Før, ISK (answers.old)', 'Må vi ringe? (answers.yes)'],
    'Telefon (contact.telephone)',
  ]);
  assert.deepEqual(lines[1]?.slice(3), [
    ...["Godt forslag;'=1+1", 'Åen (a)', 'Byen (b); Åen (a)', '2,5', '1500,00', '1500'],
    ...['Ja (true)', '+45 12345678'],
  ]);
  const [record] = await records<{ answers: object }>(server, 'ideas/fremtidslab');
  assert.deepEqual(record?.answers, answers);
});

test('an export of sign-ups has a line a household, and no token', async (t) => {
  const [first, second] = event().dates as [object, object];
  const definition = event({
    timeZone: 'Europe/Copenhagen',
    dates: [{ ...first, label: 'Første aften' }, second] as never,
  });
  const { server, answers } = await send(
    t,
    definition,
    '/api/events/faellesspisning',
    { ...signup(['d2', 'd1'], 2), people: [{ diet: 'vegansk' }, {}] },
    signup(['d1'], 3),
    signup(['d2'], 1, 'Bo'),
  );
  const { lines, file } = await exported(server, 'events/faellesspisning');
  const [head = []] = lines;
  // Its zone is named where the machine has another.
  assert.match(head[6] ?? '', /^fredag den 15\. januar 2027.* 18\.00–20\.00.* \(dates\.d2\)$/);
  assert.deepEqual(head.toSpliced(6, 1), [
    ...[
      'Kode (code)',
      'Modtaget den (received)',
      'Voksne (adults)',
      'Børn (children)',
      'Sprog (language)',
    ],
    ...['Første aften (dates.d1)'],
    ...['Navn (contact.name)', 'E-mail (contact.email)', 'Telefon (contact.telephone)'],
    ...['Person 1: Kost (people.1.diet)', 'Person 2: Kost (people.2.diet)'],
  ]);
  const taken = ['Har plads (confirmed)', 'Har plads (confirmed)'];
  assert.deepEqual(
    lines.slice(1).map((line) => line.slice(2)),
    [
      ['2', '0', '', ...taken, 'Mai Hansen', '', '', 'vegansk', ''],
      ['3', '0', '', 'Venter (waiting)', '', 'Mai Hansen', '', '', '', ''],
      ['1', '0', '', '', 'Venter (waiting)', 'Bo', '', '', '', ''],
    ],
  );
  const { dates } = definition;
  await put(server, { ...definition, dates: dates.map((date) => ({ ...date, cancelled: true })) });
  const off = (await exported(server, 'events/faellesspisning')).lines[0] ?? [];
  assert.equal(off[5], 'Første aften: Aflyst (dates.d1)');
  assert.match(off[6] ?? '', /: Aflyst \(dates\.d2\)$/);
  const json = JSON.stringify(await records(server, 'events/faellesspisning'));
  const token = answers[0]?.links?.manage?.split('=').at(-1) ?? '?';
  const hash = String((await rows(server, 'signups'))[0]?.['token_hash']);
  for (const secret of [token, hash]) assert.ok(!(file + json).includes(secret));
});

test('an export is read a few at a time, and whole', async (t) => {
  const server = await start(t, { definitions: [event(), ideas()] });
  const most = 1100;
  await server.storage.write(async (db) => {
    for (let number = 1; number <= most; number++) {
      const code = `C${number}`;
      const counts = { adults: 1, children: 0 };
      await db
        .insertInto('signups')
        .values({ definition_id: 'faellesspisning', code, token_hash: code, ...counts })
        .execute();
      await db
        .insertInto('ideas')
        .values({ id: code, definition_id: 'fremtidslab', code, answers: '{}', received_on: '' })
        .execute();
    }
  });
  for (const name of ['events/faellesspisning', 'ideas/fremtidslab']) {
    const { lines } = await exported(server, name);
    assert.equal(lines.length, most + 1);
    assert.equal(new Set(lines.map(([code]) => code)).size, most + 1);
    assert.equal((await records(server, name)).length, most);
  }
});
