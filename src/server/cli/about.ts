import { CountingError } from '../../counting/counting-error.ts';
import { Mistake } from '../mistake.ts';

/**
 * Does work whose mistakes do not say what they are about.
 * @param subject stands before what they say, with what lies between: `ballot.json: `
 * @throws Mistake
 */
export async function about<T>(subject: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = error instanceof Mistake || error instanceof CountingError;
    throw known ? new Mistake(subject + error.message, { cause: error }) : error;
  }
}
