import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { View } from './view.ts';

/** All that there is to know of one: what it was, where, whose idea, and its papers. */
export function more(item: ResultItem, view: View): TemplateResult {
  const { say, t } = view;
  const {
    description,
    text,
    category,
    district,
    where: place,
    proposedBy,
    link,
    documents = [],
  } = item;
  const places = [category, district, place?.label].filter((one) => one !== undefined);
  return html`
    ${description === undefined ? nothing : html`<p class="quiet">${shown(t(description))}</p>`}
    ${text === undefined ? nothing : html`<div class="prose">${shown(t(text))}</div>`}
    ${
      places.length > 0
        ? html`<p class="quiet">
            ${places.map((one, at) => html`${at > 0 ? ' · ' : ''}${shown(t(one))}`)}
          </p>`
        : nothing
    }
    ${
      proposedBy === undefined
        ? nothing
        : html`<p class="quiet">${say('proposedBy', { name: t(proposedBy).value })}</p>`
    }
    ${link === undefined && documents.length === 0 ? nothing : links(item, view)}
  `;
}

function links({ link, documents = [], name }: ResultItem, view: View): TemplateResult {
  const { say, t } = view;
  const more = html`${say('readMore')}<span class="unseen">: ${shown(t(name))}</span>`;
  return html`<p class="links">
    ${link === undefined ? nothing : leadsTo(link, more, view)}
    ${documents.map((one) => leadsTo(one.url, shown(t(one.name)), view))}
  </p>`;
}

/** To the web alone: what is shown is checked only once it is at rest. */
function leadsTo(link: string, label: unknown, { resolve }: View): TemplateResult | typeof nothing {
  const href = resolve(link);
  return /^https?:/.test(href) ? html`<a href=${href}>${label}</a> ` : nothing;
}
