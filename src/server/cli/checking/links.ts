import type { Definition } from '../../../protocol/resources.ts';
import { ask, NoAnswer, type Asking } from './ask.ts';
import { corsProblem } from './cors.ts';
import { few, quoted, type Findings } from './findings.ts';

/** A machine's own: no browser minds http there. */
const HERE = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/;

/** @returns whether an address is safe to ask from a page with https */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || HERE.test(url.hostname);
}

/** Looks at the addresses in a definition, and whether what has closed leads to its result. */
export async function checkLinks(
  definition: Definition,
  endpoint: string,
  { asking, phase }: { readonly asking: Asking; readonly phase: string },
  found: Findings,
): Promise<void> {
  const url = new URL(endpoint);
  if (!isSafe(url)) {
    found.must('https', `${endpoint} is http: no page with https may ask it`);
  } else found.fine('https', url.protocol === 'https:' ? 'it is asked over https' : 'it is on this machine, where http is enough'); // prettier-ignore
  const { links = {} } = definition;
  for (const [name, link] of Object.entries(links)) {
    const to = link === undefined ? undefined : new URL(link, endpoint);
    if (!to || isSafe(to) || !isSafe(url)) continue;
    const isAsked = name === 'submit' || name === 'receipt' || name === 'places';
    if (isAsked)
      found.must('https', `\`links.${name}\` is http (${to.href}): no page with https may ask it`); // prettier-ignore
    else found.should('links', `\`links.${name}\` is http (${to.href}): make it https`);
  }
  const plain = linksIn(definition).filter(([, link]) => !isSafe(new URL(link, endpoint)));
  if (plain.length > 0 && isSafe(url)) {
    found.should('links', `links are http, and should be https: ${few(plain.map(([path]) => path))}`); // prettier-ignore
  }
  await checkPlaces(definition, endpoint, asking, found);
  await checkItemPage(definition, endpoint, asking, found);
  if (!found.isBad('links')) found.fine('links', 'no link is http, or leads to nothing');
  await checkResults(definition, endpoint, { asking, phase }, found);
}

function linksIn(definition: Definition): [string, string][] {
  const items = 'items' in definition ? definition.items : [];
  const page = definition.page === undefined ? [] : [['page', definition.page] as [string, string]];
  return [
    ...page,
    ...items.flatMap(({ link, documents = [] }, index): [string, string][] => [
      ...(link === undefined ? [] : [[`items[${index}].link`, link] as [string, string]]),
      ...documents.map(({ url }, at): [string, string] => [`items[${index}].documents[${at}].url`, url]), // prettier-ignore
    ]),
  ];
}

async function checkPlaces(
  { links }: Definition,
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  if (links?.places === undefined) return;
  const problem = await problemOf(new URL(links.places, endpoint).href, asking, true);
  if (problem !== undefined) found.must('links', `\`links.places\` ${problem}: nobody sees how many places are left`); // prettier-ignore
}

async function checkItemPage(
  definition: Definition,
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const { item } = definition.links ?? {};
  if (item === undefined || !('items' in definition)) return;
  const [first] = definition.items;
  const link = item.replace('{item}', encodeURIComponent(first?.id ?? ''));
  const problem = await problemOf(new URL(link, endpoint).href, asking, false);
  if (problem !== undefined) found.should('links', `\`links.item\` ${problem}: what is passed on leads to nothing`); // prettier-ignore
}

async function checkResults(
  definition: Definition,
  endpoint: string,
  { asking, phase }: { readonly asking: Asking; readonly phase: string },
  found: Findings,
): Promise<void> {
  if (!('items' in definition)) return;
  const { results } = definition.links ?? {};
  if (results === undefined) {
    if (phase === 'closed') found.should('results-link', 'it has closed, and `links.results` leads nowhere: say what came out, once you know'); // prettier-ignore
    return;
  }
  const problem = await problemOf(new URL(results, endpoint).href, asking, false);
  if (problem !== undefined) found.must('results-link', `\`links.results\` ${problem}`);
  else found.fine('results-link', 'it leads to a page with what came out');
}

/** @param isRead whether a widget reads it, not a person who follows a link */
async function problemOf(
  url: string,
  asking: Asking,
  isRead: boolean,
): Promise<string | undefined> {
  try {
    const { status, headers } = await ask(url, asking, isRead ? {} : { headers: { accept: 'text/html' } }); // prettier-ignore
    // A person is led on to wherever it is.
    if (status >= 300 && status < 400 && !isRead) return undefined;
    if (status < 200 || status > 299) return `(${url}) answers with ${status}`;
    const problem = isRead ? corsProblem(headers, asking.origin) : undefined;
    return problem === undefined ? undefined : `(${quoted(url)}) ${problem}`;
  } catch (error) {
    if (error instanceof NoAnswer) return `(${url}) ${error.message}`;
    throw error;
  }
}
