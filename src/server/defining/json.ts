import { Mistake } from '../mistake.ts';
import { likelyFault } from './json-fault.ts';

/**
 * @returns what JSON.parse gives
 * @throws Mistake with the line and the column; or with the name and the line of a key that stands
 * twice in a group, of which JSON.parse takes the last in silence
 */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  const parsed = parsedOf(json);
  const twice = keyTwice(json);
  if (twice) {
    const [first, second] = twice.at.map((at) => json.slice(0, at).split('\n').length);
    throw new Mistake(`has ${twice.key} twice: on line ${first} and on line ${second}`);
  }
  return parsed;
}

function parsedOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    const at = faultOf(json);
    const before = json.slice(0, at).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    const seen = likelyFault(json, at);
    const look = seen === undefined ? '' : ` (${seen})`;
    throw new Mistake(`is not JSON: line ${before.length}, column ${column}${look}`);
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * @param json what JSON.parse takes
 * @returns the first key that stands twice in a group, and where
 */
function keyTwice(json: string): { key: string; at: [number, number] } | undefined {
  /** Of each group that is open, its keys by what they say, and where they stand; of a list none. */
  const open: Map<unknown, number>[] = [];
  let last: RegExpExecArray | undefined;
  for (const token of json.matchAll(TOKEN)) {
    const [sign] = token;
    if (sign === '{' || sign === '[') open.push(new Map());
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ':' && last) {
      const key: unknown = JSON.parse(last[0]);
      const before = open.at(-1)?.get(key);
      if (before !== undefined) return { key: last[0], at: [before, last.index] };
      open.at(-1)?.set(key, last.index);
    }
    last = token;
  }
  return undefined;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const ATOM = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * JSON.parse names the place of some faults and not of others, in other words in each version; so
 * a text that it has refused is read once more, by RFC 8259.
 * @returns the index of the first token that does not belong
 */
function faultOf(json: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(json);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const sign = (character: string): boolean => {
    take(SPACE);
    if (json[at] !== character) return false;
    at++;
    return true;
  };
  const series = (part: () => boolean, end: string): boolean => {
    if (sign(end)) return true;
    do if (!part()) return false;
    while (sign(','));
    return sign(end);
  };
  const member = (): boolean => take(SPACE) && take(STRING) && sign(':') && value();
  const value = (): boolean => {
    if (sign('{')) return series(member, '}');
    if (sign('[')) return series(value, ']');
    return take(STRING) || take(ATOM);
  };
  if (value()) take(SPACE);
  return at;
}
