/** A year in the life of an association: what comes after the first day, from the draft to the end. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeTest, { type TestContext } from 'node:test';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import type { EventDate, EventDefinition } from '../../src/protocol/events.ts';
import { keepRetention } from '../../src/server/keeping/keep-retention.ts';
import { TABLES } from '../../src/server/storage/copying/tables.ts';
import { isPostgresUrl } from '../../src/server/storage/storage.ts';
import { readCsv } from './csv.ts';
import { newDatabase, postgresTest } from './engines.ts';
import {
  folder,
  mainHere,
  rows,
  samskab,
  start,
  type Body,
  type Run,
  type TestServer,
} from './tools.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

const supper: EventDefinition = {
  type: 'event',
  id: 'suppe',
  title: 'Suppe i gården',
  language: 'da',
  dates: [evening('torsdag', 30, 40)],
  contact: { name: 'required', telephone: 'optional' },
  retention: { days: 14 },
};

function evening(id: string, days: number, capacity: number): EventDate {
  const starts = Date.now() + days * DAY;
  const ends = new Date(starts + 2 * 3_600_000).toISOString();
  return { id, starts: new Date(starts).toISOString(), ends, capacity };
}

const playground: BallotDefinition = {
  type: 'ballot',
  method: 'approval',
  id: 'legeplads',
  title: 'Legepladsen',
  language: 'da',
  credential: 'code',
  closes: inDays(10),
  items: [
    { id: 'gynge', name: 'En gunge' },
    { id: 'sand', name: 'Et sandbord' },
  ],
};

postgresTest('a year begins on SQLite, and goes on on PostgreSQL', async (t) => {
  await live(t, folder(t), await newDatabase(t));
});

postgresTest('a year begins on PostgreSQL, and goes on on SQLite', async (t) => {
  await live(t, await newDatabase(t), folder(t));
});

nodeTest('a year is lived on SQLite alone', async (t) => {
  await live(t, folder(t), folder(t));
});

async function live(t: TestContext, first: string, second: string): Promise<void> {
  const association = await Association.begin(t, first);
  await draftsASupper(association);
  const guests = await fillsTheRoom(association);
  await setsTwoTablesMore(association, guests);
  await movesTheEvening(association, guests);
  const back = await seesSomebodyGoAndComeBack(association, guests);
  await opensTheListInASpreadsheet(association);
  const codes = await sendsLetters(association);
  await asksForVotes(association, codes);
  await correctsAName(association);
  await publishes(association);
  const moved = await movesToAnotherMachine(association, second);
  await findsEverythingThere(moved, back);
  await forgetsWhenItSaidSo(association, moved);
}

async function draftsASupper(association: Association): Promise<void> {
  await association.put(supper, '--draft');
  assert.equal((await association.server.get('/api/events/suppe')).status, 404);
  const link = await association.run('preview', 'events/suppe', '--url', 'https://by.example');
  const token = link.trim().split('#')[1] ?? '';
  const preview = { 'samskab-preview': token };
  const shown = await association.server.get('/api/events/~suppe', preview);
  assert.deepEqual([shown.status, shown.json['title']], [200, 'Suppe i gården']);
  const trial = await association.server.post(
    '/api/events/~suppe',
    household('Prøve'),
    undefined,
    preview,
  );
  assert.match(trial.json.code ?? '', /^TEST-/);
  await association.run('visibility', 'events/suppe', 'public');
  assert.equal((await association.server.get('/api/events/~suppe', preview)).status, 404);
  assert.deepEqual(await association.places(), { torsdag: 40 });
  assert.doesNotMatch(await association.list(), /Prøve/);
}

async function fillsTheRoom(association: Association): Promise<Body[]> {
  const guests: Body[] = [];
  for (let number = 1; number <= 43; number++) {
    const name = number === 7 ? 'Godt forslag;=1+1' : `Gæst Kvistebro ${number}`;
    guests.push(await association.signUp(name));
  }
  const waiting = guests.filter(({ places }) => places?.[0]?.status === 'waiting');
  assert.deepEqual(
    waiting.map(({ places }) => places?.[0]?.position),
    [1, 2, 3],
  );
  // Three wait.
  assert.deepEqual(await association.places(), { torsdag: -3 });
  return guests;
}

async function setsTwoTablesMore(association: Association, guests: Body[]): Promise<void> {
  const tooFew = await association.tryPut({ ...supper, dates: [evening('torsdag', 30, 39)] });
  assert.match(tooFew, /date torsdag: 40 places are taken, 39 are too few/);
  await association.put({ ...supper, dates: [evening('torsdag', 30, 42)] });
  assert.deepEqual(await association.standing(guests[40]), { status: 'confirmed' });
  assert.deepEqual(await association.standing(guests[41]), { status: 'confirmed' });
  assert.deepEqual(await association.standing(guests[42]), { status: 'waiting', position: 1 });
}

async function movesTheEvening(association: Association, guests: Body[]): Promise<void> {
  const calendar = async () =>
    (await association.server.get('/api/events/suppe/calendar.ics')).text;
  const line = (text: string, name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text)?.[1];
  const before = await calendar();
  const moved = evening('torsdag', 31, 42);
  await association.put({ ...supper, dates: [moved] });
  const after = await calendar();
  assert.equal(line(after, 'UID'), line(before, 'UID'));
  assert.equal(Number(line(after, 'SEQUENCE')), Number(line(before, 'SEQUENCE')) + 1);
  assert.equal(line(after, 'DTSTART'), moved.starts.replaceAll(/[-:]|\.\d+/g, ''));
  assert.deepEqual(await association.standing(guests[0]), { status: 'confirmed' });
}

async function seesSomebodyGoAndComeBack(association: Association, guests: Body[]): Promise<Body> {
  const gone = await association.asked('DELETE', guests[0]);
  assert.equal(gone.places?.[0]?.status, 'cancelled');
  assert.deepEqual(await association.standing(guests[42]), { status: 'confirmed' });
  const back = await association.signUp('Gæst Kvistebro 1');
  assert.deepEqual(back.places?.[0], { date: 'torsdag', status: 'waiting', position: 1 });
  return back;
}

async function opensTheListInASpreadsheet(association: Association): Promise<void> {
  for (const separator of ['semicolon', 'comma']) {
    const list = await association.list('--separator', separator);
    assert.equal(list.charCodeAt(0), 0xfeff);
    for (const guess of [';', ',', '\t']) {
      const cells = readCsv(list.slice(1), guess).flat();
      assert.ok(cells.some((cell) => cell.includes('=1+1')));
      assert.deepEqual(
        cells.filter((cell) => /^[\s"]*[=+@-]/.test(cell)),
        [],
      );
    }
  }
}

async function sendsLetters(association: Association): Promise<string[]> {
  await association.put(playground);
  const codes = await association.lines('codes', 'legeplads', '--count', '4');
  const [lost = ''] = codes;
  const because = ['--because', 'Posten tabte brevet'];
  const [fresh = ''] = await association.lines('codes', 'legeplads', '--void', lost, ...because);
  assert.equal(await association.vote(lost, 'sand'), 403);
  return [fresh, ...codes.slice(1)];
}

async function asksForVotes(association: Association, codes: readonly string[]): Promise<void> {
  const wishes = ['gynge', 'sand', 'gynge'];
  for (const [index, wish] of wishes.entries()) {
    assert.equal(await association.vote(codes[index] ?? '', wish), 201);
  }
  assert.equal(await association.vote(codes[0] ?? '', 'sand'), 409);
}

async function correctsAName(association: Association): Promise<void> {
  const items = [{ id: 'gynge', name: 'En gynge' }, ...playground.items.slice(1)];
  const corrected = { ...playground, items } as BallotDefinition;
  assert.match(await association.tryPut(corrected), /--because/);
  await association.put(corrected, '--because', 'En slåfejl');
  const { json } = await association.server.get('/api/ballots/legeplads');
  const [swing] = json['items'] as { name: string; formerly: { name: string }[] }[];
  assert.deepEqual([swing?.name, swing?.formerly[0]?.name], ['En gynge', 'En gunge']);
  // The last day is over.
  const closes = new Date(Date.now() - 1000).toISOString();
  await association.put({ ...corrected, closes }, '--because', 'Alle har stemt');
}

async function publishes(association: Association): Promise<void> {
  await association.run('publish', 'ballots/legeplads');
  const { json } = await association.server.get('/api/ballots/legeplads/results');
  const [swing] = json['items'] as { id: string; votes: number; selected: boolean }[];
  assert.deepEqual([json['state'], swing?.id, swing?.votes], ['final', 'gynge', 2]);
  const again = await association.tryPut({ ...playground, closes: inDays(10) });
  assert.match(again, /has a final result and stays closed/);
}

async function movesToAnotherMachine(association: Association, data: string) {
  const file = join(folder(association.t), 'kopi.sqlite');
  await association.run('backup', file);
  const { code, stderr } = await samskab(['restore', file, '--data', data]);
  assert.equal(code, 0, stderr);
  if (!isPostgresUrl(association.server.data) && !isPostgresUrl(data))
    copySecret(association, data);
  return Association.begin(association.t, data);
}

/** What codes are hashed with is in no backup. */
function copySecret({ server }: Association, data: string): void {
  writeFileSync(join(data, 'secret'), readFileSync(join(server.data, 'secret')), { mode: 0o600 });
}

async function findsEverythingThere(moved: Association, back: Body): Promise<void> {
  assert.deepEqual(await moved.standing(back), { status: 'waiting', position: 1 });
  const { json } = await moved.server.get('/api/ballots/legeplads/results');
  assert.deepEqual([json['state'], json['ballots']], ['final', 3]);
  const log = await moved.run('log', 'ballots/legeplads');
  assert.match(log, /codes: 1 void, 1 made, because "Posten tabte brevet"/);
  assert.match(log, /items\.gynge\.name changed \(open\), because "En slåfejl"/);
  assert.match(await moved.list(), /Gæst Kvistebro 43/);
}

async function forgetsWhenItSaidSo(...places: Association[]): Promise<void> {
  for (const place of places) {
    const { storage } = place.server;
    assert.match(await place.allThatIsKept(), /Kvistebro/);
    for (const day of [44, 45, 46, 47]) {
      const now = Date.now() + day * DAY;
      await storage.keepHouse(now);
      await keepRetention(storage, now);
      await storage.keepHouse(now);
    }
    assert.doesNotMatch(await place.allThatIsKept(), /Kvistebro/);
  }
}

function household(name: string): object {
  return { dates: ['torsdag'], adults: 1, children: 0, contact: { name } };
}

/** Whoever runs it: with a server, and a terminal beside it. */
class Association {
  readonly t: TestContext;
  readonly server: TestServer;

  private constructor(t: TestContext, server: TestServer) {
    this.t = t;
    this.server = server;
  }

  static async begin(t: TestContext, data: string): Promise<Association> {
    return new Association(t, await start(t, { data }));
  }

  /** Types a command that must do what it is asked to. */
  async run(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.#type(args);
    assert.equal(code, 0, stderr);
    return stdout;
  }

  async lines(...args: string[]): Promise<string[]> {
    return (await this.run(...args)).trim().split('\n');
  }

  async put(definition: object, ...options: string[]): Promise<void> {
    await this.run('put', this.#file(definition), ...options);
  }

  /** @returns what is said of a definition that is refused */
  async tryPut(definition: object): Promise<string> {
    const { code, stderr } = await this.#type(['put', this.#file(definition)]);
    assert.equal(code, 2, stderr);
    return stderr;
  }

  /** What prints as it goes runs in a process of its own. */
  #type(args: readonly string[]): Promise<Run> {
    const all = [...args, '--data', this.server.data];
    return /^(export|codes)$/.test(args[0] ?? '') ? samskab(all) : mainHere(this.t, all);
  }

  #file(definition: object): string {
    const file = join(folder(this.t), 'x.json');
    writeFileSync(file, JSON.stringify(definition));
    return file;
  }

  list(...options: string[]): Promise<string> {
    return this.run('export', 'events/suppe', ...options);
  }

  async places(): Promise<unknown> {
    return (await this.server.get('/api/events/suppe/places')).json;
  }

  async signUp(name: string): Promise<Body> {
    const { status, json, text } = await this.server.post('/api/events/suppe', household(name));
    assert.equal(status, 201, text);
    return json;
  }

  /** Asks for a receipt by its link. */
  async asked(method: 'GET' | 'DELETE', receipt: Body | undefined): Promise<Body> {
    const token = receipt?.links?.manage?.split('samskab-receipt=')[1] ?? '';
    const headers = { authorization: `Bearer ${token}` };
    const { status, json, text } = await this.server.send(method, '/api/events/suppe/receipt', {
      headers,
    });
    assert.equal(status, 200, text);
    return json;
  }

  /** @returns how a household stands, as its link says */
  async standing(receipt: Body | undefined): Promise<unknown> {
    const { date: _date, ...standing } = (await this.asked('GET', receipt)).places?.[0] ?? {};
    return standing;
  }

  /** @returns the status of the answer */
  async vote(code: string, item: string): Promise<number> {
    const body = { selections: [{ item }], credential: { kind: 'code', code } };
    return (await this.server.post('/api/ballots/legeplads', body)).status;
  }

  /** @returns the bytes of the files on SQLite; of PostgreSQL, whose files are not ours, all rows */
  async allThatIsKept(): Promise<string> {
    const { data } = this.server;
    if (!isPostgresUrl(data)) {
      return readdirSync(data)
        .map((file) => readFileSync(join(data, file)).toString('latin1'))
        .join('');
    }
    const all = await Promise.all(TABLES.map((table) => rows(this.server, table)));
    return JSON.stringify(all);
  }
}
