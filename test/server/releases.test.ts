import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as sqliteTest, type TestContext } from 'node:test';
import { ServedReleases } from '../../src/server/releases/served-releases.ts';
import { releasesIn } from '../../src/server/storage/releases/in-folder.ts';
import type { Bytes } from '../../src/server/storage/releases/releases.ts';
import { engineOf, newDatabase, test } from './engines.ts';
import { databaseBefore } from './old-database.ts';
import { folder, mainHere, rows, start, type TestServer } from './tools.ts';
import { buildOf, sri, type TestBuild } from './versions.ts';

const YEAR = 'public, max-age=31536000, immutable';
const MINUTES = 'public, max-age=300';

/** Starts a server of a version, over data that others may have been started over. */
function serve(
  t: TestContext,
  data: string,
  build: TestBuild,
  keepVersions = 10,
): Promise<TestServer> {
  return start(t, { data, build: build.build, version: build.version, keepVersions });
}

async function textAt(server: TestServer, path: string): Promise<string | number> {
  const { status, text } = await server.get(path);
  return status === 200 ? text : status;
}

test('after an update, a page that was open gets what it fetches later from its own version', async (t) => {
  const data = await newDatabase(t);
  const [before, after] = [buildOf(t, '1.2.3'), buildOf(t, '1.3.0')];
  await (await serve(t, data, before)).close();
  const server = await serve(t, data, after);
  assert.deepEqual(server.warnings, []);
  const answer = await server.get(`/samskab/${before.later}`);
  assert.ok(answer.text.endsWith('"second act of 1.2.3"'));
  assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(answer.headers.get('cache-control'), YEAR);
  assert.equal(await textAt(server, `/samskab/${before.core}`), '"core of 1.2.3"');
  // Names that stay are those of the version that answers.
  assert.match((await server.get('/samskab.js')).text, /the loader of 1\.3\.0/);
  assert.match((await server.get('/samskab/voting-ballot.da.js')).text, /first act of 1\.3\.0/);
  for (const path of [
    '/samskab/core-00000000.js',
    '/samskab/nix.js',
    '/samskab/single/voting-ballot.js',
  ]) {
    const missing = await server.get(path);
    assert.deepEqual(
      [missing.status, missing.headers.get('cache-control')],
      [404, 'no-cache'],
      path,
    );
  }
});

test('a loader gets a widget that goes with its core, also from a cache and after an update', async (t) => {
  const data = await newDatabase(t);
  const [before, after] = [buildOf(t, '1.2.3'), buildOf(t, '1.3.0')];
  await (await serve(t, data, before)).close();
  const server = await serve(t, data, after);
  const hashOf = ({ core }: TestBuild) => core.slice(5, -3);
  const widget = (query: string) => server.get(`/samskab/voting-ballot.da.js${query}`);
  const old = await widget(`?${hashOf(before)}`);
  assert.match(old.text, /first act of 1\.2\.3/);
  assert.equal(old.headers.get('cache-control'), MINUTES);
  assert.match((await widget(`?${hashOf(after)}`)).text, /first act of 1\.3\.0/);
  // Of a version that is kept no longer, and of what is no hash: what is there now.
  for (const query of ['', '?00000000', '?x', '?../../1', '?%00%00%00%00']) {
    assert.match((await widget(query)).text, /first act of 1\.3\.0/, query);
  }
  const again = await server.get(`/samskab/voting-ballot.da.js?${hashOf(before)}`, {
    'if-none-match': old.headers.get('etag') ?? '',
  });
  assert.deepEqual([again.status, again.headers.get('cache-control')], [304, MINUTES]);
});

test('two versions at once on one database each answer for the other', async (t) => {
  const data = await newDatabase(t);
  const builds = [buildOf(t, '1.2.3'), buildOf(t, '1.3.0')] as const;
  const servers = [await serve(t, data, builds[0]), await serve(t, data, builds[1])];
  for (const server of servers) {
    for (const { version, core, later } of builds) {
      for (const path of [core, later]) {
        assert.match(String(await textAt(server, `/samskab/${path}`)), new RegExp(`of ${version}"$`)); // prettier-ignore
      }
      const single = await server.get(`/samskab/${version}/voting-ballot.js`);
      assert.ok(single.text.startsWith(`"all of ${version},`));
      const widget = await server.get(`/samskab/voting-ballot.da.js?${core.slice(5, -3)}`);
      assert.match(widget.text, new RegExp(`first act of ${version}`));
    }
  }
});

test('what a version has never changes, and integrity.json covers every file of it', async (t) => {
  const data = await newDatabase(t);
  const build = buildOf(t, '1.2.3');
  await (await serve(t, data, build)).close();
  for (const server of [await serve(t, data, build), await serve(t, data, buildOf(t, '2.0.0'))]) {
    const list = await server.get('/samskab/1.2.3/integrity.json');
    assert.equal(list.headers.get('content-type'), 'application/json');
    assert.equal(list.headers.get('cache-control'), YEAR);
    assert.equal(list.headers.get('access-control-allow-origin'), '*');
    const files = Object.entries(list.json);
    assert.deepEqual(
      files.map(([path]) => path),
      [
        'samskab.js',
        `samskab/${build.core}`,
        'samskab/voting-ballot.da.js',
        `samskab/${build.later}`,
        'voting-ballot.js',
      ].toSorted(),
    );
    for (const [path, integrity] of files) {
      for (const encoding of ['identity', 'gzip', 'br']) {
        const file = await server.get(`/samskab/1.2.3/${path}`, { 'accept-encoding': encoding });
        assert.equal(sri(file.text), integrity, path);
        assert.equal(file.headers.get('cache-control'), YEAR);
        assert.equal(file.headers.get('access-control-allow-origin'), '*');
        assert.equal(file.headers.get('content-type'), 'text/javascript; charset=utf-8');
      }
    }
    const { status } = await server.send('HEAD', '/samskab/1.2.3/voting-ballot.js');
    assert.equal(status, 200);
  }
});

test('another build of the same version gets a name of its own, and its own files are served', async (t) => {
  const data = await newDatabase(t);
  const [first, second] = [buildOf(t, '0.1.0', 'first'), buildOf(t, '0.1.0', 'second')];
  await (await serve(t, data, first)).close();
  const server = await serve(t, data, second);
  const [line = ''] = server.warnings;
  const [, name = ''] =
    /^other browser files are kept as version 0\.1\.0 already: those of this build are served as (0\.1\.0\+[0-9a-f]{8})$/.exec(
      line,
    ) ?? [];
  assert.notEqual(name, '');
  assert.match((await server.get('/samskab/voting-ballot.da.js')).text, /of second/);
  assert.match((await server.get('/samskab/0.1.0/voting-ballot.js')).text, /^"all of first/);
  for (const typed of [name, encodeURIComponent(name)]) {
    assert.match((await server.get(`/samskab/${typed}/voting-ballot.js`)).text, /^"all of second/);
  }
  await server.close();
  // It keeps that name, and the first is still who it was.
  assert.deepEqual((await serve(t, data, second)).warnings, [line]);
  assert.deepEqual((await serve(t, data, first)).warnings, []);
});

test('the oldest versions go, never the one that runs', async (t) => {
  const data = await newDatabase(t);
  const builds = ['1.9.0', '1.10.0', '2.0.0-beta.2', '2.0.0-beta.10', '2.0.0'].map((version) => buildOf(t, version)); // prettier-ignore
  for (const build of builds) await (await serve(t, data, build)).close();
  const kept = async (server: TestServer) => {
    const found: string[] = [];
    for (const { version } of builds) {
      const { status } = await server.get(`/samskab/${version}/integrity.json`);
      if (status === 200) found.push(version);
    }
    return found;
  };
  const newest = builds[4] as TestBuild;
  const server = await serve(t, data, newest, 3);
  assert.deepEqual(await kept(server), ['2.0.0-beta.2', '2.0.0-beta.10', '2.0.0']);
  await server.close();
  // Who goes back to an old version has it, however many are newer.
  const oldest = await serve(t, data, builds[0] as TestBuild, 2);
  assert.deepEqual(await kept(oldest), ['1.9.0', '2.0.0']);
  await oldest.close();
  const alone = await serve(t, data, newest, 1);
  assert.deepEqual(await kept(alone), ['2.0.0']);
  await alone.close();
  const none = await serve(t, data, newest, 0);
  assert.equal((await none.storage.releases.list()).length, 0);
  assert.deepEqual(await kept(none), ['2.0.0']);
});

test('no path leads out of what a version has', async (t) => {
  const data = await newDatabase(t);
  const server = await serve(t, data, buildOf(t, '1.2.3'));
  if (engineOf(t) === 'SQLite') {
    writeFileSync(join(data, 'secret'), 'secret');
    writeFileSync(join(data, 'assets/1.2.3/more.js'), 'secret');
  }
  const paths = [
    '/samskab/1.2.3/',
    '/samskab/1.2.3',
    '/samskab/1.2.3/more.js',
    '/samskab/1.2.3/samskab',
    '/samskab/1.2.3/..%2f..%2fsecret',
    '/samskab/1.2.3/..%2f..%2fsamskab.sqlite',
    '/samskab/1.2.3/%2e%2e/%2e%2e/secret',
    '/samskab/1.2.3/samskab/..%2fvoting-ballot.js',
    '/samskab/1.2.3%2f..%2f..%2fsecret/x',
    '/samskab/1.2.3%2f../voting-ballot.js',
    '/samskab/..%2f1.2.3/voting-ballot.js',
    '/samskab/1.2.3/voting-ballot.js%00',
    '/samskab/1.2.3/__proto__',
    '/samskab/1.2.3/constructor',
    '/samskab/1.2.4/voting-ballot.js',
    '/samskab/1.2.3-../voting-ballot.js',
    '/samskab/1.2.3x/voting-ballot.js',
    '/samskab/latest/voting-ballot.js',
    `/samskab/1.2.3/${'a/'.repeat(2000)}x.js`,
    '/samskab/1.2.3/%ff%fe.js',
    '/samskab/%ff-00000000.js',
  ];
  for (const path of paths) {
    const { status, text, headers } = await server.get(path);
    assert.equal(status, 404, path);
    assert.ok(!text.includes('secret'), path);
    assert.match(headers.get('cache-control') ?? '', /no-cache$/, path);
  }
});

test('where nothing can be kept, one line says so, and all is served', async (t) => {
  const data = await newDatabase(t);
  const build = buildOf(t, '1.2.3');
  if (engineOf(t) === 'SQLite') {
    writeFileSync(join(data, 'assets'), 'in the way');
  } else {
    const before = await start(t, { data });
    await before.storage.write((db) => db.schema.dropTable('release_files').execute());
    await before.close();
  }
  const server = await serve(t, data, build);
  assert.equal(server.warnings.length, 1);
  assert.match(
    server.warnings[0] ?? '',
    /^the browser files of version 1\.2\.3 cannot be kept in .+ \(.+\): they are served all the same, but pages that are open at the next update may have to be loaded anew$/,
  );
  assert.match((await server.get('/samskab.js')).text, /the loader of 1\.2\.3/);
  assert.equal(await textAt(server, `/samskab/${build.core}`), '"core of 1.2.3"');
});

test('a version that is kept in half is kept anew, and half a file is none', async (t) => {
  if (engineOf(t) !== 'SQLite') return;
  const data = await newDatabase(t);
  const build = buildOf(t, '1.2.3');
  const assets = join(data, 'assets');
  mkdirSync(join(assets, '1.2.3/samskab'), { recursive: true });
  mkdirSync(join(assets, '.part-abcdef'));
  await (await serve(t, data, build)).close();
  // Somebody may be at it: only what is an hour old is swept away.
  assert.deepEqual(readdirSync(assets), ['.part-abcdef', '1.2.3']);
  writeFileSync(join(assets, '1.2.3/voting-ballot.js'), '"all of');
  const server = await serve(t, data, buildOf(t, '1.3.0'));
  assert.equal(await textAt(server, '/samskab/1.2.3/voting-ballot.js'), 404);
  assert.equal(await textAt(server, `/samskab/1.2.3/samskab/${build.core}`), '"core of 1.2.3"');
});

test('of two builds that are kept at once, one has the plain name, whole', async (t) => {
  const server = await start(t, { data: await newDatabase(t) });
  const { releases } = server.storage;
  const marks = ['one', 'other', 'one'];
  const served = marks.map((mark) => new ServedReleases(releases, buildOf(t, '0.1.0', mark).build, '0.1.0')); // prettier-ignore
  const warnings = (await Promise.all(served.map((one) => one.keep(10)))).flat();
  assert.ok(warnings.every((line) => line.startsWith('other browser files are kept')), String(warnings)); // prettier-ignore
  const kept = (await releases.list()).map(({ name }) => name);
  assert.equal(kept.length, 2);
  const plain = await Promise.all(served.map((one) => one.file('0.1.0', 'voting-ballot.js')));
  assert.equal(new Set(plain.map((bytes) => Buffer.from(bytes ?? []).toString())).size, 1);
  // Those that are the same have the same name.
  const names = await Promise.all(served.map((one) => one.ownName()));
  assert.deepEqual([names[0], new Set(names).size], [names[2], 2]);
});

test('a database of an earlier version gets a place for them', async (t) => {
  if (engineOf(t) !== 'SQLite') return;
  const { data, db } = await databaseBefore(t, '060');
  await db.destroy();
  const server = await serve(t, data, buildOf(t, '1.2.3'));
  assert.deepEqual(server.warnings, []);
  assert.deepEqual(await rows(server, 'releases'), []);
  assert.ok(existsSync(join(data, 'assets/1.2.3/integrity.json')));
});

test('a server without a build keeps nothing, and says nothing of it', async (t) => {
  const data = await newDatabase(t);
  const build = folder(t);
  const server = await start(t, { data, build, version: '1.2.3', keepVersions: 10 });
  assert.deepEqual(server.warnings, []);
  assert.equal(await textAt(server, '/samskab/1.2.3/integrity.json'), 404);
  rmSync(build, { recursive: true });
  assert.equal(await textAt(server, '/samskab.js'), 404);
});

test('no backup has them, and one is put back into a database that keeps some', async (t) => {
  const data = await newDatabase(t);
  const server = await serve(t, data, buildOf(t, '1.2.3'));
  const file = join(folder(t), 'copy.sqlite');
  const saved = await mainHere(t, ['backup', file, '--data', data]);
  assert.deepEqual([saved.code, statSync(file).size < 1_000_000], [0, true], saved.stderr);
  await server.close();
  const restored = await mainHere(t, ['restore', file, '--data', data]);
  assert.equal(restored.code, 0, restored.stderr);
  const again = await serve(t, data, buildOf(t, '1.3.0'));
  assert.equal((await again.get('/samskab/1.2.3/integrity.json')).status, 200);
});

sqliteTest('a number of versions that is none takes nothing away', async (t) => {
  const data = folder(t);
  const build = buildOf(t, '1.2.3');
  await (await serve(t, data, build)).close();
  for (const many of [NaN, -1, 1.5]) {
    await assert.rejects(serve(t, data, build, many), { name: 'Mistake', message: /^keepVersions is a whole number from 0, not / }); // prettier-ignore
  }
  assert.deepEqual(readdirSync(join(data, 'assets')), ['1.2.3']);
});

sqliteTest(
  'two who start at once over one folder keep one of two builds of a version',
  async (t) => {
    for (let times = 0; times < 20; times++) {
      const assets = join(folder(t), 'assets');
      const names = ['first', 'second'];
      const kept = await Promise.all(
        names.map(async (name, after) => {
          await new Promise((done) => setTimeout(done, after * (times % 10)));
          return releasesIn(assets).keep('0.1.0', filesOf(name));
        }),
      );
      assert.equal(kept.filter(Boolean).length, 1, `${times}: ${kept.join()}`);
      const text = Buffer.from((await releasesIn(assets).read('0.1.0', 'a.js')) ?? []).toString();
      assert.equal(text, names[kept.indexOf(true)]);
    }
  },
);

sqliteTest(
  'who looks while a neighbour takes a version away is told of those that are there',
  async (t) => {
    for (let times = 0; times < 20; times++) {
      const assets = join(folder(t), 'assets');
      const [one, other] = [releasesIn(assets), releasesIn(assets)];
      for (const version of ['1.0.0', '1.1.0']) await one.keep(version, filesOf(version));
      const [, list] = await Promise.all([
        one.remove('1.0.0'),
        other.list(),
        other.remove('1.0.0'),
      ]);
      assert.ok(list.some(({ name }) => name === '1.1.0'));
    }
  },
);

/** @returns what a release has: forty files that say the same */
function filesOf(text: string): Map<string, Bytes> {
  const bytes = new TextEncoder().encode(text);
  const names = ['a.js', ...Array.from({ length: 39 }, (_, index) => `samskab/${index}.js`)];
  const files = new Map<string, Bytes>(names.map((name) => [name, bytes]));
  const integrity = JSON.stringify(Object.fromEntries(names.map((name) => [name, sri(text)])));
  return files.set('integrity.json', new TextEncoder().encode(integrity));
}
