import type { BallotDefinition } from '../protocol/ballots.ts';
import type { Counting, CountingOf, Fraction } from '../protocol/counting.ts';
import { given } from '../rules/optional.ts';
import type { PabulibElection } from './election.ts';
import { countedByIn, exclusiveIn, reserveIn } from './comment.ts';
import { countingFromWords } from './counted-by.ts';
import { readDecimal } from './numbers.ts';
import { LEFTOVER, PART_KEYS } from './part-budgets.ts';
import { valueOfType } from './vote-types.ts';
import { rankingIn } from './weights.ts';

/** How a file says that it is counted. */
export interface OwnRule {
  /** META's `rule`, with what else bends it; undefined where it says none, or that it is not known. */
  readonly said?: string;
  /** The same as we count; undefined where it says none, or one that is not known here. */
  readonly counting?: Counting;
}

/** What Pabulib calls Equal Shares, without a word for what it is compared with. */
const SHARES: Partial<Record<string, CountingOf<'equal-shares'>['completion'] & string>> = {
  equalshares: 'none',
  'equalshares/add1': 'add1',
  'equalshares/add1u': 'add1u',
};
/** Behind it: greedy's outcome is taken where more voters have more of their projects in it. */
const COMPARISON = '-comparison';
const GREEDY = new Set(['greedy', 'greedy-threshold', 'greedy-no-skip']);

/** What bends every rule: a budget that is divided, or spent a second time. Greedy keeps the first. */
const DIVIDED = Object.values(PART_KEYS).map(({ amounts }) => amounts);
const BENDS = [...DIVIDED, 'leftover_budget'];

export interface RuleOptions {
  /** How many decimals amounts have. */
  readonly places: number;
  /** Whether something is a way to count, where a file of ours tells one in words. */
  readonly isCounting?: ((value: unknown) => boolean) | undefined;
}

/** @returns how a file's own ballots are counted, as far as it says it in words that are known here */
export function ruleIn(election: PabulibElection, { places, isCounting }: RuleOptions): OwnRule {
  const { meta } = election;
  const words = countedByIn(meta.get('comment') ?? '');
  if (words !== undefined) {
    const told = countingFromWords(words, places);
    return { said: words, ...(told && isCounting?.(told) && { counting: told as Counting }) };
  }
  const { said, bent } = wordsIn((key) => meta.get(key));
  const counting = countingOf(election, said.toLowerCase(), 10 ** places);
  const bends = counting && bent.length > 0 ? bentBy(counting, election, bent) : counting;
  return { ...given('said', saidOf(said, bent)), ...given('counting', bends) };
}

/** @returns a rule that keeps what bends it; undefined where it cannot, or it is not known how */
function bentBy(
  counting: Counting,
  { meta }: PabulibElection,
  bent: readonly string[],
): Counting | undefined {
  if (counting.rule !== 'greedy' || counting.skip === false) return undefined;
  if (!bent.includes('leftover_budget')) return counting;
  if (meta.get('leftover_budget')?.trim() !== LEFTOVER) return undefined;
  // Where nothing is divided, nothing that fits was left out.
  return bent.length > 1 ? { ...counting, leftover: true } : counting;
}

/** @returns the rule that a definition's file announced and that is not known here, by its name */
export function lackedRule({
  counting,
  origin,
}: Pick<BallotDefinition, 'counting' | 'origin'>): string | undefined {
  const { meta } = origin ?? {};
  if (counting || !meta) return undefined;
  const { said, bent } = wordsIn((key) => (Object.hasOwn(meta, key) ? meta[key] : undefined));
  return saidOf(said, bent);
}

function wordsIn(value: (key: string) => string | undefined): { said: string; bent: string[] } {
  const text = (key: string) => value(key)?.trim() ?? '';
  return { said: text('rule'), bent: BENDS.filter((key) => text(key) !== '') };
}

function saidOf(said: string, bent: readonly string[]): string | undefined {
  const rule = ['', 'unknown'].includes(said.toLowerCase()) ? undefined : said;
  return bent.length > 0 ? `${rule ?? 'no rule'} with ${bent.join(' and ')}` : rule;
}

function countingOf(election: PabulibElection, rule: string, unit: number): Counting | undefined {
  const pointed = valueOfType(election.voteType) !== 'none';
  const shares = rule.endsWith(COMPARISON) ? rule.slice(0, -COMPARISON.length) : rule;
  const completion = Object.hasOwn(SHARES, shares) ? SHARES[shares] : undefined;
  if (completion) {
    const threshold = thresholdIn(election);
    return {
      rule: 'equal-shares',
      utility: pointed ? 'points' : 'cost',
      completion,
      // What Pabulib calls so begins with whole shares, and raises each by one of the currency.
      ...(completion !== 'none' && { start: 'floor', step: unit }),
      ...(shares !== rule && { compare: 'greedy' }),
      ...(threshold > 0 && { threshold }),
      ...weightsOf(election),
    };
  }
  if (rule === 'greedy-custom') {
    const reserve = reserveOf(election);
    return reserve === undefined ? undefined : { ...greedyOf(election), skip: false, reserve };
  }
  const exclusive = rule === 'greedy-exclusive' && exclusiveOf(election) !== undefined;
  if (!GREEDY.has(rule) && !exclusive) return undefined;
  return greedyOf(election, rule);
}

/** @returns ids of which only one can be chosen, where a file says it: those that we wrote do */
export function exclusiveOf({ meta }: Pick<PabulibElection, 'meta'>): string[][] | undefined {
  return exclusiveIn(meta.get('comment') ?? '');
}

/**
 * What a city calls a rule of its own is known of Poznań, as Pabulib's checker knows it, and of what
 * we wrote.
 */
function reserveOf({ meta }: PabulibElection): Fraction | undefined {
  if (meta.get('unit')?.trim() === 'Poznań') return '4/5';
  const said = reserveIn(meta.get('comment') ?? '');
  return said?.includes('/') === false ? Number(said) : said;
}

/** @returns what gets most goes first: what a file is counted by that does not say how, or not in words known here */
export function greedyOf(election: PabulibElection, rule = 'greedy'): CountingOf<'greedy'> {
  const pointed = valueOfType(election.voteType) !== 'none';
  const threshold = thresholdIn(election);
  return {
    rule: 'greedy',
    by: pointed ? 'score' : 'votes',
    ...(rule === 'greedy-no-skip' && { skip: false }),
    ...(threshold > 0 && { threshold }),
    ...weightsOf(election),
  };
}

/** Places are worth the same as in the file; `max` is what they are without a word. */
function weightsOf(election: PabulibElection): Pick<Counting, 'weights'> {
  if (election.voteType !== 'ordinal') return {};
  const { weights } = rankingIn(election);
  return weights === 'max' ? {} : { weights };
}

/** @returns the least that a project must have; 0 where META does not say it in whole numbers */
function thresholdIn({ meta }: PabulibElection): number {
  const least = Number(readDecimal(meta.get('min_project_score_threshold') ?? '') ?? 0);
  return Number.isSafeInteger(least) && least > 0 ? least : 0;
}
