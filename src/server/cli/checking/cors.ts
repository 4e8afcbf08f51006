/** @returns why a page may not read an answer, as the end of a sentence; undefined where it may */
export function corsProblem(headers: Headers, origin: string): string | undefined {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === null) return 'has no Access-Control-Allow-Origin';
  if (allowed === '*' || allowed === origin) return undefined;
  if (allowed.includes(',')) {
    return `has Access-Control-Allow-Origin several times (${allowed}), as where a proxy adds what is there already: browsers take none then`;
  }
  if (allowed === 'null') return 'has "null" as Access-Control-Allow-Origin: that is no page';
  return `is for ${allowed} alone (Access-Control-Allow-Origin): --origin says which page asks, and was ${origin}`;
}

/** @returns the words of a header that is a list, in small letters */
export function listIn(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? '').split(',').map((one) => one.trim().toLowerCase()).filter(Boolean); // prettier-ignore
}
