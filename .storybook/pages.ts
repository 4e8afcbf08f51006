/**
 * The pages of the site: every Markdown file of the docs, by who reads it. Storybook takes no Markdown
 * by itself, so a page that shows the file is made for each; its text stands in the file alone.
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const FOLDER = join(root, '.cache/pages');

/** Who reads what, in the order of the sidebar; a file is where it is named first. */
export const READERS: readonly { readonly title: string; readonly files: readonly string[] }[] = [
  { title: 'Start here', files: ['README.md'] },
  {
    title: 'For editors',
    files: [
      'docs/editors/README.md',
      'docs/embedding.md',
      ...[
        'wordpress',
        'drupal',
        'typo3',
        'umbraco',
        'others',
        'plain-html',
        'without-a-script',
      ].map((name) => `docs/editors/${name}.md`),
      'docs/editors/*.md',
      'docs/languages.md',
    ],
  },
  {
    title: 'For organisers',
    files: [
      'docs/organisers/README.md',
      ...['set-up', 'items', 'drafts', 'events', 'whose-it-is', 'second-day', 'spreadsheet'].map(
        (name) => `docs/organisers/${name}.md`,
      ),
      ...['publish', 'trust', 'count', 'rules', 'elsewhere', 'people-see'].map(
        (name) => `docs/organisers/${name}.md`,
      ),
      'docs/organisers/*.md',
      'docs/commands.md',
      'demo/README.md',
    ],
  },
  {
    title: 'For developers',
    files: [
      'docs/developers/README.md',
      'docs/frameworks.md',
      'docs/developers/*.md',
      'docs/versions.md',
    ],
  },
  {
    title: 'For backend authors',
    files: [
      'docs/backends/README.md',
      'docs/protocol.md',
      'docs/backends/*.md',
      'examples/README.md',
      'examples/*/README.md',
    ],
  },
  {
    title: 'For operators',
    files: [
      'docs/operating/README.md',
      ...['install', 'nginx', 'backup', 'postgresql', 'upgrade', 'watch', 'container'].map(
        (name) => `docs/operating/${name}.md`,
      ),
      'docs/operating/settings.md',
      'docs/operating/*.md',
    ],
  },
  {
    title: 'Data protection',
    files: ['docs/data-protection/README.md', 'docs/data-protection/*.md'],
  },
  { title: 'Accessibility', files: ['docs/accessibility/README.md', 'docs/accessibility/*.md'] },
  {
    title: 'The project',
    files: ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
  },
  // Whatever nobody has put anywhere.
  { title: 'For developers', files: ['docs/**/*.md'] },
];

export interface Page {
  /** From the root of the repository, with slashes. */
  readonly file: string;
  /** In the sidebar: who reads it, a slash, and its first heading. */
  readonly title: string;
  /** Of its entry in Storybook. */
  readonly id: string;
}

/** @throws Error where a page has no heading, or two have the same place */
export function sitePages(): Page[] {
  const pages = new Map<string, Page>();
  for (const { title, files } of READERS) {
    for (const pattern of files) {
      for (const found of globSync(pattern, { cwd: root }).toSorted()) {
        const file = found.replaceAll('\\', '/');
        if (!pages.has(file)) pages.set(file, pageOf(file, title));
      }
    }
  }
  const all = [...pages.values()];
  const twice = all.find(({ id }, at) => all.findIndex((other) => other.id === id) !== at);
  if (twice) throw new Error(`Two pages are called "${twice.title}".`);
  return all;
}

function pageOf(file: string, reader: string): Page {
  const heading = /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1];
  if (heading === undefined) throw new Error(`${file} has no heading.`);
  const title = `${reader}/${heading.replaceAll('/', ' ').replaceAll(/["`]/g, '')}`;
  // As Storybook makes it of a title.
  const id = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, ''); // prettier-ignore
  return { file, title, id: `${id}--docs` };
}

/** Writes a page for each file, for Storybook to find. @returns the pattern that they are found by */
export function writeSitePages(): string {
  const pages = sitePages();
  mkdirSync(FOLDER, { recursive: true });
  const wanted = new Map([
    ['pages.json', JSON.stringify(Object.fromEntries(pages.map(({ file, id }) => [file, id])))],
    ...pages.map((page, at) => [nameOf(page, at), sourceOf(page)] as const),
  ]);
  for (const name of readdirSync(FOLDER)) if (!wanted.has(name)) rmSync(join(FOLDER, name));
  for (const [name, text] of wanted) {
    const file = join(FOLDER, name);
    // Two at once, such as a build beside a server, write the same.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
  return '../.cache/pages/*.mdx';
}

/**
 * Storybook goes by the names of files where nothing else says what comes first. They are in the
 * addresses of what is built too, so they have no letters that a host may write otherwise.
 */
function nameOf({ file }: Page, at: number): string {
  return `${String(at).padStart(3, '0')}-${file.replace(/\.md$/, '').replaceAll('/', '-')}.mdx`;
}

function sourceOf({ file, title }: Page): string {
  return `import { Markdown, Meta } from '@storybook/addon-docs/blocks';
import { forSite, slugOf } from '../../.storybook/page-text.ts';
import pages from './pages.json';
import text from '../../${file}?raw';

<Meta title=${JSON.stringify(title)} />

<Markdown options={{ slugify: slugOf }}>{forSite(text, '${file}', pages)}</Markdown>
`;
}
