import { html, nothing, type TemplateResult } from 'lit';
import { shown } from '../../ui/parts/shown.ts';
import { ruleWords } from './rule-words.ts';
import { stagesView } from './stages-view.ts';
import { tieWords } from './ties.ts';
import { bullets } from './why-view.ts';
import { moneyOf, nameOf, type View } from './view.ts';

/** The rule in plain words, and every tie that it had to break. */
export function howView(view: View): TemplateResult {
  const { results, say, t } = view;
  const { share, budgets, comparison, reserve, ties } = results;
  return html`
    <section class="stack" part="how">
      <h3>${say('how')}</h3>
      <ul class="bullets">
        ${ruleWords(results.counting, view).map((text) => html`<li>${text}</li>`)}
        ${share === undefined ? nothing : html`<li>${say('share', { share: moneyOf(share, view) })}</li>`}
        ${results.exclusive?.map((ids) => {
          const names = ids.map((id) => nameOf(id, view));
          return html`<li>${say('onlyOneOf', { names })}</li>`;
        })}
        ${[...(budgets?.category ?? []), ...(budgets?.district ?? [])].map(
          ({ name, amount }) =>
            html`<li>
              ${say('partHad', { name: t(name).value, amount: moneyOf(amount, view) })}
            </li>`,
        )}
        ${
          reserve === undefined
            ? nothing
            : html`<li>${say('onTop', { amount: moneyOf(reserve, view) })}</li>`
        }
        ${
          comparison
            ? html`<li>
                ${say('comparison', { shares: comparison.equalShares, greedy: comparison.greedy })}
                ${say(comparison.taken === 'greedy' ? 'takenGreedy' : 'takenShares')}
              </li>`
            : nothing
        }
        ${ties.length === 0 ? html`<li>${say('noTies')}</li>` : nothing}
        ${tieWords(view).map((text) => html`<li>${text}</li>`)}
      </ul>
      ${stagesView(view)} ${pairs(view)}
    </section>
  `;
}

/** Who was put before whom by how many: what Copeland counts. */
function pairs(view: View) {
  const { results, say, f, t } = view;
  if (!results.pairs) return nothing;
  const number = (index: number) => `${f.number(index + 1)}.`;
  return html`
    <details part="pairs">
      <summary>${say('pairs')}</summary>
      <p class="hint">${say('pairsHint')}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${say('pairs')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say('what')}</th>
              ${results.items.map(
                ({ name }, index) => html`
                  <th scope="col">
                    ${number(index)}<span class="unseen"> ${shown(t(name))}</span>
                  </th>
                `,
              )}
            </tr>
          </thead>
          <tbody>
            ${results.items.map(
              ({ name }, row) => html`
                <tr>
                  <th scope="row">${number(row)} ${shown(t(name))}</th>
                  ${results.items.map(
                    (_, column) =>
                      html`<td>
                        ${row === column ? '–' : f.number(results.pairs?.[row]?.[column] ?? 0)}
                      </td>`,
                  )}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

/** What another rule would have chosen, boxed, so that nobody takes it for the result. */
export function otherView(view: View): TemplateResult | typeof nothing {
  const { results, items, say, t } = view;
  const { other } = results;
  if (!other) return nothing;
  const there = new Set(other.selected);
  const missing = results.items.filter(({ id, selected }) => selected && !there.has(id));
  return html`
    <section class="stack other" part="other">
      <h3>${say('other')}</h3>
      <p><strong class="badge">${say('notTheResult')}</strong></p>
      <ul class="bullets">
        ${ruleWords(other.counting, view).map((text) => html`<li>${text}</li>`)}
      </ul>
      ${other.spent === undefined ? nothing : html`<p>${say('spent')}: ${moneyOf(other.spent, view)}</p>`}
      <ol class="bullets">
        ${other.selected.map((id) => {
          const item = items.get(id);
          return html`<li>
            ${item ? shown(t(item.name)) : id}
            <span class="hint">(${say(item?.selected ? 'inResult' : 'notInResult')})</span>
          </li>`;
        })}
      </ol>
      ${
        missing.length > 0
          ? bullets(
              say('onlyResult'),
              missing.map(({ name }) => shown(t(name))),
            )
          : nothing
      }
    </section>
  `;
}
