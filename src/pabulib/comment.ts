/** How what we say of a file begins, so that we know it again. */
const OURS = 'Written by Samskab.';

/** Numbered remarks, as META's `comment` has them: `#1: This. #2: That.` */
function remarksIn(comment: string): string[] {
  const text = comment.trim();
  const parts = text.split(/\s*#\d+:\s*/).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** @returns META's `comment` without what we said ourselves when we wrote it */
export function theirComment(comment: string): string {
  const theirs = remarksIn(comment).filter((remark) => !remark.startsWith(OURS));
  return numbered(theirs);
}

/**
 * @param theirs the comment that it came with, if any
 * @param ours what there is to know of the file as we write it
 * @returns META's `comment`, numbered as Pabulib asks
 */
export function commentOf(theirs: string | undefined, ours: readonly string[]): string {
  return numbered([...remarksIn(theirs ?? ''), [OURS, ...ours].join(' ')]);
}

function numbered(remarks: readonly string[]): string {
  return remarks.map((remark, index) => `#${index + 1}: ${remark}`).join(' ');
}

const PLACES = /The places of a ballot are worth: ([a-z0-9,]+)\./;

/** What places are worth, for who counts: Pabulib's checker knows no key of META for it. */
export function placesWorth(scoring: string): string {
  return `The places of a ballot are worth: ${scoring}.`;
}

/** @returns what `placesWorth` said in a comment, or undefined */
export function scoringIn(comment: string): string | undefined {
  return comment.includes(OURS) ? PLACES.exec(comment)?.[1] : undefined;
}
