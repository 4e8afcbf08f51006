import { PROOF_HEADER } from '../../../protocol/proof.ts';
import type { Definition } from '../../../protocol/resources.ts';
import { ask, NoAnswer, type Asking } from './ask.ts';
import { corsProblem, listIn } from './cors.ts';
import { listed } from '../../words.ts';
import type { Findings, Rule } from './findings.ts';

/** What a browser asks before a widget may send. */
interface Sent {
  readonly rule: Rule;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly string[];
  /** What does not work without it. */
  readonly what: string;
}

/** @returns the headers that a widget sends with a submission, which a browser asks for first */
export function sentHeaders({ delivery, proofOfWork }: Definition): string[] {
  return [
    'content-type',
    ...(delivery === 'once' ? ['idempotency-key'] : []),
    ...(proofOfWork ? [PROOF_HEADER] : []),
  ];
}

/** Asks what a browser asks before it sends, for all that a widget sends. */
export async function checkPreflights(
  definition: Definition,
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const { submit = endpoint, receipt } = definition.links ?? {};
  const sends: Sent[] = [
    {
      rule: 'preflight',
      url: new URL(submit, endpoint).href,
      method: 'POST',
      headers: sentHeaders(definition),
      what: 'send',
    },
    ...['GET', 'DELETE'].flatMap((method): Sent[] =>
      receipt === undefined
        ? []
        : [
            {
              rule: 'receipt-cors',
              url: new URL(receipt, endpoint).href,
              method,
              headers: ['authorization'],
              what: method === 'GET' ? 'read a receipt' : 'take something back',
            },
          ],
    ),
  ];
  for (const sent of sends) {
    const problem = await problemOf(sent, asking);
    if (problem === undefined) {
      found.fine(sent.rule, `a page elsewhere may ${sent.what} (${sent.method} with ${listed(sent.headers, 'and')})`); // prettier-ignore
    } else {
      found.must(sent.rule, `no page elsewhere can ${sent.what}: OPTIONS ${sent.url} ${problem}`);
    }
  }
}

async function problemOf(
  { url, method, headers: names }: Sent,
  asking: Asking,
): Promise<string | undefined> {
  try {
    const { status, headers } = await ask(url, asking, {
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': method,
        'access-control-request-headers': names.toSorted().join(','),
      },
    });
    if (status >= 300 && status < 400) return 'leads on elsewhere, which no browser follows here';
    if (status < 200 || status > 299) return `answers with ${status}, not with 200 or 204`;
    const problem = corsProblem(headers, asking.origin);
    if (problem !== undefined) return problem;
    const methods = listIn(headers, 'access-control-allow-methods');
    if (method === 'DELETE' && !methods.includes('delete') && !methods.includes('*')) {
      return 'has no DELETE in Access-Control-Allow-Methods';
    }
    const allowed = listIn(headers, 'access-control-allow-headers');
    // An asterisk stands for all but this one.
    const lacks = names.filter((name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*'))); // prettier-ignore
    return lacks.length > 0
      ? `lacks ${listed(lacks, 'and')} in Access-Control-Allow-Headers`
      : undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return error.message;
    throw error;
  }
}
