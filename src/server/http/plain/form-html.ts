import { standing } from '../catalogue.ts';
import { escapeHtml } from '../html.ts';
import { pageWords } from '../page-words.ts';
import type { Explained, PlainForm } from './form.ts';
import { helpHtml } from './help.ts';
import { findHtml, toFindHtml } from './managing/find-html.ts';
import { hidden, prose, stepButton } from './parts.ts';
import { VERSION, versionOf } from './version.ts';
import type { PlainView } from './view.ts';

/**
 * What there is to fill in, as HTML that needs no script; before it opens and afterwards what there
 * was to read. It is the fallback of a widget, and what comes back with what is wrong.
 *
 * @param canSend whether there is a way on
 */
export function formHtml<V extends PlainView>(
  form: PlainForm,
  view: V,
  isPublished: boolean,
  canSend = true,
): string {
  const { definition, stored, say, language, lang, t, to, now, asks } = view;
  const { isChange = false } = form;
  const intro = definition.intro === undefined || isChange ? '' : prose(t(definition.intro), view);
  const told = isChange
    ? ''
    : standing({ stored, words: pageWords(language), to, now, isPublished });
  const needsScript = definition.proofOfWork === true ? proofHtml(view) : '';
  const fields = form.fields(view);
  const next = canSend
    ? `<p class="send">${stepButton('review', say('check'), 'primary')}</p>`
    : '';
  // Without an address of its own it goes to that of the page, whatever path a proxy has put that under.
  const body = asks
    ? `<form method="post" class="stack">${fields}${next}${hidden(VERSION, versionOf(stored))}</form>`
    : fields;
  return `<div class="plain" lang="${lang}">
          ${[intro, told, toFindHtml(form, view), needsScript].filter((part) => part !== '').join('\n          ')}
          ${body}
          ${findHtml(form, view)}
        </div>`;
}

/** Where a device has to work for each submission, no form can. Whoever cannot run scripts is told whom to ask. */
function proofHtml(view: PlainView): string {
  const { definition, say, t } = view;
  const help = definition.help === undefined ? '' : helpHtml(t(definition.help));
  // A browser with scripts has the widget in a moment.
  const html = `<p class="notice">${escapeHtml(say('proofScript'))}</p>${help}`;
  return view.runs ? `<noscript>${html}</noscript>` : html;
}

/**
 * What is wrong, first on the page, with links to where it is put right.
 * @param more what is said of it all, a line each
 */
export function summaryHtml(
  heading: string,
  entries: readonly Explained[] | string,
  more: readonly string[] = [],
): string {
  const what =
    typeof entries === 'string'
      ? `<p>${escapeHtml(entries)}</p>`
      : `<ul>${entries.map(entryHtml).join('')}</ul>`;
  return `<div class="summary" role="alert" tabindex="-1" autofocus><h2>${escapeHtml(heading)}</h2>${what}${more.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`;
}

function entryHtml({ name, text, target }: Explained): string {
  const said = name === undefined ? text : `${name}: ${text}`;
  return `<li><a href="#${escapeHtml(target)}">${escapeHtml(said)}</a></li>`;
}
