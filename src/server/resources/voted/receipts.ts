import { ReceiptCheckSchema, ReceiptStatusSchema } from '../../../protocol/receipt-check.ts';
import type { ReceiptStatus } from '../../../protocol/receipt-check.ts';
import { readReceiptCode, readTrialCode } from '../../secrets/submission-key.ts';
import { hasReceipt, readReceipts } from '../../storage/queries/receipts.ts';
import type { Voted } from '../../storage/queries/definitions.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Owner } from '../../storage/tables.ts';
import { readSubmission } from '../../taking-part/read-submission.ts';
import { isTrialId } from '../../trial-id.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import type { AskedForList, AskedInBody, OwnRoute } from '../own-route.ts';

type Definition = Voted['definition'];

/** How many are read at a time: others come in between. */
const AT_A_TIME = 5000;
/** How many characters name a part of the list: one of 1,024. */
const PART = 2;
/** Behind every code, and behind every code that begins with what stands before the last of it. */
const LAST = 'ZZZZ-ZZZZ';

const PROVES = `A receipt tells that a ballot was recorded, and not what was on it. The list has as
many receipts as ballots were cast on-line (\`receipts\` in the results). Whoever finds theirs in it,
and counts the file of ballots again, knows that none was added or lost in between.`.replaceAll(
  '\n',
  ' ',
);

/** What whoever holds a receipt of a vote can ask. */
export function receiptRoutes(ownerOf: (id: string) => Owner): readonly OwnRoute<Definition>[] {
  return [
    {
      kind: 'question',
      path: 'receipts/check',
      summary: 'Whether a ballot with this receipt is recorded',
      operationId: (one) => `check${one}Receipt`,
      description: PROVES,
      schemas: {
        question: {
          name: 'ReceiptCheck',
          schema: ReceiptCheckSchema,
          example: { code: '7k3m q9tx' },
        },
        answer: {
          name: 'ReceiptStatus',
          schema: ReceiptStatusSchema,
          example: { status: 'recorded' },
        },
      },
      answer: ({ id }, asked) => check(ownerOf(id), asked),
    },
    {
      kind: 'list',
      path: 'receipts',
      summary: 'The receipts of all ballots that were cast on-line, in their order',
      operationId: (one) => `list${one}Receipts`,
      description: PROVES,
      parameters: [],
      answer: ({ id }, { storage }) => list(storage, ownerOf(id), '', LAST),
    },
    {
      kind: 'list',
      path: 'receipts/{part}',
      summary: 'The receipts with the same first two characters',
      operationId: (one) => `find${one}Receipts`,
      description: 'So that a device can look for a receipt without telling which it is.',
      parameters: [
        {
          name: 'part',
          in: 'path',
          required: true,
          description: 'How they begin.',
          example: '7K',
          schema: { type: 'string', minLength: PART, maxLength: PART },
        },
      ],
      answer: ({ id }, asked) => part(ownerOf(id), asked),
    },
  ];
}

async function check(owner: Owner, { storage, body }: AskedInBody): Promise<ReceiptStatus> {
  const read = isTrialId(owner.definition_id) ? readTrialCode : readReceiptCode;
  const code = read(readSubmission(ReceiptCheckSchema, body).code);
  const found = code !== undefined && (await storage.read((db) => hasReceipt(db, owner, code)));
  return { status: found ? 'recorded' : 'unknown' };
}

/** @throws Refusal if no receipt could begin like that */
async function part(owner: Owner, { storage, part = '' }: AskedForList): Promise<string> {
  const start = readReceiptCode(part, PART);
  if (start === undefined) throw new Refusal('not-found');
  // What is shorter comes before all that begin with it.
  return list(storage, owner, start, start + LAST.slice(PART));
}

/** @returns the receipts behind one and up to another, a line each */
async function list(storage: Reader, owner: Owner, first: string, last: string): Promise<string> {
  let lines = '';
  let after = first;
  for (;;) {
    const codes = await storage.read((db) =>
      readReceipts(db, owner, { after, last, most: AT_A_TIME }),
    );
    lines += codes.map((code) => `${code}\n`).join('');
    if (codes.length < AT_A_TIME) return lines;
    after = codes.at(-1) ?? '';
  }
}
