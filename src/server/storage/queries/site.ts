import type { Site } from '../../../protocol/site.ts';
import { sha256 } from '../../secrets/sha256.ts';
import type { Db } from '../tables.ts';
import { once } from './once.ts';

/** There is one of a server. */
const ONLY = 'site';

/** A picture of the town's, as it was put. */
export interface Logo {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whose the pages are; its `logo` is no name of a file any more. */
export interface StoredSite {
  readonly site: Omit<Site, 'logo'>;
  /** The media type of its logo, which pages name and do not read; undefined where there is none. */
  readonly logoType: string | undefined;
  /** Another whenever anything of it has changed, the logo too. */
  readonly version: string;
}

export async function findSite(db: Db): Promise<StoredSite | undefined> {
  const [row] = (await askSite(db)).rows;
  if (!row) return undefined;
  const site = JSON.parse(row.body) as StoredSite['site'];
  return { site, logoType: row.logo_type ?? undefined, version: row.version };
}

const askSite = once((db) =>
  db.selectFrom('site').select(['body', 'logo_type', 'version']).where('id', '=', ONLY),
);

export async function findLogo(db: Db): Promise<Logo | undefined> {
  const row = await db
    .selectFrom('site')
    .select(['logo', 'logo_type'])
    .where('id', '=', ONLY)
    .executeTakeFirst();
  if (!row?.logo || row.logo_type === null) return undefined;
  return { type: row.logo_type, bytes: Uint8Array.from(row.logo) };
}

/**
 * Stores whose the pages are, in the place of what was said before.
 * @returns its version
 */
export async function saveSite(db: Db, site: StoredSite['site'], logo?: Logo): Promise<string> {
  const body = JSON.stringify(site);
  const version = versionOf(body, logo);
  const row = {
    body,
    logo: logo?.bytes ?? null,
    logo_type: logo?.type ?? null,
    version,
  };
  await db
    .insertInto('site')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return version;
}

function versionOf(body: string, logo: Logo | undefined): string {
  const picture = logo ? `${logo.type} ${sha256(logo.bytes)}` : '';
  return sha256(`${body}\n${picture}`).slice(0, 16);
}
