import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { PartBudgets, PartKind } from '../../protocol/part-budgets.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import type { PabulibElection, PabulibProject } from '../../pabulib/election.ts';
import { exclusiveIn, madeUpIn } from '../../pabulib/comment.ts';
import { itemId } from '../../pabulib/item-id.ts';
import { partBudgetsIn } from '../../pabulib/part-budgets.ts';
import { toMinorUnits } from '../../pabulib/numbers.ts';
import { textIn } from '../../pabulib/writing/cells.ts';
import { methodOfType, type VoteType } from '../../pabulib/vote-types.ts';
import { BUDGET_METHODS, METHODS } from '../../rules/methods.ts';
import { given } from '../../rules/optional.ts';
import type { Counted } from '../explaining/results.ts';
import type { Profile } from '../profile/profile.ts';

type Definition = BallotDefinition | BudgetDefinition;
type Method = CountedResults['method'];

/**
 * What was voted on, as the ballots' file says it. Only what it does not say is taken from what was
 * published: texts in other languages, say. So an amount or a name that was changed in the result
 * alone is found.
 */
export function asPublished(
  election: PabulibElection,
  profile: Profile,
  results: CountedResults,
): Counted {
  const { meta } = election;
  const language = languageOf(meta.get('language'), results.language);
  const published = new Map(results.items.map((item) => [item.id, item]));
  const definition = {
    id: results.id,
    title: calledOf(results.title, meta.get('description'), { id: results.id, language }) ?? '',
    language,
    ...given('closes', results.closes),
    ...given('currency', meta.get('currency')),
    ...given('budget', budgetIn(election, profile, results)),
    ...given('budgets', budgetsIn(election, profile, results, language)),
    ...given('exclusive', results.exclusive && exclusiveOf(meta)),
    method: methodOf(results.method, election.voteType, results.resource),
    items: election.projects.map((project, index) =>
      itemOf(project, profile.projects[index]?.cost ?? 0n, published, language),
    ),
  };
  return {
    resource: results.method in BUDGET_METHODS ? 'budgets' : 'ballots',
    definition: definition as unknown as Definition,
    counting: results.counting,
  };
}

function itemOf(
  project: PabulibProject,
  cost: bigint,
  published: ReadonlyMap<string, ResultItem>,
  language: string,
): Definition['items'][number] {
  const id = itemId(project.id);
  const item = published.get(id);
  const part = (key: 'category' | 'district' | 'description') => {
    const text = project[key] ?? '';
    // A dash says that there is nothing to say, unless it is what was said.
    const isNothing = text === '' || (text === '-' && plain(textIn(language, item?.[key])) === '');
    return given(key, textOf(item?.[key], isNothing ? undefined : text, language));
  };
  return {
    id,
    name: calledOf(item?.name, project.name, { id, language }) ?? '',
    ...given('formerly', item?.formerly),
    ...part('description'),
    ...part('category'),
    ...part('district'),
    ...given('cost', amountOf(cost, item?.cost)),
  };
}

/** @returns what was published, where it is what the file has in its language; else what that has */
function textOf(
  published: Text | undefined,
  written: string | undefined,
  language: string,
): Text | undefined {
  const same = plain(textIn(language, published)) === plain(written ?? '');
  return same ? published : written;
}

/** The same of what must have a name in a file: without one it is called by its id there. */
function calledOf(
  published: Text | undefined,
  written: string | undefined,
  { id, language }: { readonly id: string; readonly language: string },
): Text | undefined {
  if (!written) return published;
  const isNameless = plain(textIn(language, published)) === '';
  const isId = [plain(id), '-'].includes(plain(written));
  return isNameless && isId ? published : textOf(published, written, language);
}

/** A file may lose blanks and line breaks, and blanks beside a comma. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll(/ ?, ?/g, ',').trim();
}

/** A file has the language alone, without the region. */
function languageOf(written: string | undefined, published: string): string {
  if (written === undefined || published.toLowerCase().startsWith(`${written}-`)) return published;
  return written;
}

function exclusiveOf(meta: PabulibElection['meta']): string[][] | undefined {
  return exclusiveIn(meta.get('comment') ?? '')?.map((group) => group.map(itemId));
}

/** The parts that have a budget, as the file has them: with their names as they were published. */
function budgetsIn(
  election: PabulibElection,
  { unit }: Profile,
  { budgets }: CountedResults,
  language: string,
): PartBudgets | undefined {
  if (!budgets) return undefined;
  const said = partBudgetsIn(election);
  const places = String(unit).length - 1;
  const partsOf = (kind: PartKind) =>
    said[kind]?.map(({ name, amount }, at) => ({
      name: textOf(budgets[kind]?.[at]?.name, name, language) ?? name,
      amount: toMinorUnits(amount, places) ?? 0,
    }));
  return { ...given('category', partsOf('category')), ...given('district', partsOf('district')) };
}

/** A file must have a budget, and says where it is made up. */
function budgetIn(
  { meta }: PabulibElection,
  { budget, unit }: Profile,
  results: CountedResults,
): number | undefined {
  const madeUp = madeUpIn(meta.get('comment') ?? '');
  if (!madeUp.budget) return amountOf(budget, results.budget);
  const { instead } = madeUp;
  return instead === undefined ? undefined : toMinorUnits(instead, String(unit).length - 1);
}

/** A file has 0 where there is no amount. */
function amountOf(written: bigint, published: number | undefined): number | undefined {
  return written === 0n && published === undefined ? undefined : Number(written);
}

/** Two methods may have one name in a file: then which it was goes by where it was voted on. */
function methodOf(
  published: Method,
  voteType: VoteType,
  resource: CountedResults['resource'],
): Method {
  const fits = (method: Method) =>
    METHODS[method].voteType === methodOfType(voteType) &&
    (resource === 'budgets') === method in BUDGET_METHODS;
  if (fits(published)) return published;
  return (Object.keys(METHODS) as Method[]).find(fits) ?? published;
}
