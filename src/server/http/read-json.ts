import { Refusal } from '../taking-part/refusal.ts';

/** The largest body there is a use for, in bytes. */
const LARGEST = 256 * 1024;
/** How much of a body that is too large is read and thrown away, so that its sender hears of it. */
const MOST_DISCARDED = 64 * 1024 * 1024;

/**
 * Reads a request's body without ever holding more of it than is allowed.
 * @returns what JSON.parse gives
 * @throws Refusal if it is not JSON, or too large
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal('unsupported-media-type');
  // The server throws away an announced body that nobody reads, and keeps the connection.
  const announced = Number(request.headers.get('content-length') ?? NaN);
  if (announced > LARGEST) throw new Refusal('too-large');
  try {
    // No more comes than was announced; and it is had much faster as a whole.
    const bytes = announced <= LARGEST ? await request.arrayBuffer() : await readBytes(request);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    // Also where the sender has hung up in the middle: there is nobody to answer, and no fault here.
    throw error instanceof Refusal ? error : new Refusal('not-json');
  }
}

async function readBytes({ body }: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size <= LARGEST) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_DISCARDED) break;
  }
  if (size > LARGEST) throw new Refusal('too-large');
  return Buffer.concat(chunks);
}
