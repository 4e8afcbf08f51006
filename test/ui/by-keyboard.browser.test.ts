import { expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { seenFocus } from '../suites/focus.ts';
import { focused, open, root, text, until, words, type Widget } from '../suites/page.ts';
import { sendKeys, setViewport } from '../tools/in-browser.ts';
import { allocation, definition as budget } from '../widgets/budget-allocator/definition.ts';
import {
  cumulative,
  definition as approval,
  ordinal,
  scoring,
} from '../widgets/voting-ballot/definition.ts';

const BALLOT = 'samskab-voting-ballot';
const BUDGET = 'samskab-budget-allocator';

/**
 * Goes on with Tab until it is where it should be; each step must lead to where one sees it: in the
 * window, under nothing that sticks, ringed.
 */
async function seen(condition: (element: HTMLElement) => boolean, key = 'Tab'): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await sendKeys({ press: key });
    const element = focused();
    // Before and after the widget the focus is the runner's own.
    if (!element || element.getRootNode() === document) continue;
    way.push(words(element) || element.id);
    // Some engines scroll and draw a moment later.
    const well = () => seenFocus().troubles.length === 0;
    await until(well, () => `${seenFocus().what}: ${seenFocus().troubles}`, 1000);
    if (condition(element)) return;
  }
  throw new Error(`60 times ${key} led nowhere: ${way.join(' → ')}`);
}
const named = (name: string | RegExp) => (element: HTMLElement) =>
  (typeof name === 'string' ? words(element) === name : name.test(words(element))) ||
  (element.ariaLabel !== null && element.ariaLabel.search(name) === 0);
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

/** Enough to scroll, and each with more to say than its card. */
function long<T extends { readonly items: readonly object[] }>(definition: T) {
  const items = definition.items.map((item) => ({ ...item, text: 'Long.\n\nAnd longer.', description: 'Of wood, by the river, for all who pass.' })); // prettier-ignore
  return { ...definition, items };
}

/** What is done in each kind of vote; it begins before the first stop. */
const kinds: [string, string, object, (widget: Widget) => Promise<void>][] = [
  [
    'chosen',
    BALLOT,
    long(approval),
    async () => {
      await seen((element) => element.matches('input'));
      await press('Space');
    },
  ],
  [
    'paid for, too much first',
    BUDGET,
    long(budget),
    async (widget) => {
      for (const _item of budget.items) {
        await seen((element) => element.matches('input'));
        await press('Space');
      }
      await until(() => root(widget).querySelector('.bar[data-over] .row button'));
      await seen((element) => element.closest('.bar') !== null);
      await press('Enter');
      await until(() => !root(widget).querySelector('.bar[data-over]'));
      expect(focused()?.matches('input'), 'what was taken out has the focus').to.equal(true);
    },
  ],
  [
    'ranked',
    BALLOT,
    long(ordinal),
    async (widget) => {
      for (const _item of [1, 2]) {
        await seen(named(/^Add: /));
        await press('Enter');
      }
      await seen(named('See the ranking'));
      await press('Enter');
      await seen(named(/^Down: /));
      const moved = focused()?.id;
      await press('Enter');
      await until(() => focused()?.id === moved);
      expect(root(widget).querySelectorAll('[part=order] > li').length).to.equal(2);
      // The way on stands before the order. Beyond the last stop some engines leave the page.
      await seen((element) => element.closest('.bar') !== null, 'Shift+Tab');
      await press('Shift+Tab');
    },
  ],
  [
    'scored',
    BALLOT,
    long(scoring),
    async () => {
      await seen((element) => element.matches('input[type=radio]'));
      await press('ArrowLeft');
    },
  ],
  [
    'given points',
    BALLOT,
    long(cumulative),
    async () => {
      for (const points of ['3', '2']) {
        await seen((element) => element.matches('input'));
        await sendKeys({ type: points });
      }
    },
  ],
  [
    'given amounts',
    BUDGET,
    long(allocation),
    async () => {
      await seen((element) => element.matches('input'));
      await sendKeys({ type: '10000' });
    },
  ],
];

describe('by keyboard alone, on a small phone', () => {
  afterEach(() => localStorage.clear());

  for (const [what, tag, definition, act] of kinds) {
    it(`what can be ${what} is read, filled in and sent`, async () => {
      await setViewport({ width: 320, height: 480 });
      const fake = new FakeEndpoint(definition);
      const widget = await open(tag, fake);
      await until(() => text(widget).includes('Not sent yet'));
      await seen((element) => element.matches('.more'));
      const more = focused();
      await press('Enter');
      await until(() => root(widget).querySelector('dialog[open]'));
      // No Tab here: where a dialog has one stop, Firefox goes on to its own buttons.
      await press('Escape');
      await until(() => !root(widget).querySelector('dialog'));
      expect(focused(), 'the focus is where it was').to.equal(more);
      // Back before it: where it can be chosen may stand first.
      await press('Shift+Tab');
      await act(widget);
      await seen((element) => element.matches('button.primary'));
      await press('Enter');
      await until(() => words(focused() ?? widget) === 'Check before you send');
      await seen((element) => element.matches('button.primary'));
      await press('Enter');
      await until(() => /Thank you/.test(words(focused() ?? widget)));
      expect(fake.posts.length).to.equal(1);
      expect(text(widget)).to.contain('7K3M-Q9TX');
    });
  }
});
