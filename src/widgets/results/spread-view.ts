import { html, nothing, type TemplateResult } from 'lit';
import type { ResultGroup } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import { shown } from '../../ui/parts/shown.ts';
import { fold } from './fold.ts';
import { fact } from './summary-view.ts';
import { moneyOf, rounded, type View } from './view.ts';

/** Who got something, and where the money went. */
export function fairView(view: View): TemplateResult {
  const { results, say, f } = view;
  const { blank, invalid } = results;
  const { nothing: empty, average, categories, districts } = results.fairness;
  return fold(
    'fairness',
    say('fair'),
    someGot(view),
    html`
      <dl class="facts big">
        ${fact(say('gotNothing'), say('of', { part: empty, whole: results.ballots }))}
        ${fact(say('gotAverage'), f.number(rounded(average)))}
        ${blank === undefined ? nothing : fact(say('blank'), f.number(blank))}
        ${invalid ? fact(say('invalid'), f.number(invalid)) : nothing}
      </dl>
      ${groupTable(say('byCategory'), say('category'), categories, view)}
      ${groupTable(say('byArea'), say('area'), districts, view)}
    `,
  );
}

/** Who asked for nothing lost nothing. */
export function someGot({ results, say }: View): string {
  const whole = results.ballots - (results.blank ?? 0);
  return say('someGot', { part: whole - results.fairness.nothing, whole });
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
    true,
  );
}

/** How many took part, where nobody can be known by it. */
export function turnoutView(view: View): TemplateResult | typeof nothing {
  const { results, say, f, t } = view;
  const { areas = [], channels = [] } = results.turnout ?? {};
  if (areas.length + channels.length === 0) return nothing;
  const count = (ballots: number | null) => (ballots === null ? say('few') : f.number(ballots));
  const name = (text: Text) => shown(t(text));
  const by = (one: 'online' | 'paper') => channels.find(({ channel }) => channel === one)?.ballots;
  const [online, paper] = [by('online'), by('paper')];
  const known = typeof online === 'number' && typeof paper === 'number';
  return fold(
    'turnout',
    say('tookPart'),
    known
      ? say('bothWays', { online, paper })
      : areas.length > 0
        ? say('inParts', { count: areas.length })
        : say('voted', { ballots: results.ballots }),
    html`
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
    `,
  );
}

/** Figures stand below each other, at the end of their column. */
function plainTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
  figures = false,
): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}>
    <table part="table" class=${figures ? 'figures' : nothing}>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) => html`
            <tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What the file of the ballots is known by: here, so that it is on paper where this is printed. */
export function fileView({ results: { sha256 }, say }: View): TemplateResult | typeof nothing {
  if (sha256 === undefined) return nothing;
  const groups = sha256.match(/.{1,8}/g) ?? [];
  return html`
    <section class="stack" part="file">
      <h4>${say('fileHash')}</h4>
      <p>
        <bdi dir="ltr">SHA-256</bdi>:
        <code dir="ltr">${groups.map((group) => html`${group}<wbr />`)}</code>
      </p>
      <p class="hint">${say('fileHint')}</p>
    </section>
  `;
}
