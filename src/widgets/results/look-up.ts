import { request, readText, type Fetch } from '../../protocol/client/request.ts';

/** What came of looking for a receipt. */
export type LookedUp =
  | { readonly status: 'idle' | 'looking' | 'malformed' | 'trial' | 'early' | 'lost' }
  | {
      readonly status: 'found' | 'absent';
      /** As it stands in the list. */
      readonly code: string;
      /** How many receipts there are in the list. */
      readonly there: number;
    };

/** Milliseconds: a list of a city is a megabyte. */
const PATIENCE = 60_000;

/**
 * Looks for a receipt in the published list, on this device: of what is asked for, the server learns
 * nothing, as the list is fetched whole.
 * @param url absolute; where the list is, a receipt a line
 */
export async function lookUp(
  typed: string,
  url: string,
  options: { readonly fetch?: Fetch | undefined; readonly signal: AbortSignal },
): Promise<LookedUp> {
  const code = readCode(typed);
  if (code === undefined) return { status: /^\s*test/i.test(typed) ? 'trial' : 'malformed' };
  try {
    const init = { headers: { accept: 'text/plain' } };
    const response = await request(url, init, { ...options, timeout: PATIENCE });
    // What grows would tell who has just come: until it has closed there is no list.
    if (response.status === 409) return { status: 'early' };
    if (!response.ok) return { status: 'lost' };
    const list = `\n${(await readText(response)).replaceAll('\r', '').trim()}\n`;
    const status = list.includes(`\n${code}\n`) ? 'found' : 'absent';
    return { status, code, there: linesOf(list) };
  } catch {
    return { status: 'lost' };
  }
}

function linesOf(list: string): number {
  let lines = 0;
  for (let at = list.search(/[^\n]/); at > 0; at = list.indexOf('\n', at) + 1) {
    if (at < list.length) lines++;
    else break;
  }
  return lines;
}

/**
 * @param typed as a person types: any case, with blanks, dashes or dots, O for 0, I or L for 1
 * @returns it as it stands in the list, `7K3M-Q9TX`; undefined if no receipt looks like that
 */
export function readCode(typed: string): string | undefined {
  const meant = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}\u2212]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(meant)
    ? `${meant.slice(0, 4)}-${meant.slice(4)}`
    : undefined;
}
