import type { Visibility } from './definition.ts';

/** What a definition says of who sees it. */
export interface Seen {
  readonly visibility?: Visibility;
  readonly opens?: string;
}

/**
 * @returns who sees a definition at a time: where it does not say, it is unlisted until it opens, and
 * public from then on
 */
export function visibilityAt({ visibility, opens }: Seen, now: number): Visibility {
  if (visibility !== undefined) return visibility;
  return opens !== undefined && now < Date.parse(opens) ? 'unlisted' : 'public';
}

/** @returns whether nobody is shown it but who has a link to its preview */
export function isDraft({ visibility }: Seen): boolean {
  return visibility === 'draft';
}
