/** A page into which somebody pasted something, in a frame, with the loader of the build. */

export interface PastedPage {
  readonly frame: HTMLIFrameElement;
  readonly window: Window & {
    said: string[];
    errors: string[];
    samskab: { look(root: Node): void };
  };
  readonly document: Document;
}

const frames = new Set<HTMLIFrameElement>();

/** The script, as it is pasted. */
export const script = (more = '', type = ' type="module"') =>
  `<script${type} src="/dist/loader/samskab.js"${more}></script>`;

/** @returns the address of what answers so */
export function answers(body: unknown, more: Record<string, string> = {}): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${location.origin}/__pasted/answer?${new URLSearchParams({ body: text, ...more })}`;
}

/** As it stands in an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

export async function openPage(body: string, hash = ''): Promise<PastedPage> {
  const frame = document.createElement('iframe');
  frame.src = `/__pasted/?${new URLSearchParams({ body })}${hash}`;
  Object.assign(frame, { width: '700', height: '400' });
  frames.add(frame);
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  document.body.append(frame);
  await loaded;
  const window = frame.contentWindow as PastedPage['window'];
  return { frame, window, document: window.document };
}

/** @returns the files that a page has asked for, without what tells versions apart */
export function filesOf({ window }: PastedPage): string[] {
  return window.performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname.replace(/^\/dist\/loader\//, '').replace(/-[\w-]{8}\.js$/, '')); // prettier-ignore
}

afterEach(() => {
  for (const frame of frames) {
    // WebKit goes away where a frame does that has the focus.
    (frame.contentDocument?.activeElement as HTMLElement | null | undefined)?.blur();
    frame.remove();
  }
  frames.clear();
});
