import { SiteSchema, type Site } from '../../protocol/site.ts';
import { readBy } from './read-definition.ts';

/** @returns whether JSON says of itself that it is whose the pages are */
export function isSite(json: unknown): boolean {
  return (json as { type?: unknown } | null)?.type === 'site';
}

/**
 * Reads whose the pages are, as somebody wrote it.
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit its schema, or holds a key that means nothing
 */
export function readSite(json: unknown): Site {
  return readBy(SiteSchema, json);
}
