import type { VotedView } from './voted-view.ts';

/** @returns what a person should know before choosing, not after; a line each */
export function limitWords(view: VotedView): string[] {
  const { definition, say } = view;
  const { budget, currency } = definition;
  const { minLengthPerCategory: min, maxLengthPerCategory: max } = definition;
  return [
    ...(budget ? [say('toSpend', { amount: budget, currency })] : []),
    ...lengthWords(definition, view),
    ...(min ? [say('categoryLeast', { min })] : []),
    ...(max === undefined ? [] : [say('categoryMost', { max })]),
    ...ofMethod(view),
  ];
}

/** How many must and may be chosen, for any list of which one chooses. */
export function lengthWords(
  { minLength: min = 0, maxLength: max }: { minLength?: number; maxLength?: number },
  { say }: Pick<VotedView, 'say'>,
): string[] {
  if (max === undefined) return min > 0 ? [say('chooseAtLeast', { min })] : [];
  if (min === max) return [say('chooseExactly', { count: max })];
  return [min > 0 ? say('chooseBetween', { min, max }) : say('chooseUpTo', { max })];
}

function ofMethod({ definition, say }: VotedView): string[] {
  switch (definition.method) {
    case 'knapsack': {
      const { minSumCost: amount, currency } = definition;
      return amount ? [say('spendAtLeast', { amount, currency })] : [];
    }
    case 'ordinal':
      return [say('rankHow')];
    case 'cumulative': {
      const { maxSumPoints, maxPoints } = definition;
      const each = maxPoints ? [say('pointsEach', { points: maxPoints })] : [];
      return [say('pointsHow', { points: maxSumPoints }), ...each];
    }
    case 'scoring': {
      const { minPoints: min = 0, maxPoints: max, defaultScore: points } = definition;
      const rest = points === undefined ? [] : [say('notScored', { points })];
      return [say('scoreHint', { min, max }), ...rest];
    }
    default:
      return [];
  }
}
