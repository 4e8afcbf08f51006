import { categoriesOf } from '../../../../rules/categories.ts';
import { readPointer } from '../../../../rules/pointer.ts';
import { waysToFit } from '../../../../rules/knapsack.ts';
import type { RuleProblem } from '../../../../protocol/problem.ts';
import type { Item } from '../../catalogue.ts';
import type { Explained } from '../form.ts';
import { idOf } from '../parts.ts';
import { problemWords } from '../../../../i18n/problem-words.ts';
import { typedProblem } from '../typed.ts';
import { TICKED, isTicked, nameOf } from './choosing.ts';
import type { VotedView } from './voted-view.ts';

/** Where all items are. */
export const LIST = 'items';

/** So many ways to make it fit are offered. */
const MOST_WAYS = 3;

/** @returns the id of the field of an item */
export function targetOf(item: string, definition: VotedView['definition']): string {
  return idOf(isTicked(definition) ? `${TICKED}.${item}` : nameOf(item));
}

/** What is wrong and where: what is about the whole leads to the first field that can mend it. */
export function explain(problem: RuleProblem, view: VotedView): Explained {
  const { definition, state, t } = view;
  const items = definition.items as readonly Item[];
  const text = wordsOf(problem, view);
  const id = itemOf(problem, view);
  const item = items.find((one) => one.id === id);
  if (item) return { name: t(item.name).value, text, target: targetOf(item.id, definition) };
  if (id !== undefined) return { name: id, text, target: LIST };
  const chosen = new Set(state.selections.map((one) => one.item));
  const tooMuch = /^(over|too-many)/.test(problem.code);
  const { category } = problem;
  const own = category === undefined ? items : items.filter((one) => categoriesOf(one, definition.language).includes(category)); // prettier-ignore
  const first = own.find((one) => chosen.has(one.id) === tooMuch) ?? own[0];
  return { text, target: first ? targetOf(first.id, definition) : LIST, whole: true };
}

/** @returns the item that a problem is about; undefined where it is about the whole */
function itemOf({ pointer }: RuleProblem, { state }: VotedView): string | undefined {
  const [, token] = readPointer(pointer);
  return token === undefined ? undefined : state.selections[Number(token)]?.item;
}

function wordsOf(problem: RuleProblem, view: VotedView): string {
  const { definition, say, f } = view;
  const { currency } = definition;
  const { code, by = 0, limit = 0 } = problem;
  const item = itemOf(problem, view);
  const typed = item === undefined ? undefined : nameOf(item);
  const isAmount = definition.method === 'allocation';
  switch (code) {
    case 'over-budget':
      return overBudget(by, view);
    case 'under-budget':
      return say('spendAtLeast', { amount: limit, currency });
    case 'over-points':
      return say('overPoints', { by });
    case 'under-points':
      return say('underPoints', { by });
    case 'too-few-in-category':
    case 'too-many-in-category': {
      const name = categoryName(problem.category ?? '', view);
      const key = code === 'too-few-in-category' ? 'tooFewInCategory' : 'tooManyInCategory';
      return say(key, { name, limit, by });
    }
    case 'bad-rank':
    case 'not-a-number': {
      const said = typed && typedProblem(typed, isAmount ? currency : undefined, view);
      return said || (code === 'bad-rank' ? say('rankTwice') : say('notANumber'));
    }
    default:
      return problemWords(problem, view, isAmount ? (value) => f.money(value, currency) : f.number);
  }
}

/** Not only that it is too much: also what to do. */
function overBudget(by: number, { definition, state, say, t }: VotedView): string {
  const { currency } = definition;
  if (definition.method !== 'knapsack') return say('giveLess', { by, currency });
  const names = waysToFit(state, definition)
    .slice(0, MOST_WAYS)
    .map(({ name }) => t(name).value);
  return names.length === 0
    ? say('takeSomethingOut', { by, currency })
    : say('takeOut', { by, currency, names });
}

/** @returns a category as the reader calls it, who may read another language than the definition's */
function categoryName(name: string, { definition, t }: VotedView): string {
  const { items, language } = definition;
  for (const { category } of items as readonly Item[]) {
    if (category === undefined) continue;
    const names = categoriesOf({ category }, language);
    const shown = t(category).value.split(',');
    // Where one language has other commas than another, nobody knows which is which.
    if (names.includes(name) && shown.length === names.length) {
      return shown[names.indexOf(name)]?.trim() ?? name;
    }
  }
  return name;
}
