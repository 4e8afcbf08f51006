import { Mistake } from './mistake.ts';

/** What would change under the feet of people who have taken part already. */
export class InUseError extends Mistake {
  override readonly name = 'InUseError';
}
