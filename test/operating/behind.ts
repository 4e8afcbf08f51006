/** A server behind an nginx of the tests' own, and somebody who asks through it. */
import nodeTest, { type TestContext } from 'node:test';
import { request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { findNginx, howToInstallNginx, startNginx, type Nginx } from '../tools/nginx.ts';
import { newKey, start, type TestServer, type TestServerOptions } from '../server/tools.ts';

const nginx = findNginx();

/** Runs a test where nginx is, and says so where it is not. */
export function nginxTest(name: string, work: (t: TestContext) => Promise<void>): void {
  nodeTest(name, nginx ? {} : { skip: `nginx is not here. ${howToInstallNginx}` }, work);
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Whose address it comes from, of this machine's many: 127.0.0.1 unless given. */
  readonly from?: string;
}

export interface Behind {
  readonly server: TestServer;
  readonly nginx: Nginx;
  /** Asks nginx with TLS. */
  ask(path: string, asked?: Asked): Promise<Reply>;
  /** Posts JSON under a key, a new one unless given. */
  post(path: string, body: unknown, asked?: Asked & { readonly key?: string }): Promise<Reply>;
}

export interface BehindOptions extends TestServerOptions {
  readonly at?: 'name' | 'path';
  readonly cache?: boolean;
}

/** The address as people type it. */
export const PUBLIC = { name: 'https://deltag.example.dk', path: 'https://by.example.dk/deltag' };

export async function behind(t: TestContext, options: BehindOptions = {}): Promise<Behind> {
  const { at = 'name', cache = false, ...rest } = options;
  const server = await start(t, { origin: PUBLIC[at], trustProxy: ['127.0.0.1'], ...rest });
  const front = await startNginx(nginx ?? '', { port: server.port, at, cache });
  t.after(() => front.stop());
  const ask = (path: string, asked: Asked = {}) => answerOf(optionsFor(front, at, path, asked), asked.body); // prettier-ignore
  return {
    server,
    nginx: front,
    ask,
    post: (path, body, { key = newKey(), headers = {}, ...asked } = {}) =>
      ask(path, {
        ...asked,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        body: JSON.stringify(body),
      }),
  };
}

/** @returns what `node:https` needs to ask nginx by its public name, whose certificate must fit */
export function optionsFor(
  { port, certificate }: Nginx,
  at: 'name' | 'path',
  path: string,
  { method = 'GET', headers = {}, from = '127.0.0.1' }: Asked = {},
): RequestOptions {
  const { hostname } = new URL(PUBLIC[at]);
  return {
    host: '127.0.0.1',
    port,
    ca: certificate,
    servername: hostname,
    localAddress: from,
    agent: false,
    method,
    path,
    headers: { host: hostname, ...headers },
  };
}

async function answerOf(options: RequestOptions, body: string | undefined): Promise<Reply> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request(options, resolve).once('error', reject);
    asking.end(body);
  });
  return replyOf(response);
}

export async function replyOf(response: IncomingMessage): Promise<Reply> {
  const bytes = await buffer(response);
  const text = bytes.toString();
  const isJson = /json/.test(response.headers['content-type'] ?? '') && !isCompressed(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text,
    json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

function isCompressed({ headers }: IncomingMessage): boolean {
  return headers['content-encoding'] !== undefined;
}
