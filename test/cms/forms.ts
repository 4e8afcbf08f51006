/** The forms to paste, as the documentation and `samskab snippet` give them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SERVER } from './town.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Form {
  /** As the first line of the table in `docs/embedding.md` has it. */
  readonly name: string;
  /** What the template of the site has. */
  readonly head: string;
  readonly body: string;
}

/** @returns `docs/embedding.md` */
export function embeddingPage(): string {
  return readFileSync(join(root, 'docs/embedding.md'), 'utf8');
}

/**
 * @param id of a ballot of the town, in place of the one in the documentation
 * @param data where that town's data are
 */
export function formsOf(id: string, data: string): Form[] {
  const page = embeddingPage().replaceAll('kvarterpuljen', id);
  const head = blockBelow(page, '# What to paste');
  const link = blockBelow(page, '## A link');
  const plain = link.replace(' class="samskab"', '');
  return [
    { name: 'tag', head, body: printedSnippet(id, data) },
    { name: 'div', head, body: blockBelow(page, '## A div') },
    { name: 'link, class', head, body: link },
    { name: 'link, `#samskab`', head, body: plain.replace(/(href="[^"]+)"/, '$1#samskab"') },
    { name: 'link, alone', head: head.replace('<script', '<script data-links="alone"'), body: plain }, // prettier-ignore
    { name: 'iframe', head, body: blockBelow(page, '## An iframe') },
  ];
}

/** @returns the first block of HTML below a heading */
function blockBelow(page: string, heading: string): string {
  const [, below = ''] = page.split(`${heading}\n`);
  const [, block] = /```html\n([\s\S]+?)\n```/.exec(below) ?? [];
  if (!block) throw new Error(`docs/embedding.md has no HTML below "${heading}"`);
  return block;
}

function printedSnippet(id: string, data: string): string {
  const words = ['snippet', `ballots/${id}`, '--url', SERVER, '--data', data];
  const program = join(root, 'dist/server/samskab.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
