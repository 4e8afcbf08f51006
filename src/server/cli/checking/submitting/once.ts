import * as v from 'valibot';
import type { Receipt } from '../../../../protocol/read-receipt.ts';
import { ReceiptSchema } from '../../../../protocol/receipt.ts';
import { readReceiptLink } from '../../../../protocol/receipt-link.ts';
import { faultWords } from '../../../defining/fault-words.ts';
import { ask, type Answer } from '../ask.ts';
import { corsProblem } from '../cors.ts';
import { few, quoted } from '../findings.ts';
import type { Body } from './rules-of.ts';
import { jsonOf, newKey, orTold, receiptOf, type Sender } from './send.ts';

/** Sends to who promises nothing: one, once. */
export async function checkPlain(sender: Sender, good: Body): Promise<void> {
  const { found, asking } = sender;
  await orTold(found, { rule: 'created', of: 'a submission' }, async () => {
    const answer = await sender.send(good, newKey());
    if (answer.status < 200 || answer.status > 299) {
      found.must('created', `a submission that keeps the rules is answered with ${answer.status}${codeIn(answer)}`); // prettier-ignore
      return;
    }
    const cors = corsProblem(answer.headers, asking.origin);
    if (cors !== undefined)
      found.must('created', `the answer to a submission ${cors}: the widget cannot tell that it arrived`); // prettier-ignore
    else found.fine('created', `a submission is answered with ${answer.status}`);
    if (receiptOf(answer)) found.fine('receipt', 'a receipt comes with it');
  });
}

/** What is sent. */
interface Sent {
  readonly good: Body;
  /** What is not the same as that. */
  readonly other: unknown;
  /** What another person sends; undefined where nobody else can. */
  readonly second: Body | undefined;
}

/**
 * Sends one submission, again, with another body, and at once.
 */
export async function checkOnce(sender: Sender, { good, other, second }: Sent): Promise<void> {
  const { found } = sender;
  const key = newKey();
  let first: Receipt | undefined;
  const before = await placesLeft(sender, good);
  await orTold(found, { rule: 'created', of: 'a submission' }, async () => {
    first = checkCreated(sender, await sender.send(good, key));
  });
  if (!first) return;
  const { code } = first;
  await orTold(found, { rule: 'same-key', of: 'the same again' }, async () => {
    checkSame(sender, await sender.send(good, key), code, 'the same, sent again under its key,');
  });
  const after = await placesLeft(sender, good);
  if (before !== undefined && after !== undefined && before - after > sizeOf(good)) {
    found.must('same-key', `the same household took ${before - after} places when it was sent twice under one key, and is ${sizeOf(good)}: it counts twice`); // prettier-ignore
  }
  await orTold(found, { rule: 'other-body', of: 'another body' }, async () => {
    const answer = await sender.send(other, key);
    const expected = { rule: 'other-body', status: 422, code: 'key-reused' } as const;
    sender.refused(answer, expected, 'another body under the same key');
  });
  await checkUsed(sender, good);
  if (second) await checkAtOnce(sender, second, code);
  else found.fine('in-flight', 'several at once were not sent: that takes a second code (--code)');
  await checkManage(sender, first);
}

/** @returns how many places of the date that is taken are told of; undefined where none are */
async function placesLeft(sender: Sender, good: Body): Promise<number | undefined> {
  const { definition, endpoint, asking } = sender;
  const [date] = (good['dates'] ?? []) as string[];
  if (definition.links?.places === undefined || date === undefined) return undefined;
  const url = new URL(definition.links.places, endpoint).href;
  const answer = await ask(url, asking).catch(() => undefined);
  const left = (answer && (jsonOf(answer) as Record<string, unknown> | undefined))?.[date];
  return typeof left === 'number' ? left : undefined;
}

function sizeOf({ adults, children }: Body): number {
  return Number(adults) + Number(children);
}

function checkCreated(sender: Sender, answer: Answer): Receipt | undefined {
  const { found, asking } = sender;
  const { status, headers } = answer;
  if (status >= 300 && status < 400) {
    found.must('redirect', `POST leads on (${status} to ${quoted(headers.get('location') ?? '')}): what is sent is lost there. Give the address at its end as the endpoint`); // prettier-ignore
    return undefined;
  }
  if (status < 200 || status > 299) {
    found.must('created', `a submission that keeps the rules is answered with ${status}${codeIn(answer)}, and must be with 201`); // prettier-ignore
    return undefined;
  }
  if (status !== 201)
    found.must('created', `a submission is answered with ${status}, and must be with 201: it is stored, and here is the receipt`); // prettier-ignore
  else found.fine('created', 'a submission is answered with 201');
  const cors = corsProblem(headers, asking.origin);
  if (cors !== undefined) found.must('created', `the answer to a submission ${cors}: the widget cannot tell that it arrived`); // prettier-ignore
  if (!/no-store/i.test(headers.get('cache-control') ?? '')) {
    found.should('created', 'a receipt comes without "Cache-Control: no-store": it is for one person'); // prettier-ignore
  }
  return checkReceipt(sender, answer);
}

function checkReceipt({ found }: Sender, answer: Answer): Receipt | undefined {
  const body = jsonOf(answer);
  const result = v.safeParse(ReceiptSchema, body);
  if (!result.success) {
    for (const issue of result.issues) found.must('receipt', `the receipt: ${faultWords(issue)}`);
    return receiptOf(answer);
  }
  const { code } = result.output;
  if (code.length < 4 || code.length > 20) {
    found.should('receipt', `its code has ${code.length} characters: people read it aloud and write it down`); // prettier-ignore
  } else found.fine('receipt', `the receipt says ${quoted(code)}`);
  return result.output;
}

function checkSame({ found }: Sender, answer: Answer, code: string, what: string): void {
  const again = receiptOf(answer);
  if (answer.status === 201 && again?.code === code) {
    found.fine('same-key', `${what} gets the first answer again`);
  } else if (again && again.code !== code) {
    found.must('same-key', `${what} gets another receipt (${quoted(again.code)} in place of ${quoted(code)}): it counts twice`); // prettier-ignore
  } else {
    found.must('same-key', `${what} is answered with ${answer.status}${codeIn(answer)}, and must get the first answer again`); // prettier-ignore
  }
}

/** A code that was used is good for nothing under another key. */
async function checkUsed(sender: Sender, good: Body): Promise<void> {
  if (good['credential'] === undefined) return;
  await orTold(sender.found, { rule: 'already-voted', of: 'a used code' }, async () => {
    const answer = await sender.send(good, newKey());
    const expected = { rule: 'already-voted', status: 409, code: 'already-voted' } as const;
    sender.refused(answer, expected, 'a code that was used');
  });
}

/** As many as a finger that trembles sends; two alone often miss each other. */
const AT_ONCE = 4;

/** A second tab, a line that comes back: one of them counts, the others wait or hear the same. */
async function checkAtOnce(sender: Sender, body: Body, before: string): Promise<void> {
  const { found } = sender;
  const key = newKey();
  await orTold(found, { rule: 'in-flight', of: 'several at once' }, async () => {
    const sent = Array.from({ length: AT_ONCE }, () => sender.send(body, key));
    const answers = await Promise.all(sent);
    const codes = answers.filter(({ status }) => status === 201).map((one) => receiptOf(one)?.code);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      const expected = { rule: 'in-flight', status: 409, code: 'in-flight' } as const;
      sender.refused(answer, expected, 'one of several at once under the same key');
    }
    if (codes.length === 0) {
      found.must('in-flight', 'of several at once under the same key none was taken');
      return;
    }
    if (new Set(codes).size > 1) {
      found.must('in-flight', `several at once under the same key got several receipts (${few([...new Set(codes)].map((code) => quoted(code ?? '')))}): all of them count. Let the database hold one key once (UNIQUE), in the transaction that stores`); // prettier-ignore
      return;
    }
    const [code = ''] = codes;
    checkSame(sender, await sender.send(body, key), code, 'the same, sent once more after several at once,'); // prettier-ignore
    if (code === before) found.must('receipt', `two submissions got the same code, ${quoted(code)}`); // prettier-ignore
    if (!found.isBad('in-flight')) found.fine('in-flight', 'of several at once under the same key one is stored'); // prettier-ignore
  });
}

/** Reads by the receipt what was sent, and takes it back. */
async function checkManage(
  { found, definition, asking, endpoint }: Sender,
  first: Receipt,
): Promise<void> {
  const link = definition.links?.receipt;
  const { manage } = first.links ?? {};
  if (link === undefined || manage === undefined) return;
  const read = readReceiptLink(manage, definition);
  if (!read) {
    found.must('manage', `\`links.manage\` has no samskab-receipt=TOKEN behind a #: ${quoted(manage)}`); // prettier-ignore
    return;
  }
  if (
    !manage.slice(manage.indexOf('#') + 1).includes('samskab-receipt=') ||
    !manage.includes('#')
  ) {
    found.must('manage', '`links.manage` has its token before the #: servers write that into their logs'); // prettier-ignore
  }
  const address = new URL(link, endpoint).href;
  for (const method of ['GET', 'DELETE']) {
    await orTold(found, { rule: 'manage', of: `${method} of the receipt` }, async () => {
      const headers = { authorization: `Bearer ${read.token}` };
      const answer = await ask(address, asking, { method, headers });
      if (answer.status !== 200 || !receiptOf(answer)) {
        found.must('manage', `${method} ${address} with the token of a receipt answers with ${answer.status}${codeIn(answer)}, and must with 200 and the receipt`); // prettier-ignore
      } else found.fine('manage', method === 'GET' ? 'a receipt shows what it stands for' : 'what was sent is taken back by it'); // prettier-ignore
    });
  }
}

function codeIn(answer: Answer): string {
  const { code, errors } = (jsonOf(answer) ?? {}) as { code?: unknown; errors?: unknown };
  const more = Array.isArray(errors) ? ` ${quoted(JSON.stringify(errors))}` : '';
  return typeof code === 'string' ? ` and ${quoted(code)}${more}` : '';
}
