import { html, nothing, type TemplateResult } from 'lit';
import type { ResultStage } from '../../protocol/results.ts';
import { shown } from '../../ui/parts/shown.ts';
import { fold } from './fold.ts';
import { nameOf, type View } from './view.ts';

/** What each had at the end of every stage, and what happened: how votes moved on. */
export function stagesView(view: View): TemplateResult | typeof nothing {
  const { results, say, f, t } = view;
  const { stages, items } = results;
  if (!stages) return nothing;
  return fold(
    'stages',
    say('stages'),
    say('stageCount', { count: stages.length }),
    html`
      <p class="quiet">${say('stagesHint')}</p>
      <div class="scroll roomy" role="region" tabindex="0" aria-label=${say('stages')}>
        <table part="table">
          <caption class="unseen">
            ${say('stages')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('what')}</th>
              ${stages.map((_, at) => html`<th scope="col">${say('stage', { stage: at + 1 })}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${row(
              say('happened'),
              stages.map((stage) => happened(stage, view)),
            )}
            ${row(
              say('quota'),
              stages.map(({ quota }) => f.number(quota)),
            )}
            ${items.map(({ name }, index) =>
              row(
                shown(t(name)),
                stages.map(({ votes }) => f.number(votes[index] ?? 0)),
              ),
            )}
            ${row(
              say('nobodys'),
              stages.map(({ exhausted }) => f.number(exhausted)),
            )}
          </tbody>
        </table>
      </div>
    `,
  );
}

function row(head: unknown, cells: readonly string[]): TemplateResult {
  return html`<tr>
    <th scope="row">${head}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

function happened({ moved, elected }: ResultStage, view: View): string {
  const { say } = view;
  const names = elected.map((id) => nameOf(id, view));
  return [
    ...(moved
      ? [say(moved.why === 'surplus' ? 'sharedOut' : 'isOut', { name: nameOf(moved.item, view) })]
      : []),
    ...(names.length > 0 ? [say('areChosen', { names })] : []),
  ].join(' ');
}
