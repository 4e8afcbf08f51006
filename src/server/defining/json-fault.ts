/** What a word processor and some keyboards make of a straight quote. */
const CURLY = /[“”„‟«»‘’‚]/;

/**
 * @param at where the first token stands that does not belong
 * @returns what somebody is to look for there, as far as it can be seen
 */
export function likelyFault(json: string, at: number): string | undefined {
  const found = json[at];
  const before = json.slice(0, at).trimEnd().at(-1) ?? '';
  if (found === undefined) {
    if (before === '') return 'there is nothing in it';
    return 'it ends too early: a bracket } or ] is missing, or a quote "';
  }
  if (CURLY.test(found)) return curlyWords(found);
  if (before === ',' && /[}\]]/.test(found)) return `the comma before ${found} is one too many`;
  if (before === ',' && found === ',') return 'a comma too many';
  // A value has ended, and something follows it that is no comma.
  const ended = /["}\]\w]/.test(before);
  if (ended && /["{[\d]/.test(found)) return 'a comma is missing before it';
  if (before === '"' && /\p{L}/u.test(found))
    return 'a quote " too many before it: in a text it is \\"';
  if (found === '"') return unendedText(json.slice(at + 1));
  if (found === "'") return 'quotes are double: "';
  if (found === '/' || found === '#') return 'JSON has no comments';
  if (/\p{L}/u.test(found)) return 'a text stands in quotes, "…"';
  return undefined;
}

/** @param rest what follows the quote that a text begins with */
function unendedText(rest: string): string {
  const [line = ''] = rest.split(/[\r\n]/);
  const [curly] = CURLY.exec(line) ?? [];
  if (curly !== undefined && !line.includes('"')) return curlyWords(curly);
  return 'the text that begins here has no quote " at the end of its line, or a \\ or a tab in it';
}

function curlyWords(quote: string): string {
  return `a curly quote ${quote}: it must be a straight one, "`;
}
