/** In seconds: a change of a definition is seen by everybody after the first, on a good day. */
const FRESH = 5;
/** For so long more a cache may answer while it asks anew, and while we give no answer. */
const WHILE_ASKING = 30;
const WHILE_DOWN = 300;
/** Caches count whole seconds: nginx keeps what is to be kept for one for up to two. */
const ROUNDING = 1;

/**
 * A cache in front may carry an evening on television, but nothing it keeps may say what is no
 * longer so: all of its times end before the next opening or closing.
 * @param now milliseconds since 1970
 * @param ends until when somebody can take part, whatever it says of its closing
 * @returns a `cache-control` for a definition
 */
export function keepingUntilNext(
  { opens, closes }: { readonly opens?: string; readonly closes?: string },
  now: number,
  ends = Infinity,
): string {
  const times = [Date.parse(opens ?? ''), Date.parse(closes ?? ''), ends];
  const coming = times.filter((time) => time > now);
  const left = Math.floor((Math.min(...coming) - now) / 1000) - ROUNDING;
  const fresh = Math.min(FRESH, left);
  if (fresh < 1) return 'no-cache';
  const more = (seconds: number) => Math.min(seconds, left - fresh);
  return [
    'public',
    `max-age=${fresh}`,
    `stale-while-revalidate=${more(WHILE_ASKING)}`,
    `stale-if-error=${more(WHILE_DOWN)}`,
  ].join(', ');
}
