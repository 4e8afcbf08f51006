import { html, nothing, type TemplateResult } from 'lit';
import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import { chosen, nothingSelected, type SelectionsState } from '../../rules/selections.ts';
import * as drawing from '../../ui/filling/items/drawing.ts';
import { ItemList } from '../../ui/filling/items/item-list.ts';
import { slotStyles, slots } from '../../ui/filling/items/slots.ts';
import { itemStyles } from '../../ui/filling/items/styles.ts';
import { lengthLimits } from '../../ui/filling/limits.ts';
import { categoryLimits, fullCategories, loadPerCategory } from '../../ui/filling/per-category.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification } from '../../ui/form.ts';
import { live } from '../../ui/parts/live.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import type { BallotView } from './ballot-view.ts';
import type { View } from '../../ui/view.ts';
import { groups, type BallotGroups } from './groups.ts';
import { loadWay, wayOf } from './views.ts';

/**
 * Casts a ballot: ticks (*approval*), a ranking (*ordinal*), points to share out (*cumulative*) or
 * a score for each (*scoring*).
 *
 * @tag samskab-voting-ballot
 * @attr item - The id of an item that is opened at once, as on its own page.
 * @csspart tools - What finds and sorts a long list.
 * @csspart items - A list of things to choose from.
 * @csspart item - One of them.
 * @csspart more - What leads to all there is to say of one.
 * @csspart details - The dialog with that.
 * @csspart map - A map of the places, where the definition brings one.
 * @csspart pin - One of them on the map.
 * @csspart bar - What is chosen or left, and the way on.
 * @cssprop --samskab-sticky-top - How high what sticks to the top of the page is: the bar stays below it.
 * @cssprop --samskab-sticky-bottom - The same at the bottom, such as a line about cookies.
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabVotingBallot extends FormElement<
  BallotDefinition,
  SelectionsState,
  BallotGroups
> {
  static override properties = { ...FormElement.properties, item: {} };
  static override styles = [...baseStyles, itemStyles, slotStyles];

  /** Which item is opened at once. */
  declare item: string | undefined;

  readonly #list = new ItemList<BallotItem>({
    remember: () => this.remember,
    withHistory: () => this.history !== 'off',
    opened: () => this.item,
    prepare: () => this.secondAct(),
  });

  protected readonly groups = groups;
  protected readonly form: FormSpecification<BallotDefinition, SelectionsState, BallotGroups> = {
    type: 'ballot',
    initial: () => nothingSelected,
    asTyped: chosen,
    pages: () => [
      {
        owns: ['/selections'],
        heading: ({ say }) => say('ballotHeading'),
        body: (view, next) =>
          ballotPage({ ...view, list: this.#list, draw: { ...drawing, slots }, next }),
        holdsNext: () => true,
      },
    ],
    prepare: (definition) =>
      Promise.all([
        loadWay(definition),
        loadPerCategory(definition),
        this.#list.prepare(definition),
      ]),
    reveal: () => this.#list.reveal(),
    leave: () => this.#list.leave(),
    sending: async (definition) =>
      (await import('./sending.ts')).act(this.#list, definition, wayOf(definition).rules),
  };

  /** Before and after, what there is to choose from can be read. */
  protected override renderClosed(
    view: View<BallotDefinition, SelectionsState, BallotGroups>,
  ): unknown {
    const { currency } = view.definition;
    return this.#list.renderCatalogue(view, (item) => drawing.priceFoot(item, currency, view));
  }
}

function ballotPage(view: BallotView): TemplateResult {
  const limits = [...limitWords(view), ...fullCategories(view.state, view)];
  const change: BallotView['change'] = (state, said) =>
    view.change(state, [said ?? [], ...fullCategories(state, view)].flat().join('. ') || undefined);
  return html`
    ${limits.length > 0 ? html`<p class="hint">${live(limits.join('\u00a0· '))}</p>` : nothing}
    ${wayOf(view.definition).view({ ...view, change })}
  `;
}

/** What a person should know before choosing, not after. */
function limitWords(view: BallotView): string[] {
  const { definition, say } = view;
  const { budget, currency, method } = definition;
  const limits = [
    budget ? say('toSpend', { amount: budget, currency }) : undefined,
    lengthLimits(definition, 0, view),
    ...categoryLimits(view),
    method === 'ordinal' ? say('rankHint') : undefined,
    method === 'cumulative' && definition.maxPoints
      ? say('pointsEach', { points: definition.maxPoints })
      : undefined,
    method === 'scoring'
      ? say('scoreHint', { min: definition.minPoints ?? 0, max: definition.maxPoints })
      : undefined,
    method === 'scoring' && definition.defaultScore !== undefined
      ? say('notScored', { points: definition.defaultScore })
      : undefined,
  ];
  return limits.filter((limit) => limit !== undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-voting-ballot': SamskabVotingBallot;
  }
}
