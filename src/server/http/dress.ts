import { createHash } from 'node:crypto';
import { findSite, type StoredSite } from '../storage/queries/site.ts';
import { accentsOf, type Accents } from './accent.ts';
import { originOf, type Ctx, type Services } from './context.ts';
import { here, type To } from './links.ts';
import { firstStyles, pageStyles } from './page-styles.ts';

/** What a page says of whoever stands behind it, and of itself. */
export interface Dress {
  /** Whose it is; undefined where nobody has said so. */
  readonly site: StoredSite | undefined;
  /** The town's colour, as it can be read. */
  readonly accents: Accents | undefined;
  /** The style sheet as it is now. */
  readonly styles: Sheet;
  /** Where the server is, as one reads it on paper: `deltag.example.dk`. */
  readonly host: string;
  /** Where the page is, likewise; without a query, which may hold what is nobody else's. */
  readonly address: string;
  readonly to: To;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export async function dressOf(c: Ctx, services: Services): Promise<Dress> {
  const site = await siteOf(services);
  const accents = accentsIn(site);
  const host = originOf(c, services).replace(/^https?:\/\//, '');
  const address = (host + c.req.path).replace(/\/$/, '');
  const styles = sheetOf(accents);
  return { site, accents, styles, host, address, to: here(c), now: services.now() };
}

/** What was read last: a page that says that the database is gone still says whose it is. */
const known = new WeakMap<Services, StoredSite>();

export async function siteOf(services: Services): Promise<StoredSite | undefined> {
  try {
    const site = await services.storage.ask(findSite);
    if (site) known.set(services, site);
    else known.delete(services);
    return site;
  } catch {
    return known.get(services);
  }
}

export function accentsIn(site: StoredSite | undefined): Accents | undefined {
  const accent = site?.site.accent;
  return accent === undefined ? undefined : accentsOf(accent);
}

/** A style sheet, and what names it: a browser that has an older one asks again. */
export interface Sheet {
  readonly css: string;
  readonly tag: string;
  /** What of it stands in a page that people come to. */
  readonly first: string;
  /** As a policy names that: of what is between the tags. */
  readonly hash: string;
}

let last: (Sheet & { readonly of: string }) | undefined;

/** @returns the style sheet in a town's colour; the same as before where that is the same */
export function sheetOf(accents: Accents | undefined): Sheet {
  const of = accents?.given ?? '';
  if (last?.of === of) return last;
  const css = pageStyles(accents);
  const first = firstStyles(accents);
  const digest = (text: string) => createHash('sha256').update(text);
  const tag = digest(css).digest('base64url').slice(0, 8);
  last = { css, tag, first, hash: `sha256-${digest(first).digest('base64')}`, of };
  return last;
}
