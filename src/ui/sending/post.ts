import { submit } from '../../protocol/client/submit.ts';
import { RefusedError } from '../../protocol/client/errors.ts';
import { PROOF_HEADER } from '../../protocol/proof.ts';
import { readReceipt } from '../../protocol/read-receipt.ts';
import type { Definition, SubmissionTo } from '../../protocol/resources.ts';
import type { SendingForm } from '../form.ts';
import type { Arrival } from '../journey.ts';
import type { Post } from './outbox.ts';
import { SamskabSubmitEvent } from './sending-events.ts';

/**
 * Tells the page that a person sends; it may take that over (`samskab-submit`).
 * @returns how it is sent; undefined where the page has stopped it
 */
export function postOf<D extends Definition, S>(
  form: SendingForm<D, S>,
  submission: SubmissionTo<D>,
  delivery: 'once' | 'plain',
): Post | undefined {
  const { key } = form.journey;
  const event = new SamskabSubmitEvent(form.definition, submission, key);
  const ours = form.dispatch(event);
  const { response } = event;
  if (response) return async () => ({ receipt: await response });
  if (!ours) return undefined;
  return async () => {
    const headers = await proofIn(form.definition, key);
    try {
      const options = { key, delivery, headers, fetch: form.fetch() };
      return { receipt: await submit(form.submitUrl, submission, options) };
    } catch (error) {
      const earlier = arrivedBefore(error);
      if (earlier) return earlier;
      throw error;
    }
  };
}

/** Some work for a submission, where a backend asks for it; what does it is fetched then. */
async function proofIn(definition: Definition, key: string) {
  if (!definition.proofOfWork) return undefined;
  return { [PROOF_HEADER]: await (await import('./proof.ts')).prove(definition, key) };
}

/** Another body under a used key: the first one is in, and the server sends its receipt along. */
function arrivedBefore(error: unknown): Arrival | undefined {
  if (!(error instanceof RefusedError) || error.problem.code !== 'key-reused') return undefined;
  const receipt = readReceipt(error.problem['receipt']);
  return receipt && { receipt, changedSince: true };
}
