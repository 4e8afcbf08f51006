import { readReceiptLink } from '../../../../protocol/receipt-link.ts';
import type { Receipt } from '../../../../protocol/receipt.ts';
import { resourceOf } from '../../../resources/registry.ts';
import { readReceiptCode } from '../../../secrets/submission-key.ts';
import { addressOf } from '../../context.ts';
import type { Answering, Changing } from '../form.ts';
import { codePage, managedPage } from '../plain-pages.ts';
import { RECEIPT } from './find-html.ts';

/**
 * How many codes of nobody an address may type. Then it waits, with a good one too: a receipt has 40
 * bits, and whoever could go on trying would come upon somebody's.
 */
const UNKNOWN = { name: 'unknown receipts', most: 20, seconds: 60 };

/** What is done with what a code stands for; anything else only shows it. */
const CHANGING = new Set(['edit', 'review', 'change', 'send']);

/** Shows what a receipt's code stands for, takes it back, or changes it. */
export async function manage(
  given: Omit<Changing, 'code' | 'step'>,
  step: string,
  counted: (code: 'too-many-requests' | 'not-found') => void,
): Promise<Response> {
  const { answering } = given;
  const { c, services, form, view } = answering;
  const address = addressOf(c, services);
  const wait = services.limits.wait(address, UNKNOWN);
  const tooMany = (retryAfter: number) => {
    counted('too-many-requests');
    const what = [{ text: view.say('failBusy'), target: RECEIPT }];
    return codePage(answering, { status: 429, what, retryAfter });
  };
  if (wait > 0) return tooMany(wait);
  const receipt = await found(answering);
  // Of a thousand that come together all have begun to look before the first was wrong.
  const late = services.limits.wait(address, UNKNOWN);
  if (late > 0) return tooMany(late);
  if (receipt) {
    if (CHANGING.has(step) && form.manages?.change) {
      return form.manages.change({ ...given, code: receipt.code, step });
    }
    return managedPage(answering, step === 'cancel' ? await ended(answering, receipt) : receipt);
  }
  const retryAfter = services.limits.take(address, UNKNOWN);
  if (retryAfter > 0) return tooMany(retryAfter);
  counted('not-found');
  return codePage(answering, {
    status: 404,
    what: [{ text: view.say('receiptWrong'), target: RECEIPT }],
  });
}

async function found({ services, view }: Answering): Promise<Receipt | undefined> {
  const { stored, definition, typed } = view;
  const { byCode } = resourceOf(stored).people ?? {};
  const text = typed.get(RECEIPT) ?? '';
  // Who has the receipt's link has the secret, and may put all of it here.
  const token = readReceiptLink(text, definition)?.token;
  const typedCode = readReceiptCode(text);
  if (!byCode || (token === undefined && typedCode === undefined)) return undefined;
  // Nobody who types a code of nobody keeps those who write from writing.
  return services.storage.read(async (db) => {
    const code = token === undefined ? typedCode : await byCode.codeOf(db, definition, token);
    return code === undefined ? undefined : byCode.read(db, definition, code);
  });
}

/** Takes it back. @returns how it stands then; as it was where somebody else was faster */
async function ended({ services, view }: Answering, receipt: Receipt): Promise<Receipt> {
  const { stored, definition } = view;
  const { byCode } = resourceOf(stored).people ?? {};
  const { storage, now } = services;
  const after = await storage.write(async (db) => {
    await byCode?.end(db, definition, receipt.code, now());
    return byCode?.read(db, definition, receipt.code);
  });
  return after ?? receipt;
}
