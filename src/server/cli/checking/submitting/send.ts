import { createHash, randomUUID } from 'node:crypto';
import type { ProblemDetails } from '../../../../protocol/problem.ts';
import { PROOF_HEADER, isProof, proofText } from '../../../../protocol/proof.ts';
import { readProblem } from '../../../../protocol/read-problem.ts';
import { readReceipt, type Receipt } from '../../../../protocol/read-receipt.ts';
import type { Definition } from '../../../../protocol/resources.ts';
import { ask, NoAnswer, type Answer, type Asking } from '../ask.ts';
import { corsProblem } from '../cors.ts';
import { quoted, type Findings, type Rule } from '../findings.ts';

/** The server lets nothing more in for a while: what was not tried yet is not. */
export class NoMore extends Error {
  override readonly name = 'NoMore';

  /** @param seconds how long it asks to wait; NaN where it does not say */
  constructor(seconds: number) {
    const when = Number.isFinite(seconds) ? `in ${seconds} seconds` : 'later';
    super(`it lets no more in now (429), so not all was tried: let one address send 60 a minute, or try again ${when}`); // prettier-ignore
  }
}

/** Sends as a widget does, and keeps what is found. */
export class Sender {
  readonly definition: Definition;
  /** What links are relative to. */
  readonly endpoint: string;
  /** Where to POST. */
  readonly url: string;
  readonly asking: Asking;
  readonly found: Findings;
  /** How many were taken, by the keys they came under. */
  readonly taken = new Set<string>();

  constructor(definition: Definition, endpoint: string, asking: Asking, found: Findings) {
    this.definition = definition;
    this.endpoint = endpoint;
    this.url = new URL(definition.links?.submit ?? endpoint, endpoint).href;
    this.asking = asking;
    this.found = found;
  }

  /**
   * @param body a text goes as it is
   * @param headers in place of those that a widget sends; undefined leaves one out
   * @throws NoAnswer
   */
  async send(
    body: unknown,
    key: string,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Answer> {
    const { delivery, proofOfWork } = this.definition;
    const all = {
      'content-type': 'application/json',
      ...(delivery === 'once' && { 'idempotency-key': key }),
      ...(proofOfWork && { [PROOF_HEADER]: proofFor(this.definition, key) }),
      ...headers,
    };
    const init = {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>, // prettier-ignore
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    const answer = await this.#patiently(() => ask(this.url, this.asking, init));
    if (answer.status >= 200 && answer.status < 300) this.taken.add(key);
    return answer;
  }

  /**
   * Waits once where many were sent.
   * @throws NoMore where nothing more is let in
   */
  async #patiently(work: () => Promise<Answer>): Promise<Answer> {
    const answer = await work();
    const { status, headers } = answer;
    if (status !== 429 && status !== 503) return answer;
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    if (!Number.isFinite(seconds)) {
      this.found.must('retry-after', `${status} comes without Retry-After in seconds: nobody knows when to try again`); // prettier-ignore
    }
    if (status === 429 && !(seconds <= LONGEST_WAIT)) throw new NoMore(seconds);
    if (!(seconds <= LONGEST_WAIT)) return answer;
    await new Promise((done) => setTimeout(done, seconds * 1000));
    const again = await work();
    if (again.status === 429) throw new NoMore(seconds);
    return again;
  }

  /**
   * Holds a refusal against what it must be.
   * @param what was sent, for the sentence
   * @returns its problem, where it is one
   */
  refused(
    answer: Answer,
    expected: { readonly rule: Rule; readonly status: number; readonly code: string },
    what: string,
  ): ProblemDetails | undefined {
    const { found } = this;
    const { rule, status, code } = expected;
    const { headers } = answer;
    if (answer.status < 300) {
      found.must(rule, `${what} was taken (${answer.status}), and must be refused with ${status} and \`${code}\``); // prettier-ignore
      return undefined;
    }
    if (answer.status < 400) {
      found.must('redirect', `POST leads on (${answer.status} to ${quoted(headers.get('location') ?? '')}): what is sent is lost there. Give the address at its end as the endpoint`); // prettier-ignore
      return undefined;
    }
    const problem = readProblem(jsonOf(answer));
    const said = problem ? `\`${problem.code}\`` : 'no code';
    if (answer.status !== status || problem?.code !== code) {
      found.must(rule, `${what} is refused with ${answer.status} and ${said}, and must be with ${status} and \`${code}\``); // prettier-ignore
    } else found.fine(rule, `${what} is refused with ${status} and \`${code}\``);
    this.#shape(answer, problem);
    return problem;
  }

  #shape(answer: Answer, problem: ProblemDetails | undefined): void {
    const { found, asking } = this;
    const { headers, status } = answer;
    const type = headers.get('content-type') ?? '';
    if (!/^application\/problem\+json\b/i.test(type)) {
      found.must('problem', `a refusal comes as ${quoted(type)}, and must come as application/problem+json`); // prettier-ignore
    }
    if (!problem) {
      found.must('problem', 'a refusal has no `code`: the widget cannot say what is wrong');
    } else if (problem.status !== undefined && problem.status !== status) {
      found.should('problem', `\`status\` in a refusal is ${problem.status}, and the answer has ${status}`); // prettier-ignore
    }
    const cors = corsProblem(headers, asking.origin);
    if (cors !== undefined) {
      found.must('refusal-cors', `a refusal (${status}) ${cors}: the widget says that there is no connection, not what is wrong`); // prettier-ignore
    }
    if (!/no-store/i.test(headers.get('cache-control') ?? '')) {
      found.should('problem', 'a refusal comes without "Cache-Control: no-store"');
    }
  }
}

/** In seconds: who waits longer for a check has gone home. */
const LONGEST_WAIT = 65;

export function newKey(): string {
  return randomUUID();
}

/** @returns the body as JSON; undefined where it is none */
export function jsonOf({ bytes }: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export function receiptOf(answer: Answer): Receipt | undefined {
  return readReceipt(jsonOf(answer));
}

function proofFor({ type, id }: Definition, key: string): string {
  for (let nonce = 0; ; nonce++) {
    const hash = createHash('sha256')
      .update(proofText({ type, id }, key, nonce))
      .digest();
    if (isProof(hash)) return String(nonce);
  }
}

/** Does a part of the check; where no answer comes, that is what is found. */
export async function orTold(
  found: Findings,
  what: { readonly rule: Rule; readonly of: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    found.must(what.rule, `${what.of}: the server ${error.message}`);
  }
}
