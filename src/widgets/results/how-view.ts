import { html, nothing, type TemplateResult } from 'lit';
import { shown } from '../../ui/parts/shown.ts';
import { firstSentence, fold } from './fold.ts';
import { ruleWords } from './rule-words.ts';
import { tieWords } from './ties.ts';
import { bullets } from './why-view.ts';
import { moneyOf, nameOf, type View } from './view.ts';

/** The rule in plain words, and every tie that it had to break. */
export function howView(view: View): TemplateResult {
  const { results, say, t } = view;
  const { share, budgets, comparison, reserve, ties } = results;
  const rule = ruleWords(results.counting, view);
  return fold(
    'how',
    say('how'),
    firstSentence(rule[0] ?? ''),
    html`
      <ul class="bullets">
        ${results.closes === undefined ? nothing : html`<li>${say('votingClosed', { closes: results.closes })}</li>`}
        ${rule.map((text) => html`<li>${text}</li>`)}
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
    `,
  );
}

/** Who was put before whom by how many: what Copeland counts. */
export function pairsView(view: View): TemplateResult | typeof nothing {
  const { results, say, f, t } = view;
  if (!results.pairs) return nothing;
  const number = (index: number) => `${f.number(index + 1)}.`;
  return fold(
    'pairs',
    say('pairs'),
    say('pairsHint'),
    html`
      <div class="scroll" role="region" tabindex="0" aria-label=${say('pairs')}>
        <table part="table">
          <caption class="unseen">
            ${say('pairs')}
          </caption>
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
    `,
  );
}

/** What another rule would have chosen: it says of itself that it is not the result. */
export function otherView(view: View): TemplateResult | typeof nothing {
  const { results, items, say, t } = view;
  const { other } = results;
  if (!other) return nothing;
  const there = new Set(other.selected);
  const missing = results.items.filter(({ id, selected }) => selected && !there.has(id));
  const chosen = results.items.filter(({ selected }) => selected).length;
  const same = missing.length === 0 && there.size === chosen;
  return fold(
    'other',
    say('otherRule'),
    same ? say('otherSame') : say('otherGave', { count: there.size, chosen }),
    html`
      <p><strong>${say('notTheResult')}</strong> ${say('other')}:</p>
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
    `,
  );
}
