/** A page with all pictures beside each other. */
import type { Entry } from '../tools/storybook.ts';
import type { View } from './views.ts';

export interface Taken {
  readonly entry: Entry;
  /** What went wrong, where it did; the pictures show how far it came. */
  readonly problem?: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const fileName = (id: string, view: View): string => `${id}.${view.name}.jpg`;

/** @returns the HTML: a row a story, a column a view; a click shows the picture as it is */
export function sheet(taken: readonly Taken[], views: readonly View[]): string {
  const rows = taken.map(
    ({ entry: { id, title, name }, problem }) => `
<h2 id="${id}">${escaped(`${title}: ${name}`)}</h2>
${problem ? `<p class="problem">${escaped(problem)}</p>` : ''}
<ul>${views.map((view) => picture(fileName(id, view), view)).join('')}</ul>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>How everything looks</title>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif }
  ul { display: flex; gap: 1rem; overflow-x: auto; padding: 0 0 1rem; list-style: none }
  li { flex: none; max-block-size: 36rem; overflow-y: auto }
  .w13 { inline-size: 13rem }
  .w24 { inline-size: 24rem }
  a { display: block }
  img { display: block; inline-size: 100%; border: 1px solid GrayText }
  .problem { color: #b3121f; font-weight: 600; white-space: pre-wrap }
</style>
<h1>How everything looks</h1>
<p>${taken.length} stories, ${views.length} views each.</p>${rows.join('')}
</html>
`;
}

/** Small enough that many stand beside each other, and not so small that nobody sees. */
function picture(file: string, { name, width }: View): string {
  const size = width > 500 ? 24 : 13;
  return `<li class="w${size}"><a href="${file}">${name}<img loading="lazy" src="${file}" alt=""></a></li>`;
}
