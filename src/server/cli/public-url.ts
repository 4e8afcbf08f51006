/**
 * @returns an address to put paths behind, without a slash at its end; undefined where it is none,
 * or says more than where the server is
 */
export function publicUrl(typed: string): string | undefined {
  const url = URL.parse(typed);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // Also an empty query, as in "https://deltag.example.dk?", would stand before the paths.
  if (/[?#]/.test(typed) || url.username || url.password) return undefined;
  return url.href.replace(/\/+$/, '');
}
