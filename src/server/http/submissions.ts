import type { Hono } from 'hono';
import { IDEMPOTENCY_KEY } from '../../protocol/grammar.ts';
import { PROOF_HEADER } from '../../protocol/proof.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { submissionKey, type SubmissionKey } from '../secrets/submission-key.ts';
import { resourceOf, resources } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import type { ReceiptCore } from '../taking-part/acceptance.ts';
import { refuseWithoutProof } from '../taking-part/proof.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { KeyReused, takePart, type Sent } from '../taking-part/take-part.ts';
import { addressOf, originOf, type Ctx, type Env, type Services } from './context.ts';
import { find } from './find.ts';
import { whereIs } from './links.ts';
import { readJson } from './read-json.ts';

/** `POST /api/{resource}/{id}`: takes part. 201 means that it is on disk. */
export function submissionRoutes(app: Hono<Env>, services: Services): void {
  const underWay = new Set<string>();
  for (const { name } of resources) {
    app.post(`/api/${name}/:id`, async (c) => {
      const arrived = c.env?.arrived ?? services.now();
      const stored = await find(c, services, name);
      const key = keyOf(c, stored);
      refuseWithoutProof(stored, c.req.header('idempotency-key') ?? '', c.req.header(PROOF_HEADER));
      const body = await readJson(c.req.raw);
      const receipt = await alone(underWay, key, () =>
        answer(c, services, { stored, key, body, arrived }),
      );
      c.header('cache-control', 'no-store');
      return c.json(receipt, 201);
    });
  }
}

/** @throws Refusal if there is no key, or one that is no secret */
function keyOf(c: Ctx, { resource, definition }: Stored): SubmissionKey {
  const key = c.req.header('idempotency-key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) throw new Refusal('key-missing');
  return submissionKey(key, resource, definition.id);
}

/**
 * Lets one request at a time in under a key. Between processes the database sees to that.
 * @throws Refusal if another is under way
 */
async function alone<T>(
  underWay: Set<string>,
  key: SubmissionKey,
  work: () => Promise<T>,
): Promise<T> {
  if (underWay.has(key.hash)) throw new Refusal('in-flight', { retryAfter: 1 });
  underWay.add(key.hash);
  try {
    return await work();
  } finally {
    underWay.delete(key.hash);
  }
}

async function answer(
  c: Ctx,
  services: Services,
  { stored, key, body, arrived }: Pick<Sent, 'stored' | 'key' | 'body' | 'arrived'>,
): Promise<Receipt> {
  const whole = (core: ReceiptCore) => wholeReceipt(core, stored, key, originOf(c, services));
  const fingerprint = fingerprintOf(key, body);
  const address = addressOf(c, services);
  try {
    return whole(
      await takePart(services, resourceOf(stored), {
        stored,
        key,
        fingerprint,
        body,
        address,
        arrived,
      }),
    );
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error;
    throw new Refusal('key-reused', { receipt: whole(error.receipt) });
  }
}

function fingerprintOf(key: SubmissionKey, body: unknown): string {
  try {
    return key.fingerprint(body);
  } catch (error) {
    // Lists in lists, a hundred thousand deep, are JSON, but nothing that anybody asked for.
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('rule', { errors: [{ code: 'malformed', pointer: '' }] });
  }
}

/** Puts back what is not stored but derived from the sender's key. */
function wholeReceipt(
  { derivation, ...core }: ReceiptCore,
  stored: Stored,
  key: SubmissionKey,
  origin: string,
): Receipt {
  const links = resourceOf(stored).receiptLinks?.(stored.definition, {
    receipt: core,
    token: key.manageToken,
    where: whereIs(origin, stored),
  });
  return { code: key.receiptCode(derivation), ...core, ...(links && { links }) };
}
