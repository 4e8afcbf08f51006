import { html, nothing, type TemplateResult } from 'lit';
import { loadWords } from '../../i18n/words.ts';
import { receipt } from '../../protocol/client/receipt.ts';
import type { Fetch } from '../../protocol/client/request.ts';
import { RefusedError } from '../../protocol/client/errors.ts';
import type { EventDefinition } from '../../protocol/events.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { actions, notice } from '../../ui/parts/notice.ts';
import type { EventView } from './questions.ts';
import { placesView } from './places-view.ts';
import { receiptToken } from './receipt-token.ts';

/** What it needs to know of the widget. */
interface ManageHost {
  readonly fetch: Fetch | undefined;
  /** Absolute. */
  readonly endpoint: string;
  readonly language: string;
}

type Managed =
  | { readonly status: 'none' | 'loading' | 'unknown' | 'unreachable' }
  | {
      readonly status: 'shown' | 'asking' | 'cancelling' | 'cancel-failed';
      readonly receipt: Receipt;
    };

/** The sign-up behind a receipt's link: shown, and cancelled after a question. */
export class ManageController {
  readonly #widget: { requestUpdate(): void };
  readonly #host: () => ManageHost;
  #managed: Managed = { status: 'none' };
  #token: string | undefined;

  /** @param host asked for when it is needed: it changes */
  constructor(widget: { requestUpdate(): void }, host: () => ManageHost) {
    this.#widget = widget;
    this.#host = host;
  }

  /** @returns what stands above the form, where the link led to nothing */
  renderAbove({ say }: EventView): unknown {
    if (this.#managed.status !== 'unknown') return nothing;
    return html`<p class="notice">${say('receiptUnknown')}</p>`;
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
  render(view: EventView): TemplateResult | undefined {
    const managed = this.#managed;
    const { say } = view;
    if ('receipt' in managed) return this.#renderSignup(managed, view);
    if (managed.status === 'loading') return html`<p aria-busy="true">${say('loading')}</p>`;
    if (managed.status !== 'unreachable') return undefined;
    const onClick = () => void this.#load(view.definition, this.#token ?? '');
    return html`${notice('bad', say('unreachable'))} ${actions({ label: say('tryAgain'), onClick })}`;
  }

  #renderSignup(managed: Extract<Managed, { receipt: Receipt }>, view: EventView): TemplateResult {
    const { say, f } = view;
    const { adults = 0, children = 0, places = [], code, links } = managed.receipt;
    const cancelled = places.every(({ status }) => status === 'cancelled');
    return html`
      <section class="stack" part="receipt">
        <h3>${say(cancelled ? 'cancelledHeading' : 'yourSignup')}</h3>
        ${placesView(places, view)}
        ${
          cancelled
            ? nothing
            : html`<p>
                ${say('adults')}: ${f.number(adults)} · ${say('children')}: ${f.number(children)}
              </p>`
        }
        <p><span class="quiet">${say('receiptCode')}</span> <bdi>${code}</bdi></p>
        ${
          links?.calendar
            ? html`<p class="links"><a href=${links.calendar}>${say('calendar')}</a></p>`
            : nothing
        }
        ${cancelled ? nothing : this.#renderCancel(managed, view)}
      </section>
    `;
  }

  #renderCancel(
    managed: Extract<Managed, { receipt: Receipt }>,
    { definition, say }: EventView,
  ): TemplateResult {
    const { status } = managed;
    const ask = (asking: boolean) => this.#set({ ...managed, status: asking ? 'asking' : 'shown' });
    if (status === 'shown') {
      return actions({ label: say('cancelSignup'), onClick: () => ask(true) });
    }
    const busy = status === 'cancelling';
    return html`
      ${status === 'cancel-failed' ? notice('bad', say('cancelFailed')) : nothing}
      <p role="alert">${say('cancelQuestion')}</p>
      ${actions(
        {
          label: say(busy ? 'sending' : 'cancelYes'),
          look: 'primary',
          off: busy,
          onClick: () => void this.#cancel(definition, managed.receipt),
        },
        { label: say('cancelNo'), onClick: () => ask(false) },
      )}
    `;
  }

  async #load(definition: EventDefinition, token: string): Promise<void> {
    this.#set({ status: 'loading' });
    try {
      // Those for who comes by a link, which few do.
      await loadWords(this.#host().language);
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
    const { endpoint, fetch } = this.#host();
    const url = new URL(definition.links?.receipt ?? `${endpoint}/receipt`, endpoint);
    return receipt(url.href, token, method, { fetch });
  }

  #set(managed: Managed): void {
    this.#managed = managed;
    this.#widget.requestUpdate();
  }
}
