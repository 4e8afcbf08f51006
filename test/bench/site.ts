/** The pages that are measured: one a widget, and one with a form written by hand in its place. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Definitions for every widget, as a server is seeded with. */
export const seedFolder = join(import.meta.dirname, 'definitions');

const ENDPOINTS: Record<string, string> = {
  'budget-allocator': '/api/budgets/budget-allocator',
  'event-signup': '/api/events/event-signup',
  'idea-form': '/api/ideas/idea-form',
  results: '/api/ballots/results/results',
  'voting-ballot': '/api/ballots/voting-ballot',
};

export interface Page {
  readonly path: string;
  /** Of the element that holds the controls. */
  readonly tag: string;
}

/** What the page would load without any widget. */
export const PAGE_OWN = ['/page.css'];

/** The page as a web editor makes it, with room kept free for the widget. */
export function widgetPage(widget: string): Page {
  return { path: `/${widget}`, tag: `samskab-${widget}` };
}

/** The same, where nobody thought of the room. */
export function barePage(widget: string): Page {
  return { path: `/bare-${widget}`, tag: `samskab-${widget}` };
}

/** The same as the first, with a form written by hand. */
export function baselinePage(widget: string): Page {
  return { path: `/hand-written-${widget}`, tag: `bench-${widget}` };
}

/** Fills a folder with both pages of each widget, and with what they load. */
export function writeSite(folder: string, widgets: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'page.css'), join(folder, 'page.css'));
  for (const widget of widgets) {
    const ours = { script: '/samskab.js', attributes: ` endpoint="${endpointOf(widget)}"` };
    write(folder, widgetPage(widget), { ...ours, room: 'kept' });
    write(folder, barePage(widget), { ...ours, room: 'none' });
    if (!hasBaseline(widget)) continue;
    const theirs = { script: `/hand-written/${widget}.js`, attributes: '' };
    bundle(widget, join(folder, theirs.script));
    write(folder, baselinePage(widget), { ...theirs, room: 'kept' });
  }
}

function endpointOf(widget: string): string {
  const endpoint = ENDPOINTS[widget];
  if (!endpoint) throw new Error(`The bench knows no definition for ${widget}.`);
  return endpoint;
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

interface Content {
  readonly script: string;
  /** Of the element, each with a blank before it. */
  readonly attributes: string;
  /** Whether the style sheet keeps room for the element; see page.css. */
  readonly room: 'kept' | 'none';
}

function write(folder: string, { path, tag }: Page, content: Content): void {
  const { attributes } = content;
  const element = `<${tag}${attributes}><p><a href="/kontakt">Skriv til os</a></p></${tag}>`;
  writeFileSync(join(folder, `${path}.html`), template(content, element));
}

/** The same page around all of them. */
function template({ script, room }: Content, element: string): string {
  return `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tag del · Åby Kommune</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
    <script type="module" src="${script}"></script>
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
      <div class="room-${room}">${element}</div>
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
