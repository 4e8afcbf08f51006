import type { Definition } from '../../../../protocol/resources.ts';
import type { Asking } from '../ask.ts';
import type { Findings } from '../findings.ts';
import { brokenOf } from './broken.ts';
import { checkOnce, checkPlain } from './once.ts';
import { checkCredential, checkNotOpen, checkRules, checkTransport } from './refusals.ts';
import { problemsOf, type Body } from './rules-of.ts';
import { NoMore, Sender } from './send.ts';
import { otherThan, validFor } from './valid.ts';

/** What whoever checks has given along. */
export interface Given {
  /** Codes that nobody has used, where the definition asks for one. */
  readonly codes: readonly string[];
  /** What is sent in place of something made up. */
  readonly body: Body | undefined;
}

/**
 * Sends to a test what a widget sends, and what it must refuse.
 * @returns how many submissions were stored
 */
export async function checkSubmitting(
  definition: Definition,
  endpoint: string,
  { asking, phase, given }: { asking: Asking; phase: Definition['phase']; given: Given },
  found: Findings,
): Promise<number> {
  const sender = new Sender(definition, endpoint, asking, found);
  try {
    await sendAll(sender, phase, given);
  } catch (error) {
    if (!(error instanceof NoMore)) throw error;
    found.should('retry-after', error.message);
  }
  return sender.taken.size;
}

async function sendAll(sender: Sender, phase: Definition['phase'], given: Given): Promise<void> {
  const { definition, found } = sender;
  const now = Date.now();
  const made = given.body ?? validFor(definition, now);
  if (!made) {
    found.should('submission', 'nothing that keeps all of its rules was found by trying: give one (--body FILE)'); // prettier-ignore
    return;
  }
  const [first, second] = given.codes;
  const asksForCode = 'credential' in definition && definition.credential !== undefined;
  const as = (code: string | undefined): Body =>
    asksForCode && code !== undefined ? { ...made, credential: { kind: 'code', code } } : made;
  const good = as(first);
  if (definition.delivery !== 'once') {
    if (phase === undefined || phase === 'open') await checkPlain(sender, good);
    return;
  }
  await checkTransport(sender, good);
  if (phase === 'upcoming' || phase === 'closed') {
    await checkNotOpen(sender, good, phase);
    return;
  }
  if (asksForCode) await checkCredential(sender, good);
  if (asksForCode && first === undefined) {
    found.should('submission', 'it asks for a code: what takes a good one was not tried (--code CODE, twice, with codes that nobody has used)'); // prettier-ignore
    return;
  }
  const rules = problemsOf(made, definition, now);
  if (rules.length > 0) {
    found.should('submission', `what --body says breaks a rule itself: ${rules.map(({ code, pointer }) => `${code} at ${pointer}`).join(', ')}`); // prettier-ignore
    return;
  }
  const broken = brokenOf(good, definition, now);
  await checkRules(sender, broken);
  await checkOnce(sender, {
    good,
    other: otherThan(good, definition, now) ?? broken[1]?.body,
    second: asksForCode && second === undefined ? undefined : as(second),
  });
}
