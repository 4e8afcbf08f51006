import { nothing } from 'lit';
import type { detailsDialog } from './details.ts';
import { pageOf, type MoreView } from './item-page.ts';
import type { ListedItem } from './listed-item.ts';

/** All there is to say of one item, in a dialog that is fetched when somebody asks for it. */
export class ReadMore<T extends ListedItem> {
  #open: string | undefined;
  #draw: typeof detailsDialog | undefined;
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
      const [{ detailsDialog: draw }] = await Promise.all([
        import('./details.ts'),
        this.#prepare(),
      ]);
      this.#draw = draw;
    } catch {
      // The line is lost: its own page says as much, once there is a line.
      const page = pageOf(item, view);
      if (page) location.assign(page);
      return;
    }
    this.#open = item.id;
    view.redraw();
  }

  /** @param control what is pressed to choose it, where it can be chosen */
  render(items: readonly T[], view: MoreView, control: (item: T) => unknown): unknown {
    const item = items.find(({ id }) => id === this.#open);
    if (!item || !this.#draw) return nothing;
    return this.#draw(item, view, {
      control: control(item),
      withHistory: this.#withHistory(),
      onClose: () => {
        this.#open = undefined;
        view.redraw();
      },
    });
  }
}
