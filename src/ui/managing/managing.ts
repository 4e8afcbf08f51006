import type { Definition } from '../../protocol/resources.ts';
import { linkName, storageFor } from '../device.ts';
import type { ManageHost } from './manage-host.ts';
import type { Manager } from './manager.ts';

const MOVES = ['popstate', 'hashchange'] as const;

/** Waits for a receipt's link that leads to this form; what shows it is fetched for those who have one. */
export class Managing<D extends Definition, S, V> {
  readonly #host: ManageHost<D, S, V>;
  manager: Manager<D, S, V> | undefined;

  constructor(host: ManageHost<D, S, V>) {
    this.#host = host;
    for (const move of MOVES) addEventListener(move, this.look);
    void this.look();
  }

  /** Follows a link, where there is one. @param event of who went to another entry of the history */
  readonly look = async (event?: Event): Promise<void> => {
    if (this.manager) return this.manager.look(event);
    const { definition, journey } = this.#host.form;
    const isLinked =
      location.hash.includes('samskab-receipt=') ||
      storageFor('tab')?.getItem(linkName(definition));
    if (!isLinked) return;
    // Until the line is back the link stays in the address.
    const file = await import('./manager.ts').catch(() => undefined);
    if (!file || journey.left) return;
    this.manager ??= new file.Manager(this.#host);
    this.manager.look(event);
  };

  /** Somebody else is at it: neither a reload nor going forward leads to what the link showed. */
  forget(): void {
    this.manager?.forget();
    storageFor('tab')?.removeItem(linkName(this.#host.form.definition));
  }

  leave(): void {
    for (const move of MOVES) removeEventListener(move, this.look);
  }
}
