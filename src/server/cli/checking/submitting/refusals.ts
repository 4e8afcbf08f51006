import type { Definition } from '../../../../protocol/resources.ts';
import { USUAL_GRACE } from '../../../../protocol/grammar.ts';
import { NoAnswer } from '../ask.ts';
import type { Broken } from './broken.ts';
import type { Body } from './rules-of.ts';
import { newKey, orTold, type Sender } from './send.ts';

/** More than any submission has, in bytes: every server sets its limit below. */
const HUGE = 2 * 1024 * 1024;

/** What is refused whoever sends it, and whenever. */
export async function checkTransport(sender: Sender, good: Body): Promise<void> {
  const { found, definition } = sender;
  const told = (rule: 'not-json' | 'media-type' | 'key-missing' | 'proof', of: string, work: () => Promise<void>) => orTold(found, { rule, of }, work); // prettier-ignore
  await told('not-json', 'half a JSON', async () => {
    const answer = await sender.send('{"selections": [', newKey());
    sender.refused(answer, { rule: 'not-json', status: 400, code: 'not-json' }, 'half a JSON');
  });
  await told('media-type', 'text/plain', async () => {
    const answer = await sender.send(good, newKey(), { 'content-type': 'text/plain' });
    sender.refused(answer, { rule: 'media-type', status: 415, code: 'unsupported-media-type' }, 'text/plain'); // prettier-ignore
  });
  await told('key-missing', 'no Idempotency-Key', async () => {
    const answer = await sender.send(good, newKey(), { 'idempotency-key': undefined });
    sender.refused(answer, { rule: 'key-missing', status: 400, code: 'key-missing' }, 'what has no Idempotency-Key'); // prettier-ignore
  });
  if (definition.proofOfWork) {
    await told('proof', 'no proof of work', async () => {
      const answer = await sender.send(good, newKey(), { 'samskab-proof': undefined });
      sender.refused(answer, { rule: 'proof', status: 400, code: 'proof-missing' }, 'what has no proof of work'); // prettier-ignore
    });
  }
  await tooLarge(sender, good);
}

async function tooLarge(sender: Sender, good: Body): Promise<void> {
  const { found } = sender;
  try {
    const answer = await sender.send({ ...good, padding: 'x'.repeat(HUGE) }, newKey());
    sender.refused(answer, { rule: 'too-large', status: 413, code: 'too-large' }, 'a body of 2 MB');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    found.must('too-large', `a body of 2 MB: the server ${error.message}; read on and throw it away, then answer with 413, or its sender tries for ever`); // prettier-ignore
  }
}

/** What breaks a rule is told of by the code of the rule, and where it is. */
export async function checkRules(sender: Sender, broken: readonly Broken[]): Promise<void> {
  const { found } = sender;
  for (const { what, body, codes, pointers } of broken) {
    await orTold(found, { rule: 'rule', of: what }, async () => {
      const names = [...new Set(codes)].map((code) => `\`${code}\``).join(' or ');
      const answer = await sender.send(body, newKey());
      const expected = { rule: 'rule', status: 422, code: 'rule' } as const;
      const problem = sender.refused(answer, expected, `${what} (${names})`);
      if (problem?.code !== 'rule') return;
      const { errors = [] } = problem;
      const named = errors.find(({ code }) => (codes as readonly string[]).includes(code));
      if (errors.length === 0)
        found.must('rule', `${what}: \`errors\` is empty, and must say ${names}`); // prettier-ignore
      else if (!named) {
        found.must('rule', `${what}: \`errors\` says ${errors.map(({ code }) => `\`${code}\``).join(', ')}, and must say ${names}`); // prettier-ignore
      } else if (!pointers.some((one) => headOf(one) === headOf(named.pointer))) {
        found.should('rule', `${what}: \`pointer\` is ${JSON.stringify(named.pointer)}, and should be ${pointers.map((one) => JSON.stringify(one)).join(' or ')}: it leads to the field`); // prettier-ignore
      }
    });
  }
}

/** Lists may be told of in whole or in part, and in the order that they came in. */
function headOf(pointer: string): string | undefined {
  return pointer.split('/')[1];
}

/** Where a code is asked for: without one, and with one that nobody has. */
export async function checkCredential(sender: Sender, good: Body): Promise<void> {
  const { found } = sender;
  const expected = { rule: 'not-eligible', status: 403, code: 'not-eligible' } as const;
  const { credential: _code, ...bare } = good;
  const wrong = { ...bare, credential: { kind: 'code', code: 'SAMSKAB-CHECK-0' } };
  await orTold(found, { rule: 'not-eligible', of: 'no code' }, async () => {
    sender.refused(await sender.send(bare, newKey()), expected, 'what has no code');
    sender.refused(await sender.send(wrong, newKey()), expected, 'a code that is none');
  });
}

/** Before it opens and after it has closed everything is refused. */
export async function checkNotOpen(
  sender: Sender,
  good: Body,
  phase: Exclude<NonNullable<Definition['phase']>, 'open'>,
): Promise<void> {
  const code = phase === 'upcoming' ? 'not-open-yet' : 'closed';
  await orTold(sender.found, { rule: 'not-open', of: phase }, async () => {
    const answer = await sender.send(good, newKey());
    const { closes, grace = USUAL_GRACE } = sender.definition;
    const isGraceful = closes !== undefined && Date.now() < Date.parse(closes) + grace * 1000;
    if (phase === 'closed' && answer.status === 201 && isGraceful) return;
    sender.refused(answer, { rule: 'not-open', status: 403, code }, `what comes while it is ${phase}`); // prettier-ignore
  });
}
