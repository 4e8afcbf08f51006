import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ballot, budget, event, ideas } from './definitions.ts';
import { folder, put, start, type Answer, type TestServer } from './tools.ts';

const policy = (formAction: string, styles: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'${styles}; img-src 'self' data:; ` +
  `connect-src 'self'; base-uri 'none'; form-action ${formAction}; ` +
  "require-trusted-types-for 'script'; trusted-types samskab 'allow-duplicates'";

function isStrict({ headers, text }: Answer): void {
  // What is filled in goes to this server alone; where nothing is, nowhere.
  const formAction = text.includes('<form') ? "'self'" : "'none'";
  // What people come to has its styles in it, and a policy that knows each letter of them.
  const css = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1];
  const hash = css === undefined ? '' : ` 'sha256-${createHash('sha256').update(css).digest('base64')}'`; // prettier-ignore
  const given = headers.get('content-security-policy') ?? '';
  // In a frame that is walled off WebKit knows no 'self'.
  const [, own = ''] =
    /^default-src 'none'; script-src 'self' (https?:\/\/[^/ ;]+);/.exec(given) ?? [];
  assert.equal(own !== '', text.includes('/hosted.js"'));
  assert.equal(given.replaceAll(` ${own}`, own === '' ? ' ' : ''), policy(formAction, hash));
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
}

/** What it is painted with stands in it; only what is for paper is asked for, and nothing waits. */
function isPaintedAtOnce(html: string, sheet: string): void {
  const css = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  assert.ok(css.length < sheet.length / 2, `${css.length} of ${sheet.length}`);
  assert.match(html, /<link rel="stylesheet" media="print" href="\.\.\/samskab\/page\.css\?v=[\w-]{8}" \/>/); // prettier-ignore
  const screen = sheet.split('@media print').filter((_, at) => at === 0 || at === 1).join(''); // prettier-ignore
  const classes = [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' ')); // prettier-ignore
  assert.ok(classes.length > 3);
  for (const name of new Set(classes)) {
    const rule = new RegExp(`\\.${name}\\b`);
    assert.equal(rule.test(css), rule.test(screen), name);
  }
}

const hosted = [
  ['/ideas/fremtidslab', 'samskab-idea-form'],
  ['/budgets/borgerbudget', 'samskab-budget-allocator'],
  ['/ballots/kvarterpuljen', 'samskab-voting-ballot'],
  ['/events/faellesspisning', 'samskab-event-signup'],
] as const;
for (const [path, tag] of hosted) {
  test(`${path} is a page with ${tag} and a strict policy`, async (t) => {
    const server = await start(t, { definitions: [ideas(), budget(), ballot(), event()] });
    const page = await server.get(path);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i);
    isStrict(page);
    assert.match(page.text, /<html lang="da" dir="ltr">/);
    assert.match(page.text, /<meta name="viewport"/);
    assert.match(page.text, /<script type="module" src="\.\.\/samskab.js"><\/script>/);
    assert.ok(page.text.includes(`<${tag} endpoint="../api${path}">`));
    // What the policy would block is not there to begin with.
    const shown = page.text.replace(/<meta property="og:[^>]*>|<link [^>]*oembed"[^>]*>/g, '');
    assert.doesNotMatch(shown, / style=|<script>|\son\w+=|https?:|rel="stylesheet" href/);
    const styles = await server.get('/samskab/page.css');
    isPaintedAtOnce(page.text, styles.text);
    assert.match(styles.headers.get('content-type') ?? '', /^text\/css/);
    assert.equal(styles.headers.get('cache-control'), 'public, max-age=300');
  });
}

test('a page is compressed as the asker takes it, and an answer to a form is not', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  for (const [accepted, encoding] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const page = await server.get('/ballots/kvarterpuljen', { 'accept-encoding': accepted });
    assert.equal(page.headers.get('content-encoding'), encoding);
    assert.match(page.headers.get('vary') ?? '', /Accept-Encoding/);
    assert.match(page.text, /<samskab-voting-ballot/);
  }
  const answer = await fetch(`${server.url}/ballots/kvarterpuljen`, {
    method: 'POST',
    headers: { 'accept-encoding': 'br', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  assert.equal(answer.headers.get('content-encoding'), null);
});

test('a page that is asked for again is the same until anything in it changes', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const vote = ballot({ closes: '2026-12-05T12:00:00Z', title: { da: 'Puljen', en: 'The fund' } });
  const server = await start(t, { definitions: [vote, event()], now: () => now });
  const seen = new Map<string, string>();
  const look = async (what: string, path = '/ballots/kvarterpuljen') => {
    const page = await server.get(path, { 'accept-language': 'da', 'accept-encoding': 'br' });
    const tag = page.headers.get('etag') ?? '';
    assert.equal((await server.get(path, { 'if-none-match': tag, 'accept-language': 'da', 'accept-encoding': 'br' })).status, 304, what); // prettier-ignore
    assert.ok(!seen.has(tag), `${what} is as ${seen.get(tag)}`);
    seen.set(tag, what);
    return page.text;
  };
  assert.match(await look('open'), /Puljen[^]*<form/);
  assert.match(await look('in English', '/ballots/kvarterpuljen?lang=en'), /The fund[^]*lang=en"/);
  assert.match(await look('in Danish by its address', '/ballots/kvarterpuljen?lang=da'), /items\/p1\?lang=da/); // prettier-ignore
  await put(server, { ...vote, title: 'En anden' });
  assert.match(await look('changed'), /En anden/);
  const places = await look('places', '/events/faellesspisning');
  assert.match(places, /4 pladser/);
  const household = { dates: ['d1'], adults: 1, children: 0, contact: { name: 'Mai', email: 'mai@example.dk' } }; // prettier-ignore
  assert.equal((await server.post('/api/events/faellesspisning', household)).status, 201);
  assert.match(await look('fewer places', '/events/faellesspisning'), /3 pladser/);
  now = Date.parse('2026-12-06T12:00:00Z');
  assert.doesNotMatch(await look('closed'), /<form/);
  const posted = await server.send('POST', '/ballots/kvarterpuljen', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'item=p1' }); // prettier-ignore
  assert.equal(posted.headers.get('etag'), null);
});

test('a page says what others show of it, with a picture that they can show', async (t) => {
  const intro = { da: `Stem om pengene. ${'ord '.repeat(80)}`, en: 'Vote on the money.' };
  const title = { da: 'Puljen', en: 'The fund' };
  const picture = { url: 'https://ellevad.example/sti.jpg?v=2', alt: 'En sti' };
  const items = [{ id: 'p1', name: 'Sti', picture: { ...picture, url: 'https://ellevad.example/a.svg' } }, { id: 'p2', name: 'Bro', picture }]; // prettier-ignore
  const definitions = [ballot({ intro, title, items }), event({ visibility: 'unlisted' })];
  const server = await start(t, { definitions, origin: 'https://by.example.dk/deltag' });
  const meta = (text: string) =>
    Object.fromEntries([...text.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)" \/>/g)].map(([, name, value]) => [name, value])); // prettier-ignore
  const danish = meta((await server.get('/ballots/kvarterpuljen')).text);
  assert.equal(danish['og:title'], 'Puljen');
  assert.match(danish['description'] ?? '', /^Stem om pengene\. (ord )+…$/);
  assert.ok((danish['description'] ?? '').length <= 202);
  assert.equal(danish['og:description'], danish['description']);
  assert.equal(danish['og:locale'], 'da');
  assert.equal(danish['og:url'], 'https://by.example.dk/deltag/ballots/kvarterpuljen');
  assert.equal(danish['og:image'], picture.url);
  assert.equal(danish['robots'], undefined);
  const english = meta((await server.get('/ballots/kvarterpuljen?lang=en')).text);
  assert.deepEqual([english['og:title'], english['description'], english['og:locale']], ['The fund', 'Vote on the money.', 'en']); // prettier-ignore
  const unlisted = meta((await server.get('/events/faellesspisning')).text);
  assert.equal(unlisted['robots'], 'noindex');
  assert.equal(unlisted['og:image'], 'https://by.example.dk/deltag/samskab/share.png');
  const drawn = await fetch(`${server.url}/samskab/share.png`);
  assert.equal(drawn.headers.get('content-type'), 'image/png');
  const bytes = Buffer.from(await drawn.arrayBuffer());
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
  assert.ok(bytes.length < 8000);
});

test('a page names its definition, also under a path, and may be read from elsewhere', async (t) => {
  const server = await start(t, { definitions: [ballot(), ideas()] });
  const pages = [
    ['/ideas/fremtidslab', '/api/ideas/fremtidslab'],
    ['/ballots/kvarterpuljen', '/api/ballots/kvarterpuljen'],
    ['/ballots/kvarterpuljen?lang=en', '/api/ballots/kvarterpuljen'],
    ['/ballots/kvarterpuljen/items/p1', '/api/ballots/kvarterpuljen'],
    ['/ballots/kvarterpuljen/results', '/api/ballots/kvarterpuljen/results'],
  ] as const;
  for (const [path, endpoint] of pages) {
    const page = await server.get(path, { origin: 'https://ellevad.example' });
    assert.equal(page.headers.get('access-control-allow-origin'), '*', path);
    const [, href = ''] = /<link rel="alternate" type="application\/json" href="([^"]+)" \/>/.exec(page.text) ?? []; // prettier-ignore
    const at = (base: string) => new URL(href, `https://deltag.example${base}${path}`).pathname;
    assert.equal(at(''), endpoint);
    assert.equal(at('/samskab'), `/samskab${endpoint}`);
  }
  for (const path of ['/', '/ballots/findes-ikke', '/preview/ballots/kvarterpuljen']) {
    assert.equal((await server.get(path)).headers.get('access-control-allow-origin'), null, path);
  }
});

test('what the widget of a page keeps on the device can be asked for in its address', async (t) => {
  const server = await start(t, { definitions: [ballot(), ideas()] });
  const tagOf = async (path: string) => /<samskab-[^>]*>/.exec((await server.get(path)).text)?.[0];
  const pages = [
    ['/ideas/fremtidslab', '<samskab-idea-form endpoint="../api/ideas/fremtidslab"'],
    ['/ballots/kvarterpuljen', '<samskab-voting-ballot endpoint="../api/ballots/kvarterpuljen"'],
    [
      '/ballots/kvarterpuljen/results',
      '<samskab-results endpoint="../../api/ballots/kvarterpuljen/results"',
    ],
  ] as const;
  for (const [path, tag] of pages) {
    for (const remember of ['device', 'tab', 'no']) {
      const found = await tagOf(`${path}?remember=${remember}`);
      assert.equal(found, `${tag} remember="${remember}">`);
    }
    const none = [
      '',
      '?remember',
      '?remember=',
      '?remember=NO',
      '?remember=forever',
      '?Remember=no',
    ];
    for (const query of [
      ...none,
      '?remember=no%22%20onclick=%22alert(1)',
      '?remember=constructor',
    ]) {
      assert.equal(await tagOf(path + query), `${tag}>`, query);
    }
  }
});

test('a hostile title stays text', async (t) => {
  const title = `"'></title><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`;
  const server = await start(t, { definitions: [ballot({ title })] });
  const { text } = await server.get('/ballots/kvarterpuljen');
  assert.equal(text.match(/<script/g)?.length, 2);
  assert.doesNotMatch(text, /<img/);
  assert.ok(text.includes('&quot;&#39;&gt;&lt;/title&gt;&lt;script&gt;alert(1)'));
  assert.ok(text.includes('&amp;amp;'));
});

test('a page is in the definition’s language, and runs the way it is written', async (t) => {
  const title = { en: 'Future lab', ar: 'مختبر المستقبل' };
  const server = await start(t, { definitions: [ideas({ language: 'ar', title })] });
  const { text } = await server.get('/ideas/fremtidslab');
  assert.match(text, /<html lang="ar" dir="rtl">/);
  assert.match(text, /<title>مختبر المستقبل – 127.0.0.1:\d+<\/title>/);
});

test('a page that is not there is a page', async (t) => {
  const server = await start(t);
  const page = await server.get('/ballots/nix');
  assert.equal(page.status, 404);
  isStrict(page);
});

function build(t: TestContext): string {
  const path = folder(t);
  mkdirSync(join(path, 'loader/samskab'), { recursive: true });
  mkdirSync(join(path, 'single'));
  writeFileSync(join(path, 'loader/samskab.js'), `"loader";${'x'.repeat(2000)}`);
  writeFileSync(join(path, 'loader/samskab/core-BX3kq0aZ.js'), '"core"');
  writeFileSync(join(path, 'loader/samskab/budget-allocator.da.js'), '"pair"');
  writeFileSync(join(path, 'single/event-signup.js'), '"single"');
  writeFileSync(join(path, 'secret.js'), '"secret"');
  return path;
}

test('the widgets come from the build, for any page', async (t) => {
  const server = await start(t, { build: build(t), version: '1.2.3' });
  const minutes = 'public, max-age=300';
  const expected = [
    ['/samskab.js', '"loader"', minutes],
    ['/samskab/core-BX3kq0aZ.js', '"core"', 'public, max-age=31536000, immutable'],
    ['/samskab/budget-allocator.da.js', '"pair"', minutes],
    ['/samskab/1.2.3/event-signup.js', '"single"', 'public, max-age=31536000, immutable'],
  ] as const;
  for (const [path, content, cache] of expected) {
    const answer = await server.get(path);
    assert.equal(answer.status, 200, path);
    assert.ok(answer.text.startsWith(content), path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(answer.headers.get('cache-control'), cache);
    const again = await server.get(path, { 'if-none-match': answer.headers.get('etag') ?? '' });
    assert.deepEqual([again.status, again.headers.get('cache-control')], [304, cache], path);
  }
  for (const path of ['/samskab/secret.js', '/samskab/samskab.js', '/samskab/core-00000000.js']) {
    assert.equal((await server.get(path)).status, 404, path);
    assert.equal((await server.get(path)).headers.get('cache-control'), 'no-cache', path);
  }
  const zipped = await server.get('/samskab.js', { 'accept-encoding': 'gzip' });
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  assert.ok(zipped.text.startsWith('"loader"'));
});

function site(t: TestContext): string {
  const outer = folder(t);
  const path = join(outer, 'site');
  mkdirSync(join(path, '.git'), { recursive: true });
  mkdirSync(join(path, 'ny'));
  writeFileSync(join(outer, 'secret.html'), 'secret');
  writeFileSync(join(path, '.git/config'), 'secret');
  writeFileSync(join(path, '.env'), 'secret');
  writeFileSync(join(path, 'index.html'), 'Forside');
  writeFileSync(join(path, 'borgerbudget.html'), 'Borgerbudget');
  writeFileSync(join(path, 'fællesspisning.html'), 'Mad');
  writeFileSync(join(path, 'ny/index.html'), 'Ny');
  writeFileSync(join(path, 'town.css'), 'body {}');
  writeFileSync(join(path, 'town.svg'), '<svg/>');
  symlinkSync(path, join(outer, 'link'));
  return path;
}

test('links in a site’s folder lead nowhere outside of it, nor to what begins with a dot', async (t) => {
  const path = site(t);
  const outer = join(path, '..');
  mkdirSync(join(outer, 'private'));
  writeFileSync(join(outer, 'private/index.html'), 'secret');
  mkdirSync(join(path, 'own'));
  mkdirSync(join(path, 'empty'));
  const links = [
    [join(outer, 'secret.html'), 'file.html'],
    ['../secret.html', 'relative.html'],
    [join(outer, 'private'), 'folder'],
    [join(outer, 'private/index.html'), 'own/index.html'],
    [join(path, '.git'), 'repository'],
    [join(path, '.env'), 'environment.html'],
    [join(outer, 'nix'), 'dangling.html'],
    ['loop.html', 'loop.html'],
    ['/dev/zero', 'endless.html'],
    [join(path, 'borgerbudget.html'), 'same.html'],
  ] as const;
  for (const [to, name] of links) symlinkSync(to, join(path, name));
  // The folder itself may be one.
  const server = await start(t, { site: join(outer, 'link') });
  const paths = ['/file.html', '/file', '/relative', '/folder', '/folder/', '/folder/index.html', '/own', '/own/index', '/repository/config', '/environment', '/dangling', '/loop', '/endless']; // prettier-ignore
  for (const path of paths) {
    const answer = await server.get(path);
    assert.equal(answer.status, 404, path);
    assert.doesNotMatch(answer.text, /secret/, path);
  }
  assert.equal((await server.get('/same')).text, 'Borgerbudget');
  assert.equal((await server.get('/')).text, 'Forside');
  assert.equal((await server.get('/empty')).status, 404);
});

test('a site’s pages have clean addresses, the right types and the strict policy', async (t) => {
  const server = await start(t, { site: site(t), definitions: [ballot()] });
  const expected = [
    ['/', 'Forside', 'text/html; charset=utf-8'],
    ['/borgerbudget', 'Borgerbudget', 'text/html; charset=utf-8'],
    ['/borgerbudget.html?x=1', 'Borgerbudget', 'text/html; charset=utf-8'],
    ['/f%C3%A6llesspisning', 'Mad', 'text/html; charset=utf-8'],
    ['/ny', 'Ny', 'text/html; charset=utf-8'],
    ['/town.css', 'body {}', 'text/css; charset=utf-8'],
    ['/town.svg', '<svg/>', 'image/svg+xml; charset=utf-8'],
  ] as const;
  for (const [path, content, type] of expected) {
    const page = await server.get(path);
    assert.deepEqual([page.status, page.text], [200, content], path);
    assert.equal(page.headers.get('content-type'), type);
    isStrict(page);
    const head = await server.send('HEAD', path);
    assert.deepEqual([head.status, head.text], [200, ''], path);
  }
  assert.equal((await server.get('/ballots/kvarterpuljen')).status, 200);
  assert.equal((await server.get('/api/ballots/kvarterpuljen')).status, 200);
  assert.equal((await server.get('/nix')).status, 404);
  assert.equal((await server.get('/api/nix')).json['code'], 'not-found');
});

test('nothing outside a site’s folder can be read, nor what begins with a dot', async (t) => {
  const server = await start(t, { site: site(t) });
  const paths = [
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret',
    '/ny/../../secret.html',
    '/ny/..%5c..%5csecret.html',
    '/..\\secret.html',
    '/%00/../secret.html',
    '//secret.html',
    '/%252e%252e/secret.html',
    '/.env',
    '/.git/config',
    '/%2eenv',
    '/%2egit/config',
    '/ny/%2e%2e/.env',
  ];
  for (const path of paths) {
    const answer = await rawGet(server, path);
    assert.match(answer, /^HTTP\/1.1 (404|400) /, path);
    assert.doesNotMatch(answer, /secret/, path);
  }
  assert.match(await rawGet(server, '/borgerbudget'), /^HTTP\/1.1 200 /);
});

/** Sends a path as it is: `fetch` would tidy it up first. */
function rawGet({ port }: TestServer, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => (text += part.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  });
}
