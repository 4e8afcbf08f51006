/** What a Markdown file needs to be read in Storybook as it is on a code host: its links. */

/** Files of the repository, from its root, and the ids of their pages. */
export type Ids = Readonly<Record<string, string>>;

/** A link or a picture, in Markdown or in HTML; code, in which none is one, is taken whole. */
const LINKS = /^```.*?^```|`[^`\n]+`|(\]\()([^)\s]+)(\))|((?:src|href)=")([^"]+)(")/gms;

/**
 * @param file where the text lies, from the root of the repository
 * @returns the text, with links that lead to pages of the site; what is a file and no page is opened
 * beside it where it lies in `docs`, and else only named
 */
export function forSite(text: string, file: string, ids: Ids): string {
  const linked = text.replaceAll(
    LINKS,
    (all, open = '', to = '', close = '', openTag = '', source = '', closeTag = '') => {
      if (to) return open + siteLink(to, file, ids) + close;
      return source ? openTag + siteLink(source, file, ids) + closeTag : all;
    },
  );
  // A file is no page of Storybook's, so it is opened as what it is.
  return linked
    .replaceAll(/\[([^\]]+)\]\((\.\/docs\/[^)]+)\)/g, '<a href="$2" target="_blank">$1</a>') // prettier-ignore
    .replaceAll(/\[([^\]]+)\]\(repository:([^)]+)\)/g, (_, words: string, path: string) =>
      words.includes(path) ? words : `${words} (\`${path}\`)`,
    );
}

function siteLink(to: string, file: string, ids: Ids): string {
  if (/^([a-z]+:|#)/i.test(to)) return to;
  const { path, anchor } = targetOf(to, file);
  const id = ids[path] ?? ids[`${path.replace(/\/$/, '')}/README.md`];
  if (id !== undefined) return `./?path=/docs/${id}${anchor}`;
  return path.startsWith('docs/') && !path.endsWith('/') ? `./${path}` : `repository:${path}`;
}

/** @returns where a link leads, from the root of the repository, and its anchor with the `#` */
export function targetOf(to: string, file: string): { path: string; anchor: string } {
  const url = new URL(to, `http://repository/${file}`);
  return { path: decodeURIComponent(url.pathname.slice(1)), anchor: url.hash };
}

/** @returns the anchor of a heading, as code hosts make it */
export function slugOf(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-'); // prettier-ignore
}
