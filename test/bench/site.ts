/** The pages that are measured: one a widget, and one with a form written by hand in its place. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Definition } from '../../src/protocol/resources.ts';
import { snippetOf } from '../../src/server/cli/snippet.ts';
import { RESOURCE_OF, type Stored } from '../../src/server/storage/queries/definitions.ts';
import { RESULTS_WIDGET, TAG_PREFIX } from '../../src/server/tags.ts';
import { ballotOf } from './projects.ts';

/** A definition for every widget. */
const definitions = join(import.meta.dirname, 'definitions');

/** A short list, and one as long as they come. */
export const FEW = 20;
export const MANY = 1000;

export interface Page {
  readonly path: string;
  /** Of the element that holds the controls. */
  readonly tag: string;
}

/** What the page would load without any widget. */
export const PAGE_OWN = ['/page.css'];

/** The page as a web editor makes it, with room kept free for the widget. */
export function widgetPage(widget: string): Page {
  return { path: `/${widget}`, tag: TAG_PREFIX + widget };
}

/** The same with the snippet that names its files: see `samskab snippet --preload`. */
export function namedPage(widget: string): Page {
  return { path: `/named-${widget}`, tag: TAG_PREFIX + widget };
}

/** The same, where nobody thought of the room. */
export function barePage(widget: string): Page {
  return { path: `/bare-${widget}`, tag: TAG_PREFIX + widget };
}

/** An approval ballot on so many projects. */
export function listPage(count: number): Page {
  return { path: `/projects-${count}`, tag: `${TAG_PREFIX}voting-ballot` };
}

/** The same as the first, with a form written by hand. */
export function baselinePage(widget: string): Page {
  return { path: `/hand-written-${widget}`, tag: `bench-${widget}` };
}

/** Fills a folder with all definitions, as a server is seeded with. */
export function writeSeed(folder: string): void {
  cpSync(definitions, folder, { recursive: true });
  for (const count of [FEW, MANY]) {
    writeFileSync(join(folder, `projects-${count}.json`), JSON.stringify(ballotOf(count)));
  }
}

/** Fills a folder with the pages of each widget, and with what they load. */
export function writeSite(folder: string, dist: string, widgets: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'page.css'), join(folder, 'page.css'));
  for (const widget of widgets) {
    const stored = storedFor(widget);
    const options = { url: '', results: widget === RESULTS_WIDGET, build: dist };
    const plain = snippetOf(stored, options);
    write(folder, widgetPage(widget), plain, 'kept');
    write(folder, namedPage(widget), snippetOf(stored, { ...options, preload: true }), 'kept');
    write(folder, barePage(widget), plain, 'none');
    if (hasBaseline(widget)) writeBaseline(folder, widget);
  }
  for (const count of [FEW, MANY]) {
    const stored: Stored = { resource: 'ballots', definition: ballotOf(count) };
    write(folder, listPage(count), snippetOf(stored, { url: '' }), 'kept');
  }
}

/** Fills a folder with a page for each of some ballots. */
export function listSite(folder: string, ids: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'page.css'), join(folder, 'page.css'));
  for (const id of ids) {
    const stored: Stored = { resource: 'ballots', definition: { ...ballotOf(1), id } };
    const page = { path: `/${id}`, tag: `${TAG_PREFIX}voting-ballot` };
    write(folder, page, snippetOf(stored, { url: '' }), 'kept');
  }
}

function storedFor(widget: string): Stored {
  const file = join(definitions, `${widget}.json`);
  if (!existsSync(file)) throw new Error(`The bench knows no definition for ${widget}.`);
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Definition;
  return { resource: RESOURCE_OF[definition.type], definition } as Stored;
}

function writeBaseline(folder: string, widget: string): void {
  const page = baselinePage(widget);
  const script = `/hand-written/${widget}.js`;
  bundle(widget, join(folder, script));
  const lines = [
    `<script type="module" src="${script}"></script>`,
    `<${page.tag}><a href="/kontakt">Skriv til os</a></${page.tag}>`,
  ];
  write(folder, page, lines.join('\n'), 'kept');
}

/** @returns whether there is a form written by hand to hold a widget against; results are no form */
export function hasBaseline(widget: string): boolean {
  return existsSync(join(import.meta.dirname, 'baseline', `${widget}.ts`));
}

/** One file with Lit in it, as small as esbuild makes it. */
function bundle(widget: string, outfile: string): void {
  buildSync({
    entryPoints: [join(import.meta.dirname, 'baseline', `${widget}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}

/** Whether the style sheet keeps room for the element; see page.css. */
type Room = 'kept' | 'none';

function write(folder: string, { path }: Page, snippet: string, room: Room): void {
  writeFileSync(join(folder, `${path}.html`), template(snippet, room));
}

/** The same page around all of them. */
function template(snippet: string, room: Room): string {
  return `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tag del · Åby Kommune</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
  </head>
  <body>
    <header>
      <div>
        <a href="/">Åby Kommune</a>
        <nav aria-label="Hovedmenu">
          <ul>
            <li><a href="/borger">Borger</a></li>
            <li><a href="/erhverv">Erhverv</a></li>
            <li><a href="/politik">Politik</a></li>
            <li><a href="/om">Om kommunen</a></li>
          </ul>
        </nav>
      </div>
    </header>
    <main>
      <h1>Tag del</h1>
      <p>
        Vi vil gerne høre fra dig, også hvis du ikke plejer at sige noget. Det tager få minutter, og
        du kan holde pause undervejs.
      </p>
      <div class="room-${room}">
${snippet}
      </div>
      <h2>Spørgsmål?</h2>
      <p>Ring til os på 70 00 00 00 mellem kl. 9 og 15, eller kom forbi biblioteket.</p>
    </main>
    <footer>
      <div>
        <p>Åby Kommune, Torvet 1. <a href="/tilgaengelighed">Tilgængelighed</a></p>
      </div>
    </footer>
  </body>
</html>
`;
}
