/** Whose tiles a page may load: those of the map that it draws, and nobody else's. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putDefinition } from '../../src/server/index.ts';
import { ballot, vote } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, start, type TestServer } from './tools.ts';

const map = { tiles: 'https://kort.example.dk:8443/a/{z}/{x}/{y}.png', attribution: '© Kort' };
const place = { latitude: 55.43, longitude: 9.12, label: 'Søbækken' };
const items = [
  { id: 'p1', name: 'Bænke', place },
  { id: 'p2', name: 'Skatepark' },
];
const page = '/ballots/kvarterpuljen';
const CLOSED = "; img-src 'self' data:;";
const OPEN = "; img-src 'self' data: https://kort.example.dk:8443;";

const policyOf = async (server: TestServer, path: string) =>
  // Hosted pages name their own origin too.
  (await server.get(path)).headers
    .get('content-security-policy')
    ?.replace(/'self' http:\/\/[^/ ;]+/g, "'self'") ?? '';

test('a page lets in the tiles of its map, and the pages beside it do not', async (t) => {
  const server = await start(t);
  await putDefinition(server.storage, ballot({ map, items }), { folder: folder(t), now: 0 });
  await putDefinition(server.storage, ballot({ id: 'uden', items }), { folder: folder(t), now: 0 });
  for (const path of [page, `${page}/items/p1`]) {
    assert.ok((await policyOf(server, path)).includes(OPEN), path);
  }
  for (const path of ['/', '/ballots/uden', '/ballots/nix', `${page}/items/nix`]) {
    assert.ok((await policyOf(server, path)).includes(CLOSED), path);
  }
});

test('where no item has a place no map is drawn, and nobody is let in', async (t) => {
  const server = await start(t);
  const nowhere = ballot({ map, items: [{ id: 'p1', name: 'Bænke' }] });
  await putDefinition(server.storage, nowhere, { folder: folder(t), now: 0 });
  assert.ok((await policyOf(server, page)).includes(CLOSED));
});

test('a page of the town itself, which may hold the widget, lets them in too', async (t) => {
  const site = folder(t);
  writeFileSync(join(site, 'by.html'), '<p>By</p>');
  const server = await start(t, { site });
  await putDefinition(server.storage, ballot({ map, items }), { folder: folder(t), now: 0 });
  assert.ok((await policyOf(server, '/by')).includes(OPEN));
});

test('put says what is wrong with an address of tiles, and stores nothing', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'kvarterpuljen.json');
  const tell = async (tiles: string) => {
    writeFileSync(file, JSON.stringify(ballot({ map: { ...map, tiles }, items })));
    return mainHere(t, ['put', file, '--data', server.data]);
  };
  const sub = await tell('https://{s}.kort.example.dk/{z}/{x}/{y}.png');
  assert.notEqual(sub.code, 0);
  assert.match(sub.stderr, /map.*tiles.*has \{s\}, but a map asks one server, which is named/s);
  assert.match((await tell('http://kort.example.dk/{z}/{x}/{y}.png')).stderr, /https:\/\//);
  assert.equal((await server.get(page)).status, 404);
  assert.equal((await tell(map.tiles)).code, 0);
  assert.equal((await server.get(page)).status, 200);
});

test('a map may come and go while people vote already', async (t) => {
  const server = await start(t, { definitions: [ballot({ items })] });
  const { status } = await server.post(`/api${page}`, vote);
  assert.equal(status, 201);
  const file = join(folder(t), 'kvarterpuljen.json');
  for (const extra of [{ map }, {}]) {
    writeFileSync(file, JSON.stringify(ballot({ items, ...extra })));
    const { code, stderr } = await mainHere(t, ['put', file, '--data', server.data]);
    assert.equal(code, 0, stderr);
  }
});
