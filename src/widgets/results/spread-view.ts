import { html, nothing, type TemplateResult } from 'lit';
import type { ResultGroup } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import { shown } from '../../ui/field-parts.ts';
import { fact } from './summary-view.ts';
import { moneyOf, rounded, type View } from './words.ts';

/** Who got something, and where the money went. */
export function fairView(view: View): TemplateResult {
  const { results, words } = view;
  const { m, f } = words;
  const { nothing: empty, average, categories, districts } = results.fairness;
  return html`
    <section class="stack" part="fairness">
      <h3>${m.fair}</h3>
      <dl class="facts big">
        ${fact(m.gotNothing, m.of(f.number(empty), f.number(results.ballots)))}
        ${fact(m.gotAverage, f.number(rounded(average)))}
      </dl>
      ${groupTable(m.byCategory, m.category, categories, view)}
      ${groupTable(m.byArea, m.area, districts, view)}
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
  const { m, f, t } = view.words;
  const money = groups.some(({ cost }) => cost !== undefined);
  return plainTable(
    caption,
    [what, m.chosen, m.votes, ...(money ? [m.spent] : [])],
    groups.map(({ name, selected, items, votes, cost }) => [
      shown(t(name)),
      m.of(f.number(selected), f.number(items)),
      f.number(votes),
      ...(money ? [cost === undefined ? '' : moneyOf(cost, view)] : []),
    ]),
  );
}

/** How many took part, where nobody can be known by it. */
export function turnoutView(view: View): TemplateResult | typeof nothing {
  const { results, words } = view;
  const { m, f, t } = words;
  const { areas = [], channels = [] } = results.turnout ?? {};
  if (areas.length + channels.length === 0) return nothing;
  const count = (ballots: number | null) => (ballots === null ? m.few : f.number(ballots));
  const name = (text: Text) => shown(t(text));
  return html`
    <section class="stack" part="turnout">
      <h3>${m.tookPart}</h3>
      ${
        areas.length > 0
          ? plainTable(
              m.byArea,
              [m.area, m.ballots],
              areas.map((area) => [name(area.name), count(area.ballots)]),
            )
          : nothing
      }
      ${
        channels.length > 0
          ? plainTable(
              `${m.online} / ${m.paper}`,
              [m.channel, m.ballots],
              channels.map(({ channel, ballots }) => [m[channel], count(ballots)]),
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
