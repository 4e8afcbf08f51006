import type { Receipt } from '../../src/protocol/receipt.ts';

export interface Post {
  readonly key: string;
  readonly body: Record<string, unknown>;
}

type Answer = () => Response | Promise<Response>;

/**
 * An endpoint in memory, with the wire format of a real one: the same key gets the same receipt,
 * and what is stored is stored once. What it answers next can be set, to be unkind.
 */
export class FakeEndpoint {
  readonly url = new URL(`/api/${crypto.randomUUID()}`, location.href).href;
  readonly posts: Post[] = [];
  readonly stored = new Map<string, string>();
  /** What came with each POST as a proof of work. */
  readonly proofs: (string | null)[] = [];
  definition: object;
  receipt: Receipt = { code: '7K3M-Q9TX' };
  /** Answers to the next requests, in this order, in place of the true ones. */
  readonly nextGets: Answer[] = [];
  readonly nextPosts: Answer[] = [];
  /** Stores the next POST, and loses the answer on the way. */
  loseNextAnswer = false;
  #held: Promise<void> | undefined;

  /** @param definition of a backend that stores once, unless it says something else */
  constructor(definition: object) {
    this.definition = { delivery: 'once', ...definition };
  }

  /** Stores the next POST at once, and answers it later. @returns answers it */
  holdNextAnswer(): () => void {
    let release = () => {};
    this.#held = new Promise((done) => (release = done));
    return release;
  }

  readonly fetch: typeof globalThis.fetch = async (_input, init = {}) => {
    if (init.method !== 'POST') {
      return (await this.nextGets.shift()?.()) ?? Response.json(this.definition);
    }
    const key = new Headers(init.headers).get('idempotency-key') ?? '';
    const body = String(init.body);
    this.posts.push({ key, body: JSON.parse(body) });
    this.proofs.push(new Headers(init.headers).get('samskab-proof'));
    if (this.#held) {
      const [held, answer] = [this.#held, this.#store(key, body)];
      this.#held = undefined;
      await held;
      return answer;
    }
    return (await this.nextPosts.shift()?.()) ?? this.#store(key, body);
  };

  #store(key: string, body: string): Response {
    const before = this.stored.get(key);
    if (before !== undefined && before !== body)
      return problem(422, 'key-reused', { receipt: this.receipt });
    this.stored.set(key, body);
    if (this.loseNextAnswer) {
      this.loseNextAnswer = false;
      throw new TypeError('The connection was lost');
    }
    return Response.json(this.receipt, { status: 201 });
  }
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, more: object = {}): Response {
  return new Response(JSON.stringify({ status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

export function offline(): never {
  throw new TypeError('Failed to fetch');
}
