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
import { readJson } from './read-body.ts';

/** What somebody hands in, as JSON or as a form: it is taken in the same way, in the same order. */
interface Handed {
  readonly stored: Stored;
  /** The sender's secret, as it came. */
  readonly key: string;
  /** What shows that a device has worked for a moment, where that is asked for. */
  readonly proof: string | undefined;
  /** Reads what was sent. @throws Refusal if that is no submission */
  readonly body: () => unknown;
  readonly arrived: number;
}

/** Takes a submission in. @throws Refusal */
export type Take = (c: Ctx, handed: Handed) => Promise<Receipt>;

/** @returns what takes submissions in, one at a time under a key, whichever way they come */
export function taking(services: Services): Take {
  const underWay = new Set<string>();
  return async (c, { stored, key: secret, proof, body: read, arrived }) => {
    const key = keyOf(secret, stored);
    refuseWithoutProof(stored, secret, proof);
    const body = await read();
    return alone(underWay, key, () => answer(c, services, { stored, key, body, arrived }));
  };
}

/** `POST /api/{resource}/{id}`: takes part. 201 means that it is on disk. */
export function submissionRoutes(app: Hono<Env>, services: Services, take: Take): void {
  for (const { name } of resources) {
    app.post(`/api/${name}/:id`, async (c) => {
      const arrived = c.env?.arrived ?? services.now();
      const stored = await find(c, services, name);
      const key = c.req.header('idempotency-key') ?? '';
      const proof = c.req.header(PROOF_HEADER);
      const receipt = await take(c, {
        stored,
        key,
        proof,
        arrived,
        body: () => readJson(c.req.raw),
      });
      c.header('cache-control', 'no-store');
      return c.json(receipt, 201);
    });
  }
}

/** @throws Refusal if there is no key, or one that is no secret */
function keyOf(key: string, { resource, definition }: Stored): SubmissionKey {
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
