import { userEvent, waitFor, within } from 'storybook/test';
import { createFormat, type Format } from '../src/i18n/format.ts';
import type { Text } from '../src/protocol/text.ts';
import { pickText } from '../src/protocol/pick-text.ts';
import { words as spoken, type Language, type Spoken } from './words.ts';

/** Something a person reads: words of the widget, or a text of the definition. */
type Words = Text | ((m: Spoken, f: Format) => string);

interface Surroundings {
  readonly canvasElement: HTMLElement;
  readonly globals: Record<string, unknown>;
}

/**
 * Somebody in front of a widget, who finds things by what they are called, in whichever language
 * the toolbar says, and who waits until they are there.
 */
export class Person {
  readonly element: HTMLElement;
  readonly #language: Language;
  readonly #root: ShadowRoot;
  readonly #screen: ReturnType<typeof within>;

  constructor({ canvasElement, globals }: Surroundings) {
    const widget = [...canvasElement.querySelectorAll<HTMLElement>('*')].find(({ localName }) =>
      localName.startsWith('samskab-'),
    );
    if (!widget?.shadowRoot) throw new Error('There is no widget here');
    this.element = widget;
    this.#root = widget.shadowRoot;
    this.#language = globals['language'] as Language;
    // The queries need no more of an element than a shadow root has, too.
    this.#screen = within(this.#root as unknown as HTMLElement);
  }

  /** @returns the words in the reader's language */
  says(words: Words): string {
    const language = this.#language;
    if (typeof words !== 'function') return pickText(words, language, 'da').value;
    return words(spoken[language], createFormat(language));
  }

  async press(button: Words): Promise<void> {
    const name = this.says(button);
    const find = () => this.#screen.queryAllByRole('button', { name });
    await userEvent.click(await this.#wait(find, name));
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
    const { endpoint } = widget;
    widget.endpoint = '';
    widget.endpoint = endpoint;
  }

  async goToReview(): Promise<void> {
    await this.press((m) => m.check);
    await this.reads((m) => m.checkHeading);
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
