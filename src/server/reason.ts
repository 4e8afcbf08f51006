import { Mistake } from './mistake.ts';

/**
 * What is done once a vote has closed, or otherwise than it was announced, is not done in silence.
 * @param because why, as somebody said it
 * @param asked what asks for a reason, in words, or undefined where nothing does
 * @throws Mistake where one is asked for and none was given
 */
export function refuseWithoutReason(because: string | undefined, asked: string | undefined): void {
  if (asked === undefined || because?.trim()) return;
  throw new Mistake(`${asked}: say why (--because TEXT)`);
}
