/** The pages of `docs/operating` and the files beside them say the same, and name what is there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { ballot, vote } from '../server/definitions.ts';
import { folder, start } from '../server/tools.ts';
import { firstProgram } from '../tools/installing.ts';
import { operating, pageText, TYPED_PAGES, typedIn } from './typed.ts';

const pages = globSync('*.md', { cwd: operating });
const typed = TYPED_PAGES.flatMap((page) => typedIn(page)).join('');
const read = (name: string) => readFileSync(join(operating, name), 'utf8');

test('every link of a page leads to a file, and README.md names every page', () => {
  for (const page of pages) {
    for (const [, to = ''] of pageText(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(join(operating, to)), `${page}: ${to}`);
    }
    if (page !== 'README.md') assert.ok(pageText('README.md').includes(`](${page})`), page);
  }
});

test('pages are typed in the order in which README.md names them', () => {
  const named = [...pageText('README.md').matchAll(/^\| \[([\w-]+\.md)\]/gm)].map(([, name]) => name); // prettier-ignore
  assert.deepEqual(named, [...TYPED_PAGES, 'container.md']);
  assert.equal(typedIn('container.md').length, 0);
});

test('each file that people copy says where it goes, and a page puts it there', () => {
  const files = globSync(['nginx/*', 'systemd/*', 'samskab', 'samskab.env'], { cwd: operating });
  assert.equal(files.length, 10);
  for (const file of files) {
    const [, place = ''] = /^# (\/\S+)$/m.exec(read(file)) ?? [];
    assert.ok(place !== '', file);
    const text = pages.map(pageText).join('');
    const named = text.includes(basename(file)) || typed.includes(`${dirname(file)}/*`);
    const put = text.includes(place) || text.includes(`${dirname(place)}/`);
    assert.ok(named && put, `${file} → ${place}`);
  }
});

test('the container takes the steps of the installation', () => {
  const runs = [...read('Containerfile').matchAll(/^RUN (.*)$/gm)].map(([, line = '']) => line);
  assert.equal(runs.length, 4);
  const steps = typedIn('install.md').join('').split('\n');
  for (const line of runs) assert.ok(steps.includes(line), line);
  // Both run the same file, on the same data.
  const place = '/opt/samskab/dist/server/samskab.js';
  for (const file of [
    'Containerfile',
    'samskab',
    'systemd/samskab.service',
    'systemd/samskab-backup.service',
  ]) {
    // prettier-ignore
    assert.ok(read(file).includes(place), file);
  }
});

test('every figure to watch is one that there is', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.post('/api/ballots/kvarterpuljen', vote);
  const { text } = await server.get('/metrics');
  const families = [...text.matchAll(/^# TYPE (\S+) (counter|gauge)$/gm)];
  const known = new Set(
    families.map(([, name = '', type]) => name + (type === 'counter' ? '_total' : '')),
  );
  const watched = [...pageText('watch.md').matchAll(/`((?:samskab|nodejs|process)_\w+)`/g)];
  assert.ok(watched.length >= 7);
  for (const [, name = ''] of watched) assert.ok(known.has(name), name);
});

test('no error log may name who asked', () => {
  const levels = globSync('nginx/*', { cwd: operating }).flatMap((file) => [
    ...read(file).matchAll(/^\s*error_log \S+ ?(\w*);$/gm),
  ]);
  assert.deepEqual(levels.map(([, level]) => level), ['emerg', 'emerg', 'emerg']); // prettier-ignore
});

/** The first version that reads a unit which is not installed. */
const OFFLINE = 250;
const systemd = firstProgram('systemd-analyze');
const version = systemd && spawnSync(systemd, ['--version'], { encoding: 'utf8' }).stdout;
const isNew = Number(/^systemd (\d+)/.exec(version ?? '')?.[1]) >= OFFLINE;
const skip = isNew ? false : `there is no systemd-analyze of ${OFFLINE} or later`;
test('systemd takes the units, and they may do little', { skip }, (t) => {
  // prettier-ignore
  const place = folder(t);
  const files = globSync('systemd/*', { cwd: operating }).map((name) => {
    // Where it is not installed, another program stands for it.
    const text = read(name).replaceAll('/opt/samskab/node_modules/.bin/node', process.execPath);
    const file = join(place, basename(name));
    writeFileSync(file, text);
    return file;
  });
  const analyze = (...args: string[]) => spawnSync(systemd ?? '', args, { encoding: 'utf8' });
  const verified = analyze('verify', '--man=no', '--recursive-errors=no', ...files);
  assert.deepEqual([verified.status, verified.stderr], [0, '']);
  for (const file of files.filter((name) => name.endsWith('.service'))) {
    const { status, stdout } = analyze('security', '--offline=true', '--threshold=15', file);
    assert.equal(status, 0, stdout);
  }
});
