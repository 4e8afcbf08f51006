import { USUAL_GRACE } from '../../protocol/grammar.ts';
import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { Refusal } from './refusal.ts';

type Times = Pick<Definition, 'opens' | 'closes' | 'grace'>;

/**
 * The time of arrival decides, not the time it takes to get to a submission. Who sent at the last
 * moment has seen that it was open, so a while longer it is let in.
 * @param arrived when the first of it came in, by the server's clock
 * @throws Refusal
 */
export function refuseUnlessOpen({ opens, closes, grace }: Times, arrived: number): void {
  const phase = phaseAt({ ...(opens && { opens }), ...(closes && { closes }) }, arrived);
  if (phase === 'upcoming') throw new Refusal('not-open-yet');
  if (phase === 'open' || closes === undefined) return;
  if (arrived >= Date.parse(closes) + (grace ?? USUAL_GRACE) * 1000) throw new Refusal('closed');
}
