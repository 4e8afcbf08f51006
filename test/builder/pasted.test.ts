/** What the builder and `samskab snippet` write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CMSS } from '../../src/builder/cms.ts';
import { framePolicyLine, htmlOf, pageOf, policyLine, resultsOf, scriptLine, written, type Pasted } from '../../src/builder/pasted.ts'; // prettier-ignore
import en from '../../src/builder/words/en.json' with { type: 'json' };

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const pasted: Pasted = {
  form: 'div',
  widget: 'voting-ballot',
  endpoint: 'https://deltag.example.dk/api/ballots/kvarterpuljen?a=1&b="2"',
  page: 'https://deltag.example.dk/ballots/kvarterpuljen',
  text: 'Stem <her>',
};
const html = (more: Partial<Pasted>) => htmlOf(written({ ...pasted, ...more }));

test('each form is written as the documentation has it', () => {
  assert.equal(
    html({ language: 'nb', textLanguage: 'da' }),
    `<div data-samskab="voting-ballot" data-endpoint="https://deltag.example.dk/api/ballots/kvarterpuljen?a=1&amp;b=&quot;2&quot;" data-lang="nb">
  <a href="https://deltag.example.dk/ballots/kvarterpuljen" lang="da">Stem &lt;her&gt;</a>
</div>`,
  );
  assert.equal(
    html({ form: 'link' }),
    '<p><a href="https://deltag.example.dk/ballots/kvarterpuljen#samskab">Stem &lt;her&gt;</a></p>',
  );
  assert.equal(
    html({ form: 'iframe', language: 'da' }),
    '<iframe data-samskab src="https://deltag.example.dk/ballots/kvarterpuljen?lang=da" width="100%" height="800" frameborder="0" title="Stem &lt;her&gt;"></iframe>',
  );
  assert.match(html({ form: 'iframe', height: 1200 }), / height="1200" /);
  assert.equal(
    html({ form: 'plain', page: `${pasted.page}?remember=no`, language: 'da' }),
    '<p><a href="https://deltag.example.dk/ballots/kvarterpuljen?remember=no&amp;lang=da">Stem &lt;her&gt;</a></p>',
  );
  assert.match(html({ form: 'tag' }), /^<samskab-voting-ballot endpoint="[^"]+">\n {2}<a /);
});

test('a server that is not the script’s own is named, and an address leads to its page', () => {
  assert.equal(
    scriptLine('https://a.dk/samskab.js', ['https://b.dk']),
    '<script type="module" src="https://a.dk/samskab.js" data-servers="https://b.dk"></script>',
  );
  assert.equal(pageOf('https://a.dk/x/api/budgets/b/results'), 'https://a.dk/x/budgets/b/results');
  assert.equal(pageOf('https://a.dk/api/quarter'), 'https://a.dk/api/quarter');
  assert.equal(
    resultsOf('https://a.dk/api/ballots/b/?v=2'),
    'https://a.dk/api/ballots/b/results?v=2',
  );
});

test('the line of a strict policy is that of the documentation', () => {
  const server = 'https://deltag.example.dk';
  const docs = read('docs/strict-pages.md');
  for (const line of [
    policyLine([server]),
    framePolicyLine(server, server),
    framePolicyLine(server),
  ]) {
    assert.ok(docs.split('\n').includes(line), line);
  }
});

test('who can put in no script finds on a page of theirs what is copied', () => {
  const [, block = ''] =
    /```html\n([\s\S]+?)\n```/.exec(read('docs/editors/without-a-script.md')) ?? [];
  const { endpoint, page } = pasted;
  const frame = htmlOf(
    written({ form: 'iframe', widget: 'voting-ballot', endpoint, page, text: 'Kvarterpuljen' }),
  );
  assert.equal(block.replaceAll(/\s+/g, ' ').replace(' >', '>'), frame);
});

test('which form survives where is what the documentation says', () => {
  const words: Readonly<Record<string, string>> = en;
  const forms = {
    div: 'a div',
    link: 'a link',
    iframe: 'an iframe',
    tag: 'the tag',
    plain: 'a plain link',
  };
  const rows = [...read('docs/embedding.md').matchAll(/^\| ([^|]+?) +\| \[([^\]]+)\]/gm)];
  assert.deepEqual(
    rows.map(([, name, form]) => [name, form]),
    CMSS.map(({ name, word, form }) => [name ?? words[word ?? ''], forms[form]]),
  );
});
