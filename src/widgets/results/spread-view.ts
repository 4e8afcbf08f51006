import { html, nothing, type TemplateResult } from 'lit';
import type { ResultGroup } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import { shown } from '../../ui/parts/shown.ts';
import { fact } from './summary-view.ts';
import { moneyOf, rounded, type View } from './view.ts';

/** Who got something, and where the money went. */
export function fairView(view: View): TemplateResult {
  const { results, say, f } = view;
  const { blank, invalid } = results;
  const { nothing: empty, average, categories, districts } = results.fairness;
  return html`
    <section class="stack" part="fairness">
      <h3>${say('fair')}</h3>
      <dl class="facts big">
        ${fact(say('gotNothing'), say('of', { part: empty, whole: results.ballots }))}
        ${fact(say('gotAverage'), f.number(rounded(average)))}
        ${blank === undefined ? nothing : fact(say('blank'), f.number(blank))}
        ${invalid ? fact(say('invalid'), f.number(invalid)) : nothing}
      </dl>
      ${groupTable(say('byCategory'), say('category'), categories, view)}
      ${groupTable(say('byArea'), say('area'), districts, view)}
    </section>
  `;
}

function groupTable(
  caption: string,
  what: string,
  groups: readonly ResultGroup[] | undefined,
  view: View,
) {
  if (!groups || groups.length === 0) return nothing;
  const { say, f, t } = view;
  const money = groups.some(({ cost }) => cost !== undefined);
  return plainTable(
    caption,
    [what, say('chosen'), say('votes'), ...(money ? [say('spent')] : [])],
    groups.map(({ name, selected, items, votes, cost }) => [
      shown(t(name)),
      say('of', { part: selected, whole: items }),
      f.number(votes),
      ...(money ? [cost === undefined ? '' : moneyOf(cost, view)] : []),
    ]),
  );
}

/** How many took part, where nobody can be known by it. */
export function turnoutView(view: View): TemplateResult | typeof nothing {
  const { results, say, f, t } = view;
  const { areas = [], channels = [] } = results.turnout ?? {};
  if (areas.length + channels.length === 0) return nothing;
  const count = (ballots: number | null) => (ballots === null ? say('few') : f.number(ballots));
  const name = (text: Text) => shown(t(text));
  return html`
    <section class="stack" part="turnout">
      <h3>${say('tookPart')}</h3>
      ${
        areas.length > 0
          ? plainTable(
              say('byArea'),
              [say('area'), say('ballots')],
              areas.map((area) => [name(area.name), count(area.ballots)]),
            )
          : nothing
      }
      ${
        channels.length > 0
          ? plainTable(
              `${say('online')} / ${say('paper')}`,
              [say('channel'), say('ballots')],
              channels.map(({ channel, ballots }) => [say(channel), count(ballots)]),
            )
          : nothing
      }
    </section>
  `;
}

function plainTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
): TemplateResult {
  return html`
    <table class="cards" part="table" role="table" aria-label=${caption}>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([first, ...cells]) => html`
            <tr role="row">
              <th role="rowheader" scope="row">${first}</th>
              ${cells.map(
                (cell, index) => html`<td role="cell" data-label=${heads[index + 1]}>${cell}</td>`,
              )}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** What the file of the ballots is known by: here, so that it is on paper where this is printed. */
export function fileView({ results: { sha256 }, say }: View): TemplateResult | typeof nothing {
  if (sha256 === undefined) return nothing;
  const groups = sha256.match(/.{1,8}/g) ?? [];
  return html`
    <section class="stack" part="file">
      <h3>${say('fileHash')}</h3>
      <p>
        <bdi dir="ltr">SHA-256</bdi>:
        <code dir="ltr">${groups.map((group) => html`${group}<wbr />`)}</code>
      </p>
      <p class="hint">${say('fileHint')}</p>
    </section>
  `;
}
