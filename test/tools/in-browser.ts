/**
 * What a component test can ask of the browser it runs in. Import it in `*.browser.test.ts`:
 *
 *     import { expect, fixture, html } from '@open-wc/testing';
 *     import { sendKeys } from '../tools/in-browser.ts';
 *
 *     await sendKeys({ press: 'Tab' });
 */
import { executeServerCommand } from '@web/test-runner-commands';
import type { KeysPayload, MediaPayload, ViewportPayload } from './input-plugin.ts';

// Mouse positions are whole pixels: `sendMouse({ type: 'click', position: [10, 20] })`.
export { resetMouse, sendMouse } from '@web/test-runner-commands';

type Keys = { press: string } | { type: string } | { down: string } | { up: string };

/**
 * Real keys, as from a keyboard, to whatever has focus. `press`, `down` and `up` take the key's
 * name (`Tab`, `Enter`, `Space`, `ArrowDown`, `Home`, `Escape`, `a`) or a chord (`Shift+Tab`);
 * `type` takes a text.
 */
export async function sendKeys(keys: Keys): Promise<void> {
  for (const [action, text] of Object.entries(keys)) {
    await executeServerCommand('samskab:keys', { action, text } as KeysPayload);
  }
}

/** The page's size in CSS pixels, until the next file, which starts at 800 × 600 again. */
export async function setViewport(size: ViewportPayload): Promise<void> {
  await executeServerCommand('samskab:viewport', size);
  await waitUntil(
    () => innerWidth === size.width && innerHeight === size.height,
    () => `The viewport is ${innerWidth} × ${innerHeight}, not ${size.width} × ${size.height}`,
  );
}

export interface Media {
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  contrast?: 'more' | 'less' | 'no-preference';
}

const mediaFeatures: Record<keyof Media, string> = {
  colorScheme: 'prefers-color-scheme',
  reducedMotion: 'prefers-reduced-motion',
  forcedColors: 'forced-colors',
  contrast: 'prefers-contrast',
};

/**
 * Makes the page see the given media features, and no others of these. Chromium alone can; in
 * other browsers nothing happens and the answer is false, so that a test can skip itself:
 *
 *     if (!(await emulateMedia({ forcedColors: 'active' }))) this.skip();
 */
export async function emulateMedia(media: Media): Promise<boolean> {
  const features: MediaPayload = Object.entries(mediaFeatures).map(([key, name]) => ({
    name,
    // The empty value ends an emulation.
    value: media[key as keyof Media] ?? '',
  }));
  isMediaEmulated = Object.keys(media).length > 0;
  return executeServerCommand<boolean, MediaPayload>('samskab:media', features);
}

let isMediaEmulated = false;

export interface StrictPage {
  frame: HTMLIFrameElement;
  window: Window;
  document: Document;
  /** What the policy blocked so far, as `directive: address sample`. */
  violations: string[];
  /** Uncaught errors, rejections, and files that did not load. */
  errors: string[];
}

const strictFrames = new Set<HTMLIFrameElement>();

/**
 * Opens a page with a strict Content-Security-Policy and Trusted Types in an iframe, and loads
 * the given modules there: see `strict-pages.ts`. The frame is gone after the test.
 */
export async function openStrictPage(...modules: URL[]): Promise<StrictPage> {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams(modules.map((module) => ['src', module.pathname]));
  frame.src = `/__strict/?${query}`;
  frame.width = '640';
  frame.height = '480';
  strictFrames.add(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  // Violations are told a moment after they happened.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const window = frame.contentWindow as Window & { strictRecord: StrictRecord };
  return { frame, window, document: window.document, ...window.strictRecord };
}

type StrictRecord = Pick<StrictPage, 'violations' | 'errors'>;

afterEach(() => {
  for (const frame of strictFrames) frame.remove();
  strictFrames.clear();
});

// Otherwise it would reach the next file, which shares the page.
after(async () => {
  if (isMediaEmulated) await emulateMedia({});
});

async function waitUntil(condition: () => boolean, complaint: () => string): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
