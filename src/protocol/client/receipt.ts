import { readReceipt, type Receipt } from '../read-receipt.ts';
import { UnreadableError } from './errors.ts';
import { readAnswer } from './read-answer.ts';
import { request, type RequestOptions } from './request.ts';

/**
 * Reads (`GET`) or cancels (`DELETE`) what a receipt stands for.
 * @param token the secret from the receipt's `manage` link; sent in a header, never in a URL
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function receipt(
  url: string,
  token: string,
  method: 'GET' | 'DELETE',
  options: RequestOptions = {},
): Promise<Receipt> {
  const headers = { authorization: `Bearer ${token}` };
  return receiptIn(await readAnswer(await request(url, { method, headers }, options)));
}

/** @throws UnreadableError where an answer is none */
export function receiptIn(body: unknown): Receipt {
  const found = readReceipt(body);
  if (!found) throw new UnreadableError('The answer is not a receipt');
  return found;
}
