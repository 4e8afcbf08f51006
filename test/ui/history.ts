/** Going back and forward through the history of the page, for tests. */
import { aTimeout, expect } from '@open-wc/testing';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { goOn, open, root, text, type, until, type Widget } from '../suites/page.ts';
import { definition as ideas } from '../widgets/idea-form/definition.ts';

export const tag = 'samskab-idea-form';

/** Two pages and the review. */
export const definition = {
  ...ideas,
  persona: {
    title: 'Invent a person',
    fields: [{ id: 'name', kind: 'short-text', label: 'Name of the person', required: true }],
  },
};
export const other = { ...definition, id: 'garden', title: 'The garden' };

/** What happened in the history, whoever was told of it; asked before anybody else. */
let steps = 0;
addEventListener('popstate', () => steps++, { capture: true });

/** What a listener of the page's own saw. */
export const seen: unknown[] = [];
const see = ({ state }: PopStateEvent) => seen.push(state);

/** Chromium asks those on the window in the order in which they came, whether they capture or not. */
export function listenLast(): void {
  removeEventListener('popstate', see);
  addEventListener('popstate', see);
}

export const here = { router: { key: 'here' } };
export const before = { router: { key: 'before' } };

/** Goes through the history as somebody does with the browser's own buttons. */
export async function travel(by: number): Promise<void> {
  const now = steps;
  history.go(by);
  await until(
    () => steps > now,
    () => `nothing came of history.go(${by})`,
  );
  await rest();
}

/** Until what a form does by itself has come to an end. */
export async function rest(): Promise<void> {
  let now = -1;
  while (now !== steps) {
    now = steps;
    await aTimeout(150);
  }
}

/** On which page a form is, from one; the review is the last one. */
export function page(widget: Widget): string {
  return /Step \d of \d/.exec(text(widget))?.[0] ?? text(widget);
}

export function isBefore(): boolean {
  return JSON.stringify(history.state) === JSON.stringify(before);
}

export function mark(): unknown {
  return (history.state as { samskab?: unknown } | null)?.samskab;
}

/** Waits for what is needed to send, and with it the history, of a form that somebody has begun. */
export async function begun(widget: Widget): Promise<void> {
  await until(() => /Delete from this device|Check before/.test(text(widget)));
  await rest();
  listenLast();
}

/** Until nothing is left of a form that is gone. */
export async function gone(): Promise<void> {
  await aTimeout(1100);
  await rest();
  // Where much else is done on the machine, what it waits for itself comes late.
  for (let tries = 0; tries < 10 && mark() !== undefined; tries++) await rest();
}

export async function toPageTwo(widget: Widget, name = 'Mona'): Promise<void> {
  await type(widget, 'Name of the person', name);
  await begun(widget);
  await goOn(widget);
  expect(page(widget)).to.equal('Step 2 of 3');
}

export async function toReview(widget: Widget): Promise<void> {
  await toPageTwo(widget);
  await type(widget, 'Your wish', 'Trees');
  await goOn(widget);
  await until(() => page(widget) === 'Step 3 of 3');
}

export async function send(widget: Widget): Promise<void> {
  await goOn(widget);
  await until(() => text(widget).includes('Thank you'));
  await rest();
}

export function buttonOf(widget: Widget, name: string): HTMLButtonElement {
  const all = [...root(widget).querySelectorAll('button')];
  return all.find((one) => one.textContent?.trim() === name) as HTMLButtonElement;
}

export const start = (endpoint = new FakeEndpoint(definition)) => open(tag, endpoint);

/** A page of the host's own before and around each test; afterwards the history is as short as it was. */
export function inHistory(): void {
  beforeEach(() => {
    if (!isBefore()) history.pushState(before, '');
    history.pushState(here, '');
    seen.length = 0;
  });

  afterEach(async () => {
    removeEventListener('popstate', see);
    for (const one of document.querySelectorAll(tag)) one.remove();
    await rest();
    localStorage.clear();
    sessionStorage.clear();
    // A history that grew to its limit would hide what is added to it.
    for (let left = 20; left > 0 && !isBefore(); left--) {
      // Over what a frame that is gone has left, nothing is told of a step.
      history.back();
      await rest();
    }
  });
}
