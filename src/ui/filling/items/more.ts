import { nothing } from 'lit';
import { pageOf, type MoreView } from './item-page.ts';
import type { ListedItem } from './listed-item.ts';

type Drawing = typeof import('./details.ts');

/** All there is to say of one item, in a dialog that is fetched when somebody asks for it. */
export class ReadMore<T extends ListedItem> {
  /** The item that is told of, and the one that was before. */
  #open: string | undefined;
  #last: ListedItem | undefined;
  #drawing: Drawing | undefined;
  #dialog: HTMLDialogElement | undefined;
  #history: ReturnType<Drawing['detailsHistory']> | undefined;
  readonly #withHistory: () => boolean;
  readonly #prepare: () => Promise<unknown>;

  /**
   * @param withHistory whether Back closes it
   * @param prepare brings the words that it says
   */
  constructor(withHistory: () => boolean, prepare: () => Promise<unknown>) {
    this.#withHistory = withHistory;
    this.#prepare = prepare;
  }

  async open(item: ListedItem, view: MoreView): Promise<void> {
    try {
      [this.#drawing] = await Promise.all([import('./details.ts'), this.#prepare()]);
    } catch {
      // The line is lost: its own page says as much, once there is a line.
      const page = pageOf(item, view);
      if (page) location.assign(page);
      return;
    }
    this.#show(item, view);
    if (!this.#withHistory()) return;
    this.#history ??= this.#drawing.detailsHistory(`${view.url}#details`, (page) => {
      if (page === 0) this.#dialog?.close();
      else if (this.#last) this.#show(this.#last, view);
    });
    this.#history.goTo(1);
  }

  /** The list is gone: nothing of it stays in the history. */
  leave(): void {
    this.#history?.stop();
    this.#history = undefined;
    this.#open = undefined;
  }

  /** @param control what is pressed to choose it, where it can be chosen */
  render(items: readonly T[], view: MoreView, control: (item: T) => unknown): unknown {
    const item = items.find(({ id }) => id === this.#open);
    if (!item || !this.#drawing) return nothing;
    return this.#drawing.detailsDialog(item, view, {
      control: control(item),
      onOpen: (dialog) => (this.#dialog = dialog),
      onClose: () => {
        this.#open = undefined;
        this.#history?.goTo(0);
        view.redraw();
      },
    });
  }

  #show(item: ListedItem, view: MoreView): void {
    this.#open = item.id;
    this.#last = item;
    view.redraw();
  }
}
