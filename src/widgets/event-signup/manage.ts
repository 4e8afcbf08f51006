import { html, nothing, type TemplateResult } from 'lit';
import { RefusedError, receipt } from '../../protocol/client.ts';
import type { EventDefinition } from '../../protocol/events.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { ExchangeController, ExchangeHost } from '../../ui/exchange.ts';
import { actions, notice } from '../../ui/frame.ts';
import type { Words } from '../../ui/wording.ts';
import { placesView } from './dates-view.ts';
import { receiptToken } from './receipt-token.ts';
import { languageFor, loadMessages, messagesFor } from '../../i18n/languages.ts';
import { groups, type EventWords } from './words.ts';

/** Words for those who come by a link, fetched with the rest of this file. */
type ManageWords = EventWords & Words<'manage'>;

type Managed =
  | { readonly status: 'none' | 'loading' | 'unknown' | 'unreachable' }
  | {
      readonly status: 'shown' | 'asking' | 'cancelling' | 'cancel-failed';
      readonly receipt: Receipt;
    };

/** The sign-up behind a receipt's link: shown, and cancelled after a question. */
export class ManageController {
  readonly #host: ExchangeHost<EventDefinition>;
  readonly #exchange: ExchangeController<EventDefinition>;
  #managed: Managed = { status: 'none' };
  #token: string | undefined;

  constructor(host: ExchangeHost<EventDefinition>, exchange: ExchangeController<EventDefinition>) {
    this.#host = host;
    this.#exchange = exchange;
  }

  /** Whether the link led to nothing. */
  get unknown(): boolean {
    return this.#managed.status === 'unknown';
  }

  /** Asks for the sign-up that the address names, once. */
  open(definition: EventDefinition): void {
    const token = receiptToken();
    if (token === this.#token) return;
    this.#token = token;
    if (token) void this.#load(definition, token);
    else this.#set({ status: 'none' });
  }

  /** @returns undefined where there is nothing to manage */
  render(definition: EventDefinition, words: EventWords): TemplateResult | undefined {
    const managed = this.#managed;
    if ('receipt' in managed) {
      const own = this.#words(words);
      return own ? this.#renderSignup(definition, managed, own) : this.#renderLoading(words);
    }
    if (managed.status === 'loading') return this.#renderLoading(words);
    return managed.status === 'unreachable'
      ? this.#renderUnreachable(definition, words)
      : undefined;
  }

  #words(words: EventWords): ManageWords | undefined {
    const language = languageFor(words.f.lang);
    const m = messagesFor<ManageWords['m']>(language, [...groups, 'manage']);
    if (!m) void loadMessages(language).then(() => this.#host.requestUpdate());
    return m && { ...words, m: { ...m, ...words.m } };
  }

  #renderLoading({ m }: EventWords): TemplateResult {
    return html`<p aria-busy="true">${m.loading}</p>`;
  }

  #renderUnreachable(definition: EventDefinition, { m }: EventWords): TemplateResult {
    const onClick = () => void this.#load(definition, this.#token ?? '');
    return html`${notice('bad', m.unreachable)} ${actions({ label: m.tryAgain, onClick })}`;
  }

  #renderSignup(
    definition: EventDefinition,
    managed: Extract<Managed, { receipt: Receipt }>,
    words: ManageWords,
  ): TemplateResult {
    const { m, f } = words;
    const { adults = 0, children = 0, places = [], code } = managed.receipt;
    const cancelled = places.every(({ status }) => status === 'cancelled');
    return html`
      <section class="stack" part="receipt">
        <h3>${cancelled ? m.cancelledHeading : m.yourSignup}</h3>
        ${placesView(places, definition, words)}
        ${
          cancelled
            ? nothing
            : html`<p>${m.adults}: ${f.number(adults)} · ${m.children}: ${f.number(children)}</p>`
        }
        <p><span class="quiet">${m.receiptCode}</span> <bdi>${code}</bdi></p>
        ${cancelled ? nothing : this.#renderCancel(definition, managed, words)}
      </section>
    `;
  }

  #renderCancel(
    definition: EventDefinition,
    managed: Extract<Managed, { receipt: Receipt }>,
    { m }: ManageWords,
  ): TemplateResult {
    const { status } = managed;
    const ask = (asking: boolean) => this.#set({ ...managed, status: asking ? 'asking' : 'shown' });
    if (status === 'shown') return actions({ label: m.cancelSignup, onClick: () => ask(true) });
    const busy = status === 'cancelling';
    return html`
      ${status === 'cancel-failed' ? notice('bad', m.cancelFailed) : nothing}
      <p role="alert">${m.cancelQuestion}</p>
      ${actions(
        {
          label: busy ? m.sending : m.cancelYes,
          look: 'primary',
          off: busy,
          onClick: () => void this.#cancel(definition, managed.receipt),
        },
        { label: m.cancelNo, onClick: () => ask(false) },
      )}
    `;
  }

  async #load(definition: EventDefinition, token: string): Promise<void> {
    this.#set({ status: 'loading' });
    try {
      this.#set({ status: 'shown', receipt: await this.#request(definition, token, 'GET') });
    } catch (error) {
      const known = error instanceof RefusedError && error.status === 404;
      this.#set({ status: known ? 'unknown' : 'unreachable' });
    }
  }

  async #cancel(definition: EventDefinition, before: Receipt): Promise<void> {
    if (this.#managed.status === 'cancelling' || !this.#token) return;
    this.#set({ status: 'cancelling', receipt: before });
    try {
      const after = await this.#request(definition, this.#token, 'DELETE');
      this.#set({ status: 'shown', receipt: after });
    } catch {
      this.#set({ status: 'cancel-failed', receipt: before });
    }
  }

  #request(definition: EventDefinition, token: string, method: 'GET' | 'DELETE'): Promise<Receipt> {
    const url = this.#exchange.resolve(
      definition.links?.receipt ?? `${this.#exchange.url}/receipt`,
    );
    return receipt(url, token, method, { fetch: this.#host.fetch });
  }

  #set(managed: Managed): void {
    this.#managed = managed;
    this.#host.requestUpdate();
  }
}
