import { html, nothing, type TemplateResult } from 'lit';
import type { Counting, CountingOf } from '../../protocol/counting.ts';
import { shown } from '../../ui/field-parts.ts';
import { bullets } from './list-view.ts';
import { seatsWords, thresholdWords } from './why.ts';
import { moneyOf, nameOf, type View } from './words.ts';

/** The rule in plain words, and every tie that it had to break. */
export function howView(view: View): TemplateResult {
  const { results, words } = view;
  const { m, f } = words;
  const { share, comparison, ties } = results;
  return html`
    <section class="stack" part="how">
      <h3>${m.how}</h3>
      <ul class="bullets">
        ${ruleWords(results.counting, view).map((text) => html`<li>${text}</li>`)}
        ${share === undefined ? nothing : html`<li>${m.share(moneyOf(share, view))}</li>`}
        ${
          comparison
            ? html`<li>
                ${m.comparison(f, comparison.equalShares, comparison.greedy)}
                ${comparison.taken === 'greedy' ? m.takenGreedy : m.takenShares}
              </li>`
            : nothing
        }
        ${ties.length === 0 ? html`<li>${m.noTies}</li>` : nothing}
        ${ties.map(
          ({ before, items }) =>
            html`<li>
              ${m.tie(
                f,
                before,
                items.map((id) => nameOf(id, view)),
              )}
            </li>`,
        )}
      </ul>
      ${pairs(view)}
    </section>
  `;
}

/** @returns how a rule counts, a sentence or two at a time */
function ruleWords(counting: Counting, view: View): string[] {
  const { m } = view.words;
  const { ties = 'cost-votes-id' } = counting;
  const costs = view.results.items.some(({ cost }) => cost !== undefined);
  const first = costs ? m.tieCost : m.tieVotes;
  const tie = ties === 'id' ? m.tieId : ties === 'cost-votes-id' ? first : m.tieList;
  if (counting.rule === 'equal-shares') return [...sharesWords(counting, view), tie];
  if (counting.rule === 'tally') return [orderWords(counting.by, view), seatsWords(view), tie];
  const { by, skip = true, threshold } = counting;
  return [
    orderWords(by, view),
    skip ? m.skipped : m.ended,
    ...(threshold ? [m.threshold(thresholdWords(threshold, view))] : []),
    tie,
  ];
}

/** What goes first. */
function orderWords(
  by: NonNullable<CountingOf<'greedy' | 'tally'>['by']> = 'votes',
  { words: { m }, results: { method } }: View,
): string {
  return {
    votes: m.byVotes,
    score: method === 'allocation' ? m.byMoney : m.byScore,
    'votes/cost': m.byVotesCost,
    'score/cost': m.byScoreCost,
    mean: m.byMean,
    borda: m.byBorda,
    copeland: m.byCopeland,
  }[by];
}

function sharesWords(counting: CountingOf<'equal-shares'>, view: View): string[] {
  const { m } = view.words;
  const { utility = 'cost', completion = 'add1u', start, until, step, compare } = counting;
  const said = [m.shares, { cost: m.byCost, cardinality: m.byNumber, points: m.byPoints }[utility]];
  if (start) said.push(m[start]);
  if (completion === 'none') said.push(m.noCompletion);
  else {
    said.push(
      [
        m.raised,
        ...(step === undefined ? [] : [m.step(moneyOf(step, view))]),
        until === 'exhaustive' ? m.exhaustive : m.overspend,
      ].join(' '),
    );
    if (completion === 'add1u') said.push(m.fill);
  }
  if (compare) said.push(m.compared);
  return said;
}

/** Who was put before whom by how many: what Copeland counts. */
function pairs(view: View) {
  const { results, words } = view;
  const { m, f, t } = words;
  if (!results.pairs) return nothing;
  const number = (index: number) => `${f.number(index + 1)}.`;
  return html`
    <details part="pairs">
      <summary>${m.pairs}</summary>
      <p class="hint">${m.pairsHint}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${m.pairs}>
        <table>
          <thead>
            <tr>
              <th scope="col">${m.what}</th>
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
  const { results, items, words } = view;
  const { m, t } = words;
  const { other } = results;
  if (!other) return nothing;
  const there = new Set(other.selected);
  const missing = results.items.filter(({ id, selected }) => selected && !there.has(id));
  return html`
    <section class="stack other" part="other">
      <h3>${m.other}</h3>
      <p><strong class="badge">${m.notTheResult}</strong></p>
      <ul class="bullets">
        ${ruleWords(other.counting, view).map((text) => html`<li>${text}</li>`)}
      </ul>
      ${other.spent === undefined ? nothing : html`<p>${m.spent}: ${moneyOf(other.spent, view)}</p>`}
      <ol class="bullets">
        ${other.selected.map((id) => {
          const item = items.get(id);
          return html`<li>
            ${item ? shown(t(item.name)) : id}
            <span class="hint">(${item?.selected ? m.inResult : m.notInResult})</span>
          </li>`;
        })}
      </ol>
      ${
        missing.length > 0
          ? bullets(
              m.onlyResult,
              missing.map(({ name }) => shown(t(name))),
            )
          : nothing
      }
    </section>
  `;
}
