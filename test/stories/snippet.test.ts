import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetOf } from '../../stories/snippet.ts';

const endpoint = 'https://deltag.example/api/ballots/kvarterpuljen';

test('the code is what an editor pastes: the script, the tag and its fallback', () => {
  assert.equal(
    snippetOf('samskab-voting-ballot', { endpoint, messages: {}, item: '' }),
    `<script type="module" src="https://deltag.example/samskab.js"></script>
<samskab-voting-ballot endpoint="${endpoint}">
  <a href="https://deltag.example/ballots/kvarterpuljen">Stem her</a>
</samskab-voting-ballot>`,
  );
});

test('what the controls set is in it', () => {
  const code = snippetOf('samskab-voting-ballot', {
    endpoint,
    lang: 'ar',
    remember: 'no',
    'heading-slot': '<h2>Vores "pulje"</h2>',
    '--samskab-radius': '0',
  });
  assert.match(code, /<samskab-voting-ballot endpoint="[^"]+" lang="ar" remember="no">/);
  assert.match(code, /<div slot="heading"><h2>Vores "pulje"<\/h2><\/div>\n/);
  assert.match(code, /^<style>\n {2}samskab-voting-ballot \{\n {4}--samskab-radius: 0;\n {2}\}\n/);
});
