import { nothing } from 'lit';
import { detailsDialog, detailsHistory } from './details-dialog.ts';
import type { MoreView } from './item-page.ts';
import type { ListedItem } from './listed-item.ts';

/** All there is to say of one item, in a dialog. */
export class ReadMore<T extends ListedItem> {
  /** The item that is told of, and the one that was before. */
  #open: string | undefined;
  #last: ListedItem | undefined;
  #dialog: HTMLDialogElement | undefined;
  #history: ReturnType<typeof detailsHistory> | undefined;
  readonly #withHistory: () => boolean;

  /** @param withHistory whether Back closes it */
  constructor(withHistory: () => boolean) {
    this.#withHistory = withHistory;
  }

  open(item: ListedItem, view: MoreView): void {
    this.#show(item, view);
    if (!this.#withHistory()) return;
    this.#history ??= detailsHistory(view.url, (page) => {
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
    if (!item) return nothing;
    return detailsDialog(item, view, {
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
