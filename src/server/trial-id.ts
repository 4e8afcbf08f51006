/** No id of a definition begins with it, and so none can name a trial's rows by chance. */
const MARK = '~';

/**
 * What is sent from the preview of a draft goes by this, wherever something goes by an id: in its
 * address, and in the rows that are stored of it. So nothing that counts, lists or exports by an id
 * comes upon it.
 */
export function trialId(id: string): string {
  return MARK + id;
}

/** @returns whether something goes by it that was sent from a preview */
export function isTrialId(id: string): boolean {
  return id.startsWith(MARK);
}

/** @returns the id of the definition, whether it is that or its trial's */
export function realId(id: string): string {
  return isTrialId(id) ? id.slice(MARK.length) : id;
}
