import type { Site } from '../../protocol/site.ts';
import { findSite, saveSite, type Logo } from '../storage/queries/site.ts';
import type { Db } from '../storage/tables.ts';

/** Stores whose the pages are, in the place of what was said before: the logo too, and that there is none. */
export async function putSite(
  db: Db,
  { logo: _file, ...site }: Site,
  logo?: Logo,
): Promise<'new' | 'changed' | 'same'> {
  const before = await findSite(db);
  const version = await saveSite(db, site, logo);
  if (!before) return 'new';
  return before.version === version ? 'same' : 'changed';
}
