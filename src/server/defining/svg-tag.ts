const BLANKS = /\s*/y;
const SVG = /<svg[\s>/][^>]*/iy;
const DOCTYPE = /<!DOCTYPE/iy;
/** Where a document type ends, or its own declarations begin. */
const ENDS_OR_DECLARES = /[>[]/g;

/**
 * Reads an SVG as far as its first tag, step by step: one pattern for all that may stand before it
 * tries a file that is none in more ways than there is time for.
 * @returns the tag that an SVG begins with, without its `>`; undefined where a text is none
 */
export function svgTag(text: string): string | undefined {
  for (let at = 0; ;) {
    at += matchAt(BLANKS, text, at)?.length ?? 0;
    const next = afterPrologue(text, at);
    if (next === undefined) return matchAt(SVG, text, at);
    at = next;
  }
}

/** @returns where an instruction, a comment or a document type ends; undefined where none stands */
function afterPrologue(text: string, at: number): number | undefined {
  if (text.startsWith('<?', at)) return after('?>', text, at + 2);
  if (text.startsWith('<!--', at)) return after('-->', text, at + 4);
  if (matchAt(DOCTYPE, text, at) === undefined) return undefined;
  ENDS_OR_DECLARES.lastIndex = at;
  const found = ENDS_OR_DECLARES.exec(text);
  if (!found) return undefined;
  if (found[0] === '>') return found.index + 1;
  const declared = after(']', text, found.index);
  if (declared === undefined) return undefined;
  const end = declared + (matchAt(BLANKS, text, declared)?.length ?? 0);
  return text[end] === '>' ? end + 1 : undefined;
}

function after(end: string, text: string, from: number): number | undefined {
  const at = text.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}

/** @param pattern a sticky one */
function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
