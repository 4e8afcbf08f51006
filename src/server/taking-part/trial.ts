import { isDraft } from '../../protocol/visibility.ts';
import type { Definition, ResourceName } from '../../protocol/resources.ts';
import { findDefinition, type Stored } from '../storage/queries/definitions.ts';
import { isPreviewed } from '../storage/queries/previews.ts';
import type { Db } from '../storage/tables.ts';
import { isTrialId, realId, trialId } from '../trial-id.ts';

/** Who takes part in what: by a trial's id it is a draft, and by any other it is none. */
interface Asked {
  readonly resource: ResourceName;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of a link to its preview; any that has not ended, unless given. */
  readonly token?: string;
}

/**
 * The one place that tells who can be shown what. By its own id a draft is not there, and by the id
 * of its trials nothing else is, and that only while there is a link to its preview.
 */
export async function findShown(
  db: Db,
  { resource, id, now, token }: Asked,
): Promise<Stored | undefined> {
  const name = realId(id);
  // The link is asked for first: who has none waits as long where there is a draft as where not.
  const of = { resource, definition_id: name };
  if (isTrialId(id) && !(await isPreviewed(db, of, now, token))) return undefined;
  const stored = await findDefinition(db, resource, name);
  if (!stored || isDraft(stored.definition) !== isTrialId(id)) return undefined;
  return isTrialId(id) ? trialOf(stored, now) : stored;
}

/**
 * @returns a draft as its preview shows it: as if it were open, and by the id of its trials, so that
 * all that is stored goes by that
 */
export function trialOf({ resource, definition }: Stored, now: number): Stored {
  const { opens, closes, ...rest } = definition;
  const times = {
    ...(opens !== undefined && Date.parse(opens) <= now && { opens }),
    ...(closes !== undefined && Date.parse(closes) > now && { closes }),
  };
  return { resource, definition: { ...rest, ...times, id: trialId(rest.id) } } as Stored;
}

export function isTrial({ definition }: { readonly definition: Pick<Definition, 'id'> }): boolean {
  return isTrialId(definition.id);
}
