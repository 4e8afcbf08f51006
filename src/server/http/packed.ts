import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Ctx } from './context.ts';
import { Recent } from './recent.ts';

type Encoding = 'br' | 'gzip';
type Bytes = Uint8Array<ArrayBuffer>;

/** A shorter text is not worth the trouble, in bytes. */
const SHORT = 1024;

type Encoders = Record<Encoding, (bytes: Bytes) => Promise<Bytes>>;

const shortest: Encoders = {
  // Beyond this a text takes ten times as long and is hardly shorter.
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Some four times as fast, and a tenth longer. */
const fast: Encoders = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** A text that is sent many times: it is compressed when it is first asked for so, and kept. */
export class Packed {
  readonly plain: Bytes;
  readonly type: string;
  /** What is another for another text. */
  readonly digest: string;
  readonly #encoders: Encoders;
  readonly #compressed = new Map<Encoding, Promise<Bytes>>();

  /** @param type its media type */
  constructor(text: string | Bytes, type = 'application/json', encoders = shortest) {
    this.type = type;
    this.#encoders = encoders;
    this.plain = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    this.digest = createHash('sha256').update(this.plain).digest('base64url').slice(0, 27);
  }

  /** @returns the same promise each time */
  as(encoding: Encoding): Promise<Bytes> {
    const known = this.#compressed.get(encoding);
    if (known) return known;
    const made = this.#encoders[encoding](this.plain);
    this.#compressed.set(encoding, made);
    return made;
  }

  /** @returns an entity tag: what is compressed otherwise is another */
  tag(encoding: Encoding | undefined): string {
    return encoding === undefined ? `"${this.digest}"` : `"${this.digest}-${encoding}"`;
  }
}

/** @returns it as the asker takes it, or that it is what they have already */
export async function sendPacked(c: Ctx, packed: Packed): Promise<Response> {
  const short = packed.plain.byteLength < SHORT;
  const encoding = short ? undefined : encodingFor(c.req.header('accept-encoding'));
  const tag = packed.tag(encoding);
  c.header('etag', tag);
  c.header('vary', 'Accept-Encoding', { append: true });
  if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304);
  const bytes = encoding === undefined ? packed.plain : await packed.as(encoding);
  if (encoding !== undefined) c.header('content-encoding', encoding);
  c.header('content-type', packed.type);
  c.header('content-length', String(bytes.byteLength));
  return c.body(streamOf(bytes));
}

/** Of the pages that were sent lately so much is at hand, in bytes before compression. */
const PAGES_AT_HAND = 20_000_000;
const pages = new Recent<Packed>(PAGES_AT_HAND, ({ plain }) => plain.byteLength);

/**
 * A page that anybody may ask for, compressed as the asker takes it; of many who ask for the same, once.
 * One that answers to what somebody filled in stays as it is, and is not kept: how short it gets would
 * tell of its key.
 */
export function sendPackedPage(c: Ctx, html: string): Response | Promise<Response> {
  if (c.req.method === 'POST') return c.html(html);
  const made = new Packed(html, 'text/html; charset=UTF-8', fast);
  const page = pages.get(made.digest) ?? made;
  pages.set(page.digest, page);
  return sendPacked(c, page);
}

/** What is given to a response as bytes is copied twice; what comes as a stream is sent as it is. */
function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** @returns how gladly a compression is taken, from 0 to 1, as `Accept-Encoding` says it */
function weighing(header = ''): (name: Encoding) => number {
  const weights = new Map(header.toLowerCase().split(',').map(weightOf));
  return (name) => weights.get(name) ?? weights.get('*') ?? 0;
}

export function takesGzip(header: string | undefined): boolean {
  return weighing(header)('gzip') > 0;
}

/** @returns the shortest of what is taken most gladly; undefined for the text as it is */
export function encodingFor(header: string | undefined): Encoding | undefined {
  const weight = weighing(header);
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : undefined;
}

function weightOf(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
  const [, q] = /^q\s*=\s*([\d.]+)$/.exec(parameters[0] ?? '') ?? [];
  return [name, q === undefined ? 1 : Number(q)];
}

/** A proxy that compresses by itself makes a tag weak; it is the same all the same. */
function matches(header: string | undefined, tag: string): boolean {
  if (header?.trim() === '*') return true;
  return header?.match(/"[^"]*"/g)?.includes(tag) ?? false;
}
