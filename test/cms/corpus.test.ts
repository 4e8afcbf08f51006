import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Outcome } from './outcome.ts';
import { SERVER, Town } from './town.ts';

const folder = join(import.meta.dirname, 'corpus');
const files = globSync('*/*.html', { cwd: folder }).filter((file) => !file.endsWith('/template.html')); // prettier-ignore

/** What was ever given to paste, on today's build. */
describe('the corpus', () => {
  const town = new Town();
  const started = town.start();
  after(() => town.stop());

  it('has the snippets of 0.1.0', () => {
    // Nobody takes one away by mistake.
    assert.ok(files.filter((file) => file.startsWith('0.1.0/')).length >= 42);
  });

  for (const file of files.toSorted()) {
    it(`runs ${file}`, async () => {
      await started;
      const text = readFileSync(join(folder, file), 'utf8');
      const body = text.replace('sha384-…', await hashOf(text));
      const template = readFileSync(join(folder, dirname(file), 'template.html'), 'utf8');
      const alone = aloneIs(file);
      const head = alone !== undefined || body.includes('<script') ? '' : template;
      const expected = alone ?? 'widget';
      const { outcome, errors } = await town.show(head, body, await titleIn(text), expected);
      assert.deepEqual(errors, []);
      assert.equal(outcome, expected);
    });
  }

  /** @returns what a snippet is on a site without the script; undefined where it goes with that */
  function aloneIs(file: string): Outcome | undefined {
    if (basename(file).startsWith('frame-')) return 'frame';
    return basename(file).startsWith('plain-') ? 'link' : undefined;
  }

  /** Of the file that is pinned, which stays what it was as long as its release is kept. */
  async function hashOf(text: string): Promise<string> {
    const [, path] = /src="https:\/\/[^/"]+([^"]+)"\s+integrity=/.exec(text) ?? [];
    if (!path) return '';
    const hash = createHash('sha384').update(await town.text(path));
    return `sha384-${hash.digest('base64')}`;
  }

  /** The title of what a snippet leads to. */
  async function titleIn(text: string): Promise<string> {
    const plain = text.replaceAll(/&(amp;)?#x2f;/gi, '/');
    const [, path] = /\b((?:ballots|budgets|ideas|events)\/[\w-]+)/.exec(plain) ?? [];
    assert.ok(path, `${SERVER}/… stands nowhere in it`);
    const { title } = JSON.parse(await town.text(`/api/${path}`)) as {
      title: string | Record<string, string>;
    };
    // That of the page, unless the snippet says otherwise.
    const language = /\blang="?en\b/.test(text) ? 'en' : 'da';
    return typeof title === 'string' ? title : (title[language] ?? '');
  }
});
