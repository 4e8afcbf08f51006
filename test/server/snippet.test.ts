import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { snippetOf } from '../../src/server/cli/snippet.ts';
import { buildFolder } from '../../src/server/package-root.ts';
import { readBuild, type Build } from '../../src/server/releases/own-release.ts';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import type { Stored } from '../../src/server/storage/queries/definitions.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { folder, mainHere, start } from './tools.ts';
import { sri } from './versions.ts';

const url = 'https://deltag.example.dk';
const title = { da: 'Kvarterpuljen', en: 'The neighbourhood fund' };
const stored: Stored = { resource: 'ballots', definition: ballot({ title }) };

/** A build with the files that the loader asks for. */
function build(t: TestContext): string {
  const path = folder(t);
  const files = join(path, 'loader/samskab');
  mkdirSync(files, { recursive: true });
  const names = [
    'voting-ballot.da',
    'voting-ballot.nb',
    'voting-ballot.nn',
    'voting-ballot.en',
    'results.en',
    'event-signup.da',
  ];
  for (const name of [...names, 'core-BX3kq0aZ', 'check-00aa00aa']) {
    writeFileSync(join(files, `${name}.js`), '');
  }
  // What few definitions need, as the build writes it down for the loader.
  const parts = '{scoring:"./samskab/scoring.LANGUAGE-Bb00_-11.js",date:"./samskab/kinds-Cc00.js"}';
  writeFileSync(join(path, 'loader/samskab.js'), `const {parts:p}={parts:${parts}}`);
  return path;
}

test('snippet prints the script, the tag and its fallback', async (t) => {
  const server = await start(t, { definitions: [ballot({ title }), budget(), event(), ideas()] });
  const run = (...args: string[]) => mainHere(t, ['snippet', ...args, '--data', server.data]);
  assert.deepEqual(await run('ballots/kvarterpuljen', '--url', `${url}/`), {
    code: 0,
    stdout: `<script type="module" src="https://deltag.example.dk/samskab.js"></script>
<samskab-voting-ballot endpoint="https://deltag.example.dk/api/ballots/kvarterpuljen">
  <a href="https://deltag.example.dk/ballots/kvarterpuljen">Kvarterpuljen</a>
</samskab-voting-ballot>
`,
    stderr: '',
  });
  const others = [
    ['budgets/borgerbudget', 'samskab-budget-allocator'],
    ['events/faellesspisning', 'samskab-event-signup'],
    ['ideas/fremtidslab', 'samskab-idea-form'],
  ] as const;
  for (const [name, tag] of others) {
    const { stdout } = await run(name, '--url', 'https://by.example.dk/deltag');
    const endpoint = `https://by.example.dk/deltag/api/${name}`;
    assert.ok(stdout.includes(`<${tag} endpoint="${endpoint}">`), stdout);
    assert.ok(stdout.includes(`<a href="https://by.example.dk/deltag/${name}">`), stdout);
    // What is printed is what the server answers at.
    assert.equal((await server.get(`/api/${name}`)).status, 200);
    assert.ok((await server.get(`/${name}`)).text.includes(`<${tag} `));
  }
});

test('--form writes what survives where the tag does not', async (t) => {
  const server = await start(t, { definitions: [ballot({ title })] });
  const run = (...args: string[]) =>
    mainHere(t, ['snippet', 'ballots/kvarterpuljen', '--url', url, ...args, '--data', server.data]);
  const script = `<script type="module" src="${url}/samskab.js"></script>\n`;
  const [api, page] = [`${url}/api/ballots/kvarterpuljen`, `${url}/ballots/kvarterpuljen`];
  for (const [form, printed] of [
    [
      'div',
      `${script}<div data-samskab="voting-ballot" data-endpoint="${api}">\n  <a href="${page}">Kvarterpuljen</a>\n</div>\n`,
    ],
    ['link', `${script}<p><a href="${page}#samskab">Kvarterpuljen</a></p>\n`],
    [
      'frame',
      `<iframe data-samskab src="${page}" width="100%" height="800" frameborder="0" title="Kvarterpuljen"></iframe>\n`,
    ],
    ['plain-link', `<p><a href="${page}">Kvarterpuljen</a></p>\n`],
  ] as const) {
    assert.deepEqual(await run('--form', form), { code: 0, stdout: printed, stderr: '' }, form);
  }
  for (const [args, said] of [
    [['--form', 'box'], /--form is tag, div, link, frame or plain-link, not "box"/],
    [['--form', 'toString'], /--form is tag/],
    [['--form', 'div', '--pinned'], /--pinned is for --form tag alone/],
    [['--form', 'frame', '--preload'], /with --form frame there is nothing to --preload/],
  ] as const) {
    const { code, stdout, stderr } = await run(...args);
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.match(stderr, said);
  }
});

test('a snippet in another language says so, and its link is in it where it can be', () => {
  const lines = snippetOf(stored, { url, language: 'en' });
  assert.match(lines, /<samskab-voting-ballot endpoint="[^"]+" lang="en">/);
  assert.match(lines, /<a href="[^"]+">The neighbourhood fund<\/a>/);
  assert.match(snippetOf(stored, { url, language: 'ar' }), /" lang="da">Kvarterpuljen<\/a>/);
});

test('a snippet for results leads to the results, where there can be any', () => {
  assert.equal(
    snippetOf(stored, { url, results: true }),
    `<script type="module" src="https://deltag.example.dk/samskab.js"></script>
<samskab-results endpoint="https://deltag.example.dk/api/ballots/kvarterpuljen/results">
  <a href="https://deltag.example.dk/ballots/kvarterpuljen/results">Kvarterpuljen – Resultat</a>
</samskab-results>`,
  );
  assert.throws(
    () => snippetOf({ resource: 'events', definition: event() }, { url, results: true }),
    {
      message:
        'snippet: --results is for ballots and budgets, not for events/faellesspisning/results',
    },
  );
});

test('a hostile title stays text in a snippet', () => {
  const definition = ballot({ title: '</a><script>alert("1")</script>' });
  const lines = snippetOf({ resource: 'ballots', definition }, { url });
  assert.equal(lines.match(/<script/g)?.length, 1);
  assert.ok(lines.includes('&lt;/a&gt;&lt;script&gt;alert(&quot;1&quot;)'));
});

test('--preload asks for the shared file, the widget in its language and the definition', (t) => {
  const options = { url, preload: true, build: build(t) };
  const [core, widget, data, script] = snippetOf(stored, options).split('\n');
  const files = 'https://deltag.example.dk/samskab';
  assert.equal(core, `<link rel="modulepreload" href="${files}/core-BX3kq0aZ.js">`);
  assert.equal(widget, `<link rel="modulepreload" href="${files}/voting-ballot.da.js?BX3kq0aZ">`);
  const endpoint = 'https://deltag.example.dk/api/ballots/kvarterpuljen';
  assert.equal(data, `<link rel="preload" as="fetch" crossorigin href="${endpoint}">`);
  assert.match(script ?? '', /^<script/);
  // As the loader picks: who asks for Norwegian has bokmål, and English stands in for the rest.
  const expected = { 'en-GB': 'en', nn: 'nn', no: 'nb', 'nb-NO': 'nb', ar: 'en', DA: 'da' };
  for (const [language, found] of Object.entries(expected)) {
    const lines = snippetOf(stored, { ...options, language });
    assert.ok(lines.includes(`/samskab/voting-ballot.${found}.js?BX3kq0aZ"`), language);
  }
  const results = snippetOf(stored, { ...options, results: true });
  assert.ok(results.includes('/samskab/results.en.js?BX3kq0aZ"'));
  assert.ok(results.includes(`crossorigin href="${endpoint}/results"`));
});

test('--preload asks for what the method or a question needs beside', (t) => {
  const options = { url, preload: true, build: build(t) };
  const scoring: BallotDefinition = {
    type: 'ballot',
    method: 'scoring',
    id: 'point',
    title: 'Point',
    language: 'da',
    maxPoints: 5,
    items: ballot().items,
  };
  const scored = snippetOf({ resource: 'ballots', definition: scoring }, options);
  assert.equal(scored.match(/scoring\.da-Bb00_-11\.js"/g)?.length, 1);
  assert.doesNotMatch(snippetOf(stored, options), /scoring|kinds/);
  const field = { kind: 'date', label: { da: 'Dag' } } as const;
  const fields = [
    { ...field, id: 'a' },
    { ...field, id: 'b' },
  ];
  const asked = snippetOf({ resource: 'events', definition: event({ fields }) }, options);
  assert.equal(asked.match(/kinds-Cc00\.js"/g)?.length, 1);
});

test('--preload says when there is no build to read the names from', (t) => {
  const path = build(t);
  const ask = () => snippetOf(stored, { url, preload: true, build: path });
  const files = join(path, 'loader/samskab');
  writeFileSync(join(files, 'core-OldOldOl.js'), '');
  assert.throws(ask, { name: 'Mistake', message: /no whole build in .* \(one core-….js\)/ });
  rmSync(files, { recursive: true });
  assert.throws(ask, { name: 'Mistake', message: /no whole build in .* \(one core-….js\)/ });
});

/** A build whose widget imports its core at once and more of it later, and all languages too. */
function pinnedBuild(t: TestContext): Build {
  const path = folder(t);
  mkdirSync(join(path, 'loader/samskab'), { recursive: true });
  mkdirSync(join(path, 'single'));
  const files = {
    'loader/samskab.js': '',
    'loader/samskab/core-BX3kq0aZ.js': 'import("./da-Aa.js");import(`./ar-Aa.js`)',
    'loader/samskab/da-Aa.js': '',
    'loader/samskab/ar-Aa.js': '',
    'loader/samskab/ordinal.da-Aa.js': '',
    'loader/samskab/scoring.da-Aa.js': '',
    'loader/samskab/proof-Aa.js': '',
    'loader/samskab/voting-ballot.da.sending-Aa.js':
      'import{a}from"./core-BX3kq0aZ.js";const b=()=>import("./proof-Aa.js")',
    'loader/samskab/voting-ballot.da.js':
      'import{a}from"./core-BX3kq0aZ.js";import("./voting-ballot.da.sending-Aa.js");import("./ordinal.da-Aa.js");import("./scoring.da-Aa.js")',
    'loader/samskab/results.da.js': 'import"./core-BX3kq0aZ.js"',
    'single/voting-ballot.js': '"all"',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  const read = readBuild(path);
  assert.ok(read);
  return read;
}

test('--pinned names the one file of a version, with its integrity', (t) => {
  const pinned = { release: '1.2.3', build: pinnedBuild(t) };
  const [script, tag] = snippetOf(stored, { url, pinned }).split('\n');
  assert.equal(
    script,
    `<script type="module" src="${url}/samskab/1.2.3/voting-ballot.js" integrity="${sri('"all"')}" crossorigin="anonymous"></script>`,
  );
  assert.match(tag ?? '', /^<samskab-voting-ballot endpoint=/);
  assert.throws(() => snippetOf(stored, { url, pinned, results: true }), {
    message: 'snippet: --pinned: there is no whole build (results.js)',
  });
});

test('--pinned --preload has a line with integrity for whatever the widget may load', (t) => {
  const build = pinnedBuild(t);
  const options = { url, preload: true, pinned: { release: '1.2.3', build } };
  const lines = snippetOf(stored, options).split('\n');
  const loads = lines.flatMap((line) => {
    const [, path = '', integrity = '', more = ''] =
      /^<link rel="modulepreload" href="https:\/\/deltag\.example\.dk\/samskab\/1\.2\.3\/(\S+)" integrity="(sha384-\S+)" crossorigin="anonymous"( fetchpriority="low")?>$/.exec(
        line,
      ) ?? [];
    if (path === '') return [];
    assert.equal(integrity, sri(Buffer.from(build.read(path) ?? []).toString()), path);
    return [`${path}${more && ' later'}`];
  });
  // Those of another method are never asked for.
  assert.deepEqual(loads.toSorted(), [
    'samskab/ar-Aa.js later',
    'samskab/core-BX3kq0aZ.js',
    'samskab/da-Aa.js later',
    'samskab/proof-Aa.js later',
    'samskab/voting-ballot.da.js',
    'samskab/voting-ballot.da.sending-Aa.js later',
  ]);
  const script = lines.find((line) => line.startsWith('<script'));
  assert.match(
    script ?? '',
    /\/samskab\/1\.2\.3\/samskab\/voting-ballot\.da\.js" integrity="sha384-/,
  );
  const ordinal = { ...stored.definition, method: 'ordinal' } as BallotDefinition;
  const ranked = snippetOf({ resource: 'ballots', definition: ordinal }, options);
  assert.ok(ranked.includes('/ordinal.da-Aa.js"') && !ranked.includes('/scoring.da-Aa.js"'));
});

test('what --pinned prints is what the server answers, and it says when none has run yet', async (t) => {
  if (!existsSync(join(buildFolder, 'loader/samskab.js'))) return t.skip('nothing is built here');
  const server = await start(t, { definitions: [ballot({ title })] });
  const args = ['snippet', 'ballots/kvarterpuljen', '--url', server.url, '--pinned', '--data', server.data]; // prettier-ignore
  const early = await mainHere(t, args);
  assert.match(early.stderr, /^samskab: no server of version \d\S+ has run here yet: the snippet works once one has\n$/); // prettier-ignore
  await server.close();
  const again = await start(t, { data: server.data, keepVersions: 10 });
  const { code, stdout, stderr } = await mainHere(t, args);
  assert.deepEqual([code, stderr], [0, '']);
  const [, path = '', integrity] =
    /src="[^"]+?:\d+(\/[^"]+)" integrity="([^"]+)"/.exec(stdout) ?? [];
  assert.equal(sri((await again.get(path)).text), integrity);
});
