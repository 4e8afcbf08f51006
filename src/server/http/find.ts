import type { ResourceName } from '../../protocol/resources.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { findShown } from '../taking-part/trial.ts';
import { isTrialId } from '../trial-id.ts';
import type { Ctx, Services } from './context.ts';

/** The header that the token of a link to a preview comes in. */
export const PREVIEW_HEADER = 'samskab-preview';

/**
 * Finds what the path names: whichever route it is, what a draft is asked for is not there.
 * @throws Refusal if there is none that may be shown
 */
export async function find(c: Ctx, services: Services, resource: ResourceName): Promise<Stored> {
  const stored = await shownTo(c, services, resource);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** @returns what the path names; undefined if there is none that may be shown */
export async function shownTo(
  c: Ctx,
  { storage, now }: Services,
  resource: ResourceName,
): Promise<Stored | undefined> {
  const asked = { resource, id: c.req.param('id') ?? '', now: now() };
  if (isTrialId(asked.id)) return trialFor(c, storage, asked);
  const stored = await storage.ask((db) => findShown(db, asked));
  if (stored && visibilityAt(stored.definition, asked.now) !== 'public') keepOutOfIndexes(c);
  return stored;
}

async function trialFor(
  c: Ctx,
  storage: Services['storage'],
  asked: Parameters<typeof findShown>[1],
): Promise<Stored | undefined> {
  const token = c.req.header(PREVIEW_HEADER);
  if (!token) return undefined;
  const stored = await storage.read((db) => findShown(db, { ...asked, token }));
  if (!stored) return undefined;
  keepOutOfIndexes(c);
  // It counts nowhere: see Metrics.
  c.set('isTrial', true);
  return stored;
}

/** Who finds its address in a search engine has been shown it by more than the address. */
export function keepOutOfIndexes(c: Ctx): void {
  c.header('x-robots-tag', 'noindex');
}
