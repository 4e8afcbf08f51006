import { html, nothing, type TemplateResult } from 'lit';
import { receipt } from '../../protocol/client/receipt.ts';
import { RefusedError } from '../../protocol/client/errors.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { Definition } from '../../protocol/resources.ts';
import { linkName, storageFor } from '../device.ts';
import { HEADING, NOTICE } from '../parts/ids.ts';
import { actions, notice } from '../parts/notice.ts';
import { forgetReceipt } from './forget-receipt.ts';
import { leaveAddress } from './leave-address.ts';
import type { ManageHost } from './manage-host.ts';
import { END, QUESTION, isOver, managedTemplate, type Said, type Shown } from './managed-view.ts';

type Managed =
  | { readonly status: 'none' | 'loading' | 'unknown' | 'unreachable' }
  | { readonly status: Shown['status']; readonly receipt: Receipt };

/**
 * What a receipt's link stands for: shown, and taken back after a question. The link leaves the address
 * at once; its secret is kept for this tab, where the form may keep anything, so that a reload shows
 * the same.
 */
export class Manager<D extends Definition, S, V> {
  readonly #host: ManageHost<D, S, V>;
  readonly #tab: Storage | undefined;
  readonly #name: string;
  #managed: Managed = { status: 'none' };
  #token: string | undefined;
  /** Where in the history it stands; going back beyond it, there is the form again. */
  #entry: number | undefined;
  #href = '';
  #isBehind = false;

  constructor(host: ManageHost<D, S, V>) {
    this.#host = host;
    const { definition, journey } = host.form;
    this.#name = linkName(definition);
    if (journey.route.device.keeps) this.#tab = storageFor('tab');
  }

  /**
   * Asks for what the address names, or what this tab was asked for before.
   * @param event of who went to another entry of the history, by a link or by going back
   */
  look(event?: Event): void {
    const { definition, focusOn, redraw } = this.#host.form;
    const token = leaveAddress(definition);
    if (token) {
      this.#follow(token);
      // Whoever took the link on this page stood on what is gone now.
      if (event) focusOn(HEADING);
      return;
    }
    if (this.#token === undefined) {
      const kept = event ? undefined : this.#tab?.getItem(this.#name);
      if (kept) this.#follow(kept);
      return;
    }
    if (!event) {
      // The line is back.
      if (this.#managed.status === 'unreachable') void this.#load();
      return;
    }
    const entry = entryHere();
    if (entry !== undefined) this.#isBehind = entry < (this.#entry ?? 0);
    // Where a browser does not say which one it is, the one before may have the same address.
    else if (event.type === 'popstate' && location.href === this.#href) this.#isBehind = true;
    this.#href = location.href;
    redraw();
  }

  /** @returns what stands above the form, where the link led to nothing */
  above(view: V): unknown {
    const { page } = this.#host.form.journey.stand;
    if (this.#managed.status !== 'unknown' || page > 0) return nothing;
    return notice('info', said(view).say('receiptUnknown'));
  }

  /** @returns what stands in place of the form; undefined where there is nothing to manage */
  instead(view: V): TemplateResult | undefined {
    const managed = this.#managed;
    const { say } = said(view);
    if (this.#isBehind) return undefined;
    if ('receipt' in managed) {
      return managedTemplate(said(view), {
        ...managed,
        shows: this.#host.shows?.(managed.receipt, view),
        onAsk: (asking) => this.#ask(managed, asking),
        onEnd: () => void this.#end(managed.receipt),
        onLeave: this.#host.form.definition.phase === 'closed' ? undefined : () => this.#leave(),
      });
    }
    if (managed.status === 'loading') return html`<p aria-busy="true">${say('loading')}</p>`;
    if (managed.status !== 'unreachable') return undefined;
    const onClick = () => void this.#load();
    return html`${notice('bad', say('unreachable'))} ${actions({ label: say('tryAgain'), onClick })}`;
  }

  #ask(managed: Managed, asking: boolean): void {
    this.#set({ ...managed, status: asking ? 'asking' : 'shown' } as Managed);
    this.#host.form.focusOn(asking ? QUESTION : END);
  }

  #follow(token: string): void {
    this.#token = token;
    this.#entry = entryHere();
    this.#href = location.href;
    this.#isBehind = false;
    try {
      this.#tab?.setItem(this.#name, token);
    } catch {
      // A full storage: a reload shows the form then.
    }
    void this.#load();
  }

  /** The link is asked for no more, and what it showed is not shown. */
  forget(): void {
    this.#forget();
    this.#set({ status: 'none' });
  }

  /** Leads to the form. */
  #leave(): void {
    this.forget();
    const { journey, focusOn } = this.#host.form;
    const { kept, delivery } = journey.stand;
    this.#host.refresh();
    // What somebody has begun meanwhile is theirs.
    if (kept === 'nothing' && delivery.status !== 'sending') this.#host.restart();
    else focusOn(HEADING);
  }

  #forget(): void {
    this.#token = undefined;
    this.#tab?.removeItem(this.#name);
  }

  async #load(): Promise<void> {
    this.#set({ status: 'loading' });
    const token = this.#token ?? '';
    try {
      // Those for who comes by a link, which few do.
      await this.#host.form.loadRare();
      this.#show(await this.#request(token, 'GET'), token);
    } catch (error) {
      this.#fail(error, token, { status: 'unreachable' });
    }
  }

  async #end(before: Receipt): Promise<void> {
    const token = this.#token;
    if (this.#managed.status === 'ending' || token === undefined) return;
    const { focusOn } = this.#host.form;
    this.#set({ status: 'ending', receipt: before });
    try {
      this.#show(await this.#request(token, 'DELETE'), token);
      focusOn(HEADING);
    } catch (error) {
      this.#fail(error, token, { status: 'failed', receipt: before });
      focusOn(NOTICE);
    }
  }

  #show(shown: Receipt, token: string): void {
    if (token !== this.#token) return;
    if (isOver(shown)) forgetReceipt(this.#host.form.journey, shown.code, this.#host.renew);
    this.#set({ status: 'shown', receipt: shown });
  }

  #fail(error: unknown, token: string, otherwise: Managed): void {
    if (token !== this.#token) return;
    const isUnknown = error instanceof RefusedError && error.status === 404;
    if (isUnknown) this.#forget();
    this.#set(isUnknown ? { status: 'unknown' } : otherwise);
  }

  #request(token: string, method: 'GET' | 'DELETE'): Promise<Receipt> {
    const { definition, endpoint, fetch } = this.#host.form;
    const url = new URL(definition.links?.receipt ?? `${endpoint}/receipt`, endpoint);
    return receipt(url.href, token, method, { fetch: fetch() });
  }

  #set(managed: Managed): void {
    this.#managed = managed;
    this.#host.form.redraw();
  }
}

/** @returns how many entries stand before this one; undefined where the browser does not say */
function entryHere(): number | undefined {
  const { navigation } = globalThis as { navigation?: Navigation };
  return navigation?.currentEntry?.index;
}

/** Of both kinds the words have the same names; they came with this. */
function said(view: unknown): Said {
  return view as Said;
}
