/** Whose the pages are: what `samskab put site.json` takes, refuses and stores. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test as sqliteTest, type TestContext } from 'node:test';
import { accentLine, accentsOf, contrast } from '../../src/server/http/accent.ts';
import { readLogo } from '../../src/server/defining/read-logo.ts';
import { findLogo, findSite } from '../../src/server/storage/queries/site.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { newDatabase, test } from './engines.ts';
import { folder, mainHere, type Run } from './tools.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M0 0h9v9z"/></svg>';
const ellevad = {
  type: 'site',
  name: { da: 'Ellevad Kommune', en: 'Ellevad' },
  language: 'da',
  logo: 'logo.svg',
  accent: '#0f5a5f',
  links: {
    home: 'https://ellevad.example',
    privacy: { da: 'https://ellevad.example/privatliv', en: 'https://ellevad.example/privacy' },
    accessibility: '/was',
    contact: 'mailto:deltag@ellevad.example',
  },
};

/** Puts a site from a folder of its own, with a logo beside it. */
function put(
  t: TestContext,
  data: string,
  site: object,
  files: Record<string, string | Uint8Array> = { 'logo.svg': svg },
  ...more: string[]
): Promise<Run> {
  // prettier-ignore
  const path = folder(t);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  const file = join(path, 'site.json');
  writeFileSync(file, JSON.stringify(site));
  return mainHere(t, ['put', file, '--data', data, ...more]);
}

async function stored(data: string) {
  const storage = await openStorage(data);
  try {
    return await storage.read(async (db) => ({
      ...(await findSite(db)),
      logo: await findLogo(db),
    }));
  } finally {
    await storage.close();
  }
}

test('a site is put, put again, and changed, its logo too', async (t) => {
  const data = await newDatabase(t);
  const first = await put(t, data, ellevad);
  assert.deepEqual([first.code, first.stderr], [0, '']);
  assert.match(first.stdout, /^site: new\n/);
  const one = await stored(data);
  const { logo: _, ...said } = ellevad;
  assert.deepEqual(one.site, said);
  assert.equal(one.logo?.type, 'image/svg+xml');
  assert.equal(Buffer.from(one.logo?.bytes ?? []).toString(), svg);
  assert.match((await put(t, data, ellevad)).stdout, /^site: same\n/);
  const other = await put(t, data, ellevad, { 'logo.svg': svg.replace('9z', '8z') });
  assert.match(other.stdout, /^site: changed\n/);
  const { logo: __, ...plain } = ellevad;
  assert.match((await put(t, data, plain)).stdout, /^site: changed\n/);
  assert.equal((await stored(data)).logo, undefined);
});

test('a site comes back from a backup, with its logo', async (t) => {
  const data = await newDatabase(t);
  await put(t, data, ellevad);
  const file = join(folder(t), 'kopi.sqlite');
  assert.equal((await mainHere(t, ['backup', file, '--data', data])).code, 0);
  const other = await newDatabase(t);
  assert.equal((await mainHere(t, ['restore', file, '--data', other])).code, 0);
  assert.deepEqual(await stored(other), await stored(data));
  const again = await mainHere(t, ['restore', file, '--data', other]);
  assert.match(again.stderr, /not empty: 1 in site/);
});

describe('what is wrong with a site is said in a line, and nothing is stored', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  const links = (of: object) => ({ ...ellevad, links: of });
  const cases: [string, object, RegExp, Record<string, string | Uint8Array>?][] = [
    ['no name', { ...ellevad, name: undefined }, /site.json: `name` is missing/],
    ['an empty name', { ...ellevad, name: { da: ' ' } }, /`name` must be a name of 1 to 100/],
    ['a long name', { ...ellevad, name: 'x'.repeat(101) }, /`name` must be a name of 1 to 100/],
    ['a name that nobody sees', { ...ellevad, name: '\u200B' }, /`name` must be a name of 1 to 100 characters in one line/],
    ['a name of two lines', { ...ellevad, name: 'Ellevad\nBank' }, /`name` must be a name/],
    ['a name of two lines elsewhere', { ...ellevad, name: 'Ellevad\u2028Bank' }, /`name` must be a name/],
    ['a name that turns round', { ...ellevad, name: { da: 'Ellevad', en: '\u202EdavellE' } }, /`name` must be a name/],
    ['a name with an end of text', { ...ellevad, name: 'Ellevad\u0000' }, /`name` must be a name/],
    ['no language', { ...ellevad, language: undefined }, /`language` is missing/],
    ['a key with a typing mistake', { ...ellevad, acent: '#fff' }, /`acent` is not known here: is `accent` meant\?/],
    ['a colour that has a name', { ...ellevad, accent: 'teal' }, /`accent` must be a colour, such as "#0f5a5f", and is "teal"/],
    ['a link to run', links({ privacy: 'javascript:alert(1)' }), /links: `privacy` must be a link, such as/],
    ['a link without its beginning', links({ privacy: 'www.ellevad.example' }), /links: `privacy` must be a link/],
    ['a path that leads elsewhere', links({ home: '//evil.example' }), /links: `home` must be a link/],
    ['a path that a browser leads elsewhere', links({ home: '/\\evil.example' }), /links: `home` must be a link/],
    ['one of two links', links({ privacy: { da: '/p', en: 'data:,' } }), /links: `privacy` must be a link/],
    ['a link with a password', links({ home: 'https://user:pw@ellevad.example/' }), /links: `home` must be a link/],
    ['a link with another host in its name', links({ home: 'https://bank.dk@evil.example/' }), /links: `home` must be a link/],
    ['half a link', links({ home: 'https:evil.example' }), /links: `home` must be a link/],
    ['a link across lines', links({ home: 'https://ellevad.example/\nx' }), /links: `home` must be a link/],
    ['a link after a blank', links({ home: ' https://ellevad.example/' }), /links: `home` must be a link/],
    ['mail with a line of its own', links({ contact: 'mailto:a@b.example%0d%0aBcc:x' }), /links: `contact` must be a link/],
    ['mail with a line in its subject', links({ contact: 'mailto:a@b.example?subject=x%0D%0ABcc:x' }), /links: `contact` must be a link/],
    ['mail to somebody else too', links({ contact: 'mailto:a@b.example?bcc=x' }), /links: `contact` must be a link/],
    ['a telephone without digits', links({ contact: 'tel:. -' }), /links: `contact` must be a link/],
    ['mail for privacy', links({ privacy: 'mailto:a@b.example' }), /links: `privacy` must be a link/],
    ['an address that is no link', links({ contact: 'a@b.example' }), /links: `contact` .*"mailto:deltag@by.example"/],
    ['no links', links({ contact: {} }), /links: `contact` must be a link/],
    ['a logo that is not there', { ...ellevad, logo: 'nix.svg' }, /site.json: `logo`: \S*nix.svg is not there/],
    ['a logo on the web', { ...ellevad, logo: 'https://x.example/l.svg' }, /`logo`: .*is not there/],
    ['a photograph', ellevad, /logo.svg is neither SVG nor PNG/, { 'logo.svg': Uint8Array.from([0xff, 0xd8, 0xff]) }],
    ['a page', ellevad, /is neither SVG nor PNG/, { 'logo.svg': `<html>${svg}</html>` }],
    ['a drawing that no browser shows', ellevad, /shows nothing: .* xmlns=/, { 'logo.svg': '<svg viewBox="0 0 1 1"/>' }],
    ['a drawing without its size', ellevad, /cut off: .* viewBox/, { 'logo.svg': svg.replace(/ viewBox="[^"]*"/, '') }],
    ['a folder', { ...ellevad, logo: '.' }, /`logo`: \S+ is a folder/],
    ['what never ends', { ...ellevad, logo: '/dev/zero' }, /`logo`: \/dev\/zero is no file/],
    ['a heavy one', ellevad, /has 51 kB; a logo has at most 50/, { 'logo.svg': Buffer.concat([png, Buffer.alloc(50_001 - png.length)]) }],
  ]; // prettier-ignore
  for (const [name, site, message, files] of cases) {
    sqliteTest(name, async (t) => {
      const data = folder(t);
      const run = await put(t, data, site, files);
      assert.equal(run.code, 2, run.stdout);
      assert.match(run.stderr, message);
      assert.equal(run.stderr.trim().split('\n').length, 1);
      assert.equal((await stored(data)).site, undefined);
    });
  }

  sqliteTest('a reason', async (t) => {
    const run = await put(t, folder(t), ellevad, undefined, '--because', 'x');
    assert.match(run.stderr, /--because is for the log of a definition/);
  });

  sqliteTest('a type with a capital letter', async (t) => {
    const run = await put(t, folder(t), { ...ellevad, type: 'Site' });
    assert.match(run.stderr, /`type` must be ideas, .* or site, and is "Site"/);
  });
});

sqliteTest('a logo may be what drawing programs write, and PNG', async (t) => {
  const prologue = '\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n'; // prettier-ignore
  assert.equal((await put(t, folder(t), ellevad, { 'logo.svg': prologue + svg })).code, 0);
  const data = folder(t);
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
  assert.equal((await put(t, data, ellevad, { 'logo.svg': png })).code, 0);
  assert.equal((await stored(data)).logo?.type, 'image/png');
});

sqliteTest('a logo that is none is told of at once, whatever it begins with', () => {
  const begins = ['<??>', '<!---->', '<!DOCTYPE a>', '<!DOCTYPE [ ]>', '<!DOCTYPE ', '<!--', '<?', ' ', '<!DOCTYPE [] ']; // prettier-ignore
  for (const unit of begins) {
    const began = performance.now();
    const bytes = Buffer.from(unit.repeat(Math.floor(50_000 / unit.length)));
    assert.throws(() => readLogo(bytes), /is neither SVG nor PNG/);
    assert.ok(performance.now() - began < 500, unit);
  }
  const prologue = '<?a?><!--b-->\n<!DOCTYPE svg [<!ENTITY c "d">] >'.repeat(28);
  assert.equal(readLogo(Buffer.from(prologue + svg)).type, 'image/svg+xml');
});

sqliteTest('whom to ask may be mail with a subject, or a telephone', async (t) => {
  for (const contact of [
    'mailto:a@b.example?subject=Om%20at%20deltage',
    'tel:+45 12 34 56 78',
    'tel:112',
    'tel:(012) 3-4',
    '/kontakt',
  ]) {
    // prettier-ignore
    const run = await put(t, folder(t), { ...ellevad, links: { contact } });
    assert.deepEqual([run.code, run.stderr], [0, ''], contact);
  }
});

sqliteTest(
  'every accent can be read, on light ground and on dark, and is told where it differs',
  async (t) => {
    const colours = ['#0f5a5f', '#ffcc00', '#fff', '#000', '#ff0000', '#00ff00', '#0000ff', '#777777', '#C8102E']; // prettier-ignore
    const ui = readFileSync('src/ui/parts/styles.ts', 'utf8');
    const [, light = '', dark = ''] =
      /--samskab-soft,\s*var\([^,]+, light-dark\((#\w+), (#\w+)\)/.exec(ui) ?? [];
    for (const colour of colours) {
      const accents = accentsOf(colour);
      for (const ground of ['#ffffff', light])
        assert.ok(contrast(accents.light, ground) >= 4.5, colour);
      for (const ground of ['#17191e', dark])
        assert.ok(contrast(accents.dark, ground) >= 4.5, colour);
      assert.ok(contrast(accents.light, '#ffffff') >= 4.5);
    }
    assert.equal(accentsOf('#0f5a5f').light, '#0f5a5f');
    assert.equal(accentsOf('#FC0').given, '#ffcc00');
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(accentLine(accentsOf('#767676'))?.includes('#767676'), true);
    const run = await put(t, folder(t), { ...ellevad, accent: '#ffcc00' });
    assert.match(run.stdout, /^site: new\nsite: accent #ffcc00: so that they can be read, links and buttons are #\w{6} on light ground and #ffcc00 on dark\n$/); // prettier-ignore
  },
);
