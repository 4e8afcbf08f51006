import { MOST_ITEMS } from '../../protocol/grammar.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { Fields } from './fields.ts';

/** The largest body there is a use for, in bytes. */
const LARGEST = 256 * 1024;
/** A form writes each byte of a letter that is not English as three. */
const LARGEST_FORM = 3 * LARGEST;
/** How many fields a form may have: one for each item there can be, and what else is asked. */
const MOST_FIELDS = MOST_ITEMS + 2000;
/** How much of a body that is too large is read and thrown away, so that its sender hears of it. */
const MOST_DISCARDED = 64 * 1024 * 1024;

/**
 * Reads a request's body without ever holding more of it than is allowed.
 * @returns what JSON.parse gives
 * @throws Refusal if it is not JSON, or too large
 */
export async function readJson(request: Request): Promise<unknown> {
  if (typeOf(request) !== 'application/json') throw new Refusal('unsupported-media-type');
  return parsed(request, LARGEST, (text) => JSON.parse(text) as unknown);
}

/**
 * Reads what a browser sends of a form, as bounded.
 * @throws Refusal if it is no such form, or too large
 */
export async function readForm(request: Request): Promise<Fields> {
  if (typeOf(request) !== 'application/x-www-form-urlencoded') {
    throw new Refusal('unsupported-media-type');
  }
  return parsed(request, LARGEST_FORM, fieldsOf);
}

/** @throws Refusal if there are more than anybody asked for */
function fieldsOf(text: string): Fields {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) count++;
  if (count > MOST_FIELDS) throw new Refusal('too-large');
  return new Fields(text);
}

function typeOf({ headers }: Request): string | undefined {
  return headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
}

/** @throws Refusal if it is too large, not in UTF-8, or cannot be read */
async function parsed<T>(request: Request, largest: number, read: (text: string) => T): Promise<T> {
  // The server throws away an announced body that nobody reads, and keeps the connection.
  const announced = Number(request.headers.get('content-length') ?? NaN);
  if (announced > largest) throw new Refusal('too-large');
  try {
    // No more comes than was announced; and it is had much faster as a whole.
    const bytes =
      announced <= largest ? await request.arrayBuffer() : await readBytes(request, largest);
    return read(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // Also where the sender has hung up in the middle: there is nobody to answer, and no fault here.
    throw error instanceof Refusal ? error : new Refusal('not-json');
  }
}

async function readBytes({ body }: Request, largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size <= largest) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_DISCARDED) break;
  }
  if (size > largest) throw new Refusal('too-large');
  return Buffer.concat(chunks);
}
