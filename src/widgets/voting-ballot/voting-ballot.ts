import { html, nothing, type TemplateResult } from 'lit';
import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { ballotRules } from '../../rules/ballot.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { ReviewRow, SummaryEntry } from '../../ui/frame.ts';
import { CredentialController } from '../../ui/credential.ts';
import { ItemListController } from '../../ui/item-list.ts';
import { itemStyles } from '../../ui/item-styles.ts';
import type { Labels, RuleSet, Step } from '../../ui/contract.ts';
import { ParticipationElement } from '../../ui/participation.ts';
import { explainSelection, selectionsReview } from '../../ui/selections.ts';
import { baseStyles } from '../../ui/styles.ts';
import { TypedNumbers } from '../../ui/typed-numbers.ts';
import { problemWords } from '../../ui/wording.ts';
import { approvalView } from './approval-view.ts';
import type { BallotView } from './ballot-view.ts';
import { cumulativeView } from './cumulative-view.ts';
import { ordinalView } from './ordinal-view.ts';
import { scoringView } from './scoring-view.ts';
import { groups, type BallotWords } from './words.ts';

/**
 * Casts a ballot: ticks (*approval*), a ranking (*ordinal*), points to share out (*cumulative*) or
 * a score for each (*scoring*).
 *
 * @tag samskab-voting-ballot
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @csspart items - A list of things to choose from.
 * @csspart item - One of them.
 * @csspart bar - The points that are left.
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabVotingBallot extends ParticipationElement<
  BallotDefinition,
  SelectionsState,
  'items' | 'code' | 'ballot'
> {
  static override styles = [...baseStyles, itemStyles];

  protected override credential = new CredentialController(this);
  protected readonly groups = groups;
  protected readonly rules: RuleSet<BallotDefinition, SelectionsState> = ballotRules;

  readonly #list = new ItemListController(this);
  readonly #typed = new TypedNumbers();

  protected labels({ m }: BallotWords): Labels {
    return { send: m.ballotSend, sent: m.ballotSent };
  }

  protected steps(definition: BallotDefinition, words: BallotWords): Step[] {
    return [
      {
        heading: words.m.ballotHeading,
        owns: ['/selections'],
        body: () => this.#renderBallot(definition, words),
      },
    ];
  }

  protected review(definition: BallotDefinition, words: BallotWords): ReviewRow[] {
    const { m, f } = words;
    const { method } = definition;
    const costs = new Map(definition.items.map(({ id, cost }) => [id, cost]));
    const say = (id: string, value: number | undefined) => {
      const cost = costs.get(id);
      if (value === undefined) return cost && m.cost(f, cost, definition.currency);
      if (method === 'ordinal') return f.number(value);
      return m.points(f, value);
    };
    return selectionsReview(this.state, definition.items, say, words);
  }

  protected explain(
    problem: RuleProblem,
    definition: BallotDefinition,
    words: BallotWords,
  ): SummaryEntry {
    const { m, f } = words;
    const { code, by = 0 } = problem;
    const text =
      code === 'over-points'
        ? m.overPoints(f, by)
        : code === 'under-points'
          ? m.underPoints(f, by)
          : problemWords(problem, words);
    return explainSelection(problem, this.state, definition.items, text, words);
  }

  #renderBallot(definition: BallotDefinition, words: BallotWords): TemplateResult {
    const { order, items } = definition;
    const all = this.#list.ordered<BallotItem>(items, order, this.exchange.url);
    const found = this.#list.found(all, words);
    const limits = limitWords(definition, words);
    const base = {
      state: this.state,
      items: found,
      tools: this.#list.renderTools(all, found.length, order, words),
      errors: this.errors(definition, words),
      words,
      typed: this.#typed,
      onChange: (state: SelectionsState, said?: string) => {
        this.change(state);
        if (said) this.say(said);
      },
      focusOn: (id: string) => this.focusOn(id),
    };
    const view = methodView(definition, base);
    return html`
      ${limits.length > 0 ? html`<p class="hint">${limits.join(' · ')}</p>` : nothing}
      ${definition.method === 'ordinal' ? nothing : base.tools} ${view}
    `;
  }
}

function methodView(
  definition: BallotDefinition,
  view: Omit<BallotView, 'definition'>,
): TemplateResult {
  switch (definition.method) {
    case 'approval':
      return approvalView({ ...view, definition });
    case 'ordinal':
      return ordinalView({ ...view, definition });
    case 'cumulative':
      return cumulativeView({ ...view, definition });
    case 'scoring':
      return scoringView({ ...view, definition });
  }
}

/** What a person should know before choosing, not after. */
function limitWords(definition: BallotDefinition, { m, f }: BallotWords): string[] {
  const { minLength = 0, maxLength, method } = definition;
  const limits: string[] = [];
  if (definition.budget) limits.push(m.toSpend(f, definition.budget, definition.currency));
  if (maxLength !== undefined) limits.push(m.chooseBetween(f, minLength, maxLength));
  else if (minLength > 0) limits.push(m.chooseAtLeast(f, minLength));
  if (method === 'ordinal') limits.push(m.rankHint);
  if (method === 'cumulative' && definition.maxPoints) {
    limits.push(m.pointsEach(f, definition.maxPoints));
  }
  if (method === 'scoring') {
    limits.push(m.scoreHint(f, definition.minPoints ?? 0, definition.maxPoints));
  }
  return limits;
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-voting-ballot': SamskabVotingBallot;
  }
}
