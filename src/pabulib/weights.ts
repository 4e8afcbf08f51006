import type { BallotDefinition } from '../protocol/ballots.ts';
import type { BudgetDefinition } from '../protocol/budgets.ts';
import type { Weights } from '../protocol/counting.ts';
import { MOST_ITEMS } from '../protocol/grammar.ts';
import { readDecimal } from './numbers.ts';
import type { PabulibElection } from './election.ts';

/** How ballots that rank are turned into points. */
export interface Ranking {
  readonly weights: Weights;
  /** How many places can be ranked. */
  readonly places: number;
}

const WORDS = ['length', 'max', 'borda0', 'dowdall'] as const;

/** @returns what places are worth where nobody says it when counting, and how many there are */
export function rankingOf(definition: BallotDefinition | BudgetDefinition): Ranking {
  const { counting, maxLength = Infinity, items } = definition;
  return { weights: counting?.weights ?? 'max', places: Math.min(maxLength, items.length) };
}

/** @returns the same of a file, by its `scoring_fn` and `max_length` */
export function rankingIn({ meta, projects }: Pick<PabulibElection, 'meta' | 'projects'>): Ranking {
  const most = Number(readDecimal(meta.get('max_length') ?? '') ?? NaN);
  const isLimit = Number.isSafeInteger(most) && most > 0;
  return {
    weights: weightsIn(meta.get('scoring_fn') ?? '') ?? 'length',
    places: isLimit ? Math.min(most, projects.length) : projects.length,
  };
}

/** @returns META's `scoring_fn`; undefined for what it is where none is given */
export function scoringFnOf(weights: Weights): string | undefined {
  if (weights === 'length') return undefined;
  return typeof weights === 'string' ? weights : weights.join();
}

/**
 * Reads weights as they are written in a file, or typed: `max`, or `3,2,1`.
 * @returns undefined where they are none
 */
export function weightsIn(text: string): Weights | undefined {
  const word = text.trim().toLowerCase();
  // What Pabulib calls it; the scores in its collection give the last one named a point.
  if (word === 'borda') return 'length';
  const known = WORDS.find((one) => one === word);
  if (known !== undefined) return known;
  const cells = word.split(',').map((cell) => cell.trim());
  const isList = cells.length <= MOST_ITEMS && cells.every((cell) => /^\d{1,9}$/.test(cell));
  if (!isList) return undefined;
  const list = cells.map(Number);
  const falls = list.every((points, place) => points <= (list[place - 1] ?? points));
  return falls && list[0] !== 0 ? list : undefined;
}

/**
 * @param place from 0
 * @param length how many a ballot names
 * @param scale what the points are multiplied by; under `dowdall` every place must divide it
 * @returns what a place is worth
 */
export function pointsAt(
  { weights, places }: Ranking,
  place: number,
  length: number,
  scale = 1,
): number {
  switch (weights) {
    case 'length':
      return scale * (length - place);
    case 'max':
      return scale * Math.max(0, places - place);
    case 'borda0':
      return scale * (length - place - 1);
    case 'dowdall':
      return scale / (place + 1);
    default:
      return scale * (weights[place] ?? 0);
  }
}
