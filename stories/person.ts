import { userEvent, waitFor, within } from 'storybook/test';
import type { Group, Say } from '../src/i18n/message.ts';
import type { Text } from '../src/protocol/text.ts';
import { pickText } from '../src/protocol/pick-text.ts';
import { wordsOf, type Tag } from './words.ts';

/** Something a person reads: words of the widget, or a text of the definition. */
type Words = Text | ((say: Say<Group>) => string);

const DAY = 86_400_000;

interface Surroundings {
  readonly canvasElement: HTMLElement;
  readonly globals: Record<string, unknown>;
}

/**
 * Somebody in front of a widget, who finds things by what they are called, in whichever language
 * the tag or the toolbar says, and who waits until they are there.
 */
export class Person {
  readonly element: HTMLElement;
  readonly #language: string;
  readonly #say: Say<Group>;
  readonly #root: ShadowRoot;
  readonly #screen: ReturnType<typeof within>;

  constructor({ canvasElement, globals }: Surroundings) {
    const widget = [...canvasElement.querySelectorAll<HTMLElement>('*')].find(({ localName }) =>
      localName.startsWith('samskab-'),
    );
    if (!widget?.shadowRoot) throw new Error('There is no widget here');
    this.element = widget;
    this.#root = widget.shadowRoot;
    this.#language = widget.lang || (globals['language'] as string);
    this.#say = wordsOf(widget.localName as Tag, this.#language) as Say<Group>;
    // The queries need no more of an element than a shadow root has, too.
    this.#screen = within(this.#root as unknown as HTMLElement);
  }

  /** @returns the words in the reader's language */
  says(words: Words): string {
    if (typeof words !== 'function') return pickText(words, this.#language, 'da').value;
    return words(this.#say);
  }

  async press(button: Words): Promise<void> {
    const name = this.says(button);
    const find = () => this.#screen.queryAllByRole('button', { name });
    await userEvent.click(await this.#wait(find, name));
  }

  /** Presses a button where it comes within a moment, as a question does that is asked once a page. */
  async pressIfAsked(button: Words): Promise<void> {
    const name = this.says(button);
    const find = () => this.#screen.queryAllByRole('button', { name });
    const found = await waitFor(() => find()[0] ?? Promise.reject(new Error(name)), { timeout: 1000 }).catch(() => undefined); // prettier-ignore
    if (found) await userEvent.click(found);
  }

  /** @param which of several with the same label; the first is 0 */
  async type(label: Words, value: string, which = 0): Promise<void> {
    const input = (await this.#labelled(label, which)) as HTMLInputElement;
    const everything = { initialSelectionStart: 0, initialSelectionEnd: input.value.length };
    await userEvent.type(input, value, everything);
  }

  /** Fills in a date, which browsers take in one piece. */
  async pickDate(label: Words, value: string): Promise<void> {
    await userEvent.type(await this.#labelled(label), value);
  }

  async tick(label: Words, which = 0): Promise<void> {
    await userEvent.click(await this.#labelled(label, which));
  }

  /** Waits until the widget has loaded, or has given up. */
  async arrives(): Promise<void> {
    const find = () => [...this.#root.querySelectorAll<HTMLElement>('[part~="base"]')];
    await this.#wait(find, 'widget');
  }

  /** Waits until something can be read. */
  async reads(words: Words): Promise<void> {
    const text = this.says(words);
    const find = () => (this.#root.textContent.includes(text) ? [this.element] : []);
    await this.#wait(find, text);
  }

  /** Goes away and comes back: the same as opening the page again. */
  comesBack(): void {
    const widget = this.element as HTMLElement & { endpoint: string };
    // The same address, written in another way: all is loaded anew, and what was kept is found.
    const { origin } = new URL(widget.endpoint);
    widget.endpoint = widget.endpoint.includes(':443/')
      ? widget.endpoint.replace(':443/', '/')
      : widget.endpoint.replace(origin, `${origin}:443`);
  }

  /**
   * Comes back a day later.
   * @returns when it was that sending failed
   */
  comesBackTheNextDay(): string {
    let failed = Date.now();
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith('samskab:draft:')) continue;
      const draft = JSON.parse(localStorage.getItem(name) ?? '') as { failure: { at: number } };
      failed = draft.failure.at -= DAY;
      localStorage.setItem(name, JSON.stringify(draft));
    }
    this.comesBack();
    return new Date(failed).toISOString();
  }

  async goToReview(): Promise<void> {
    await this.press((say) => say('check'));
    await this.reads((say) => say('checkHeading'));
  }

  #labelled(label: Words, which = 0): Promise<HTMLElement> {
    const text = this.says(label);
    // A label may go on, with "(optional)" or with the places that are left.
    const begins = (name: string) => name.trim().startsWith(text);
    return this.#wait(() => this.#screen.queryAllByLabelText(begins), text, which);
  }

  #wait(find: () => HTMLElement[], what: string, which = 0): Promise<HTMLElement> {
    return waitFor(
      () => {
        const found = find()[which];
        if (!found) throw new Error(`There is no "${what}"`);
        return found;
      },
      // Without this, the whole page is printed.
      { timeout: 10_000, onTimeout: (error) => error },
    );
  }
}
