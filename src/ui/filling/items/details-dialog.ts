import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';
import { isWebLink } from '../../../protocol/grammar.ts';
import type { Place } from '../../../protocol/items.ts';
import type { Text } from '../../../protocol/text.ts';
import { OPENED, PageHistory } from '../../page-history.ts';
import { button } from '../../parts/button.ts';
import { shown } from '../../parts/shown.ts';
import { styled } from '../../parts/styled.ts';
import type { Speech } from '../../view.ts';
import type { ListedItem } from './listed-item.ts';
import { pageOf, type MoreView } from './item-page.ts';
import { detailsStyles } from './details-styles.ts';
import { pictureTemplate } from './picture.ts';

interface Details {
  readonly control: unknown;
  readonly onOpen: (dialog: HTMLDialogElement) => void;
  readonly onClose: () => void;
}

type View = MoreView & Speech<'items' | 'details'>;

/** Opens its dialog once it stands in the page. */
class Modal extends Directive {
  #done = false;

  render(_details: Details): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [{ onOpen, onClose }]: [Details]): unknown {
    if (this.#done) return noChange;
    this.#done = true;
    const dialog = element as HTMLDialogElement;
    dialog.addEventListener('close', onClose);
    queueMicrotask(() => {
      if (!dialog.isConnected) return;
      dialog.showModal();
      onOpen(dialog);
    });
    return noChange;
  }
}
const modal = directive(Modal);

/** Whether it is open as a step in the history. @param onPage 0 where somebody went back, 1 forward */
export function detailsHistory(list: string, onPage: (page: number) => void): PageHistory {
  const made = new PageHistory(list + OPENED, onPage);
  made.begin(0);
  return made;
}

/** All there is to say of an item, and the same mark to choose it with. */
export function detailsDialog(item: ListedItem, given: MoreView, details: Details): unknown {
  const view = given as View;
  const { say, t } = view;
  const close = (event: Event) => (event.target as Element).closest('dialog')?.close();
  return keyed(
    item.id,
    html`<dialog
      class="details"
      part="details"
      aria-labelledby="details-name"
      ${styled(detailsStyles)}
      ${modal(details)}
      @click=${(event: Event) => event.target === event.currentTarget && close(event)}
    >
      <div class="sheet">
        <button type="button" class="close" part="button" @click=${close}>
          <span aria-hidden="true">×</span> ${say('close')}
        </button>
        ${item.picture ? html`<div class="picture">${pictureTemplate(item.picture, view)}</div>` : nothing}
        <div class="stack text">
          <div>
            ${item.category === undefined ? nothing : html`<p class="kind"><b>${shown(t(item.category))}</b></p>`}
            <h3 id="details-name">${shown(t(item.name))}</h3>
          </div>
          ${paragraph(item.description, view)} ${paragraph(item.text, view)} ${facts(item, view)}
          ${passOn(item, view)}
        </div>
        ${details.control}
      </div>
    </dialog>`,
  );
}

function paragraph(text: Text | undefined, { t }: View): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="prose">${shown(t(text))}</p>`;
}

/** Where it is, who thought of it, and what else there is to read. */
function facts(item: ListedItem, view: View): TemplateResult | typeof nothing {
  const { say, t, url } = view;
  const link = (to: string, label: unknown) =>
    isWebLink(to) ? html`<a href=${new URL(to, url).href}>${label}</a>` : label;
  const { place, district, proposedBy, documents = [], link: page, picture } = item;
  const where = place?.label ?? district;
  const rows: [string, unknown][] = [];
  if (place || where !== undefined) {
    rows.push([say('place'), html`${where === undefined ? nothing : shown(t(where))} ${place ? html`<a href=${mapLink(place)} rel="noreferrer">${say('onMap')}</a>` : nothing}`]); // prettier-ignore
  }
  if (proposedBy !== undefined) rows.push([say('proposedBy'), shown(t(proposedBy))]);
  if (documents.length > 0) {
    const papers = documents.map(({ url: to, name }) => html`<li>${link(to, shown(t(name)))}</li>`);
    rows.push([
      say('documents'),
      html`<ul>
        ${papers}
      </ul>`,
    ]);
  }
  if (page !== undefined) rows.push([say('more'), link(page, say('itsPage'))]);
  if (picture?.credit !== undefined) rows.push([say('picture'), shown(t(picture.credit))]);
  if (rows.length === 0) return nothing;
  return html`<dl class="facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A page that shows a place, and is asked only by who follows the link. */
function mapLink({ latitude, longitude }: Place): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/** The item's own page, to keep or to send on. */
function passOn(item: ListedItem, view: View): TemplateResult | typeof nothing {
  const page = pageOf(item, view);
  if (page === undefined) return nothing;
  const { say, t } = view;
  const copy = async ({ target }: Event) => {
    // Later an event no longer tells what in a shadow root it came from.
    const line = (target as Element).closest('.pass-on')?.querySelector('[role=status]');
    let said = say('copied');
    try {
      await navigator.clipboard.writeText(page);
    } catch {
      // Refused: the address itself can be marked and copied.
      said = page;
    }
    if (line) line.textContent = said;
  };
  return html`<div class="row pass-on">
    <button type="button" part="button" @click=${(event: Event) => void copy(event)}>
      ${say('copyLink')}
    </button>
    ${
      'share' in navigator
        ? button({
            label: say('share'),
            onClick: () => void navigator.share({ title: t(item.name).value, url: page }).catch(() => undefined), // prettier-ignore
          })
        : nothing
    }
    <span role="status"></span>
  </div>`;
}
