import type { Tag } from './words.ts';

type Args = Readonly<Record<string, unknown>>;

/** What stands there before the script or without it, in the language of the samples. */
const FALLBACK: Record<Tag, string> = {
  'samskab-budget-allocator': 'Fordel pengene her',
  'samskab-event-signup': 'Tilmeld dig her',
  'samskab-idea-form': 'Skriv din idé her',
  'samskab-results': 'Se resultatet her',
  'samskab-voting-ballot': 'Stem her',
};

/** Where a story brings its definition itself, what is pasted has an address all the same. */
const ELSEWHERE = 'https://deltag.example/api/…';

/** Attributes of the tag that a page may set; properties are no part of what is pasted. */
const ATTRIBUTES = ['lang', 'remember', 'history', 'item'];

/**
 * @param args what the controls have set; anything else is left out
 * @returns what an editor pastes: the script, the tag, and in it the link that stands there before
 * the script or without it; with a style sheet above where a custom property is set
 */
export function snippetOf(tag: Tag, args: Args): string {
  const endpoint = String(args['endpoint'] || ELSEWHERE);
  const { origin } = new URL(endpoint);
  const attributes = ATTRIBUTES.filter((name) => args[name])
    .map((name) => ` ${name}="${escaped(args[name])}"`)
    .join('');
  const slots = Object.entries(args)
    .filter(([name, value]) => name.endsWith('-slot') && value)
    .map(
      ([name, value]) => `  <div slot="${name.slice(0, -'-slot'.length)}">${String(value)}</div>\n`,
    )
    .join('');
  return `${styleOf(tag, args)}<script type="module" src="${origin}/samskab.js"></script>
<${tag} endpoint="${escaped(endpoint)}"${attributes}>
${slots}  <a href="${escaped(endpoint.replace('/api/', '/'))}">${FALLBACK[tag]}</a>
</${tag}>`;
}

function styleOf(tag: Tag, args: Args): string {
  const set = Object.entries(args).filter(([name, value]) => name.startsWith('--') && value);
  if (set.length === 0) return '';
  const lines = set.map(([name, value]) => `    ${name}: ${String(value)};\n`).join('');
  return `<style>\n  ${tag} {\n${lines}  }\n</style>\n`;
}

function escaped(value: unknown): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
