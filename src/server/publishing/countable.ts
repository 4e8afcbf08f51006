import { countResults } from '../../counting/explaining/results.ts';
import { CountingError } from '../../counting/counting-error.ts';
import type { Definition } from '../../protocol/resources.ts';
import { Mistake } from '../mistake.ts';

/**
 * Tells of a rule that does not go with the ballots when it is announced, not when all have voted:
 * counts as if nobody had.
 * @throws Mistake
 */
export async function refuseUncountable(definition: Definition): Promise<void> {
  if (definition.type !== 'ballot' && definition.type !== 'budget') return;
  const { counting } = definition;
  if (!counting) return;
  const resource = definition.type === 'ballot' ? 'ballots' : 'budgets';
  try {
    await countResults({ resource, definition, counting, votes: none() });
  } catch (error) {
    if (!(error instanceof CountingError)) throw error;
    throw new Mistake(`"counting" does not go with this vote: ${error.message}`);
  }
}

async function* none(): AsyncGenerator<never> {}
