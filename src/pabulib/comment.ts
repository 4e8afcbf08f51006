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

const COUNTED = /Counted by (.+?)\.(?= |$)/;

/** How votes are counted, where META's `rule` has no word that says all of it. */
export function countedBy(words: string): string {
  return `Counted by ${words}.`;
}

/** @returns what `countedBy` was given in a comment of ours, or undefined */
export function countedByIn(comment: string): string | undefined {
  const [, ours] = comment.split(OURS);
  return COUNTED.exec(ours ?? '')?.[1];
}

const RESERVE =
  /The first that no longer fits is chosen all the same where at least (\d+(?:\/\d+|\.\d+)?) of its cost is left, and marked 2\./;

/** How the count ends: Pabulib's checker knows no key for it. */
export function reserveSaid(part: string | number): string {
  return `The first that no longer fits is chosen all the same where at least ${part} of its cost is left, and marked 2.`;
}

/** @returns what `reserveSaid` said in a comment, or undefined */
export function reserveIn(comment: string): string | undefined {
  return comment.includes(OURS) ? RESERVE.exec(comment)?.[1] : undefined;
}

const EXCLUSIVE = /Only one of each of these can be chosen: ([^.]+)\./;

/** What excludes what: Pabulib has a word for the rule (`greedy-exclusive`), and none for that. */
export function exclusiveSaid(groups: readonly (readonly string[])[]): string {
  const listed = groups.map((ids) => ids.map(asWord).join());
  return `Only one of each of these can be chosen: ${listed.join(' ')}.`;
}

/** @returns the ids that `exclusiveSaid` said in a comment, a list each; or undefined */
export function exclusiveIn(comment: string): string[][] | undefined {
  const said = comment.includes(OURS) ? EXCLUSIVE.exec(comment)?.[1] : undefined;
  return said?.split(' ').map((ids) => ids.split(',').map(fromWord));
}

/** An id without anything that ends it in a comment. */
function asWord(id: string): string {
  const coded = (one: string) => `%${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return id.replace(/[%,.#\s]/g, coded);
}

function fromWord(word: string): string {
  return word.replace(/%([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

const NO_MONEY =
  'There is no money in this vote: each cost is written as 1, and the budget is how many are chosen.';
const NO_PRICES = 'No project has a price of its own: each is written with a cost of 1.';
const NO_BUDGET = 'No budget was given: what everything costs together is written.';
const REAL_BUDGET = /Nothing has a price, so the budget of (\d+(?:\.\d+)?) is left out\./;

/** What a file has to say of money although nobody said it. */
export interface MadeUp {
  /** Whether nothing has a price. */
  readonly costs: boolean;
  /** Whether the budget is none: `instead` is the one that there was, if any. */
  readonly budget: boolean;
  /** In whole currency units. */
  readonly instead?: string | undefined;
}

/** @returns remarks that tell what is made up */
export function madeUp({ costs, budget, instead }: MadeUp): string[] {
  if (!costs) return budget ? [NO_BUDGET] : [];
  if (!budget) return [NO_PRICES];
  const real = `Nothing has a price, so the budget of ${instead} is left out.`;
  return [NO_MONEY, ...(instead === undefined ? [] : [real])];
}

/** @returns what `madeUp` said in a comment */
export function madeUpIn(comment: string): MadeUp {
  const has = (remark: string) => comment.includes(OURS) && comment.includes(remark);
  return {
    costs: has(NO_MONEY) || has(NO_PRICES),
    budget: has(NO_MONEY) || has(NO_BUDGET),
    ...(has(NO_MONEY) && { instead: REAL_BUDGET.exec(comment)?.[1] }),
  };
}

const BLANK = /(\d{1,7}) blank ballots? (?:was|were) cast too/;

/** Pabulib's checker takes no row of VOTES that names nothing. */
export function blankBallots(count: number): string {
  const [ballots, are, it] = count === 1 ? ['ballot was', 'is', 'it counts'] : ['ballots were', 'are', 'they count']; // prettier-ignore
  return `${count} blank ${ballots} cast too, and ${are} not in VOTES, but ${it} among the ballots.`;
}

/** @returns how many ballots name nothing and are told of in a comment alone, by `blankBallots` */
export function blankIn(comment: string): number {
  return comment.includes(OURS) ? Number(BLANK.exec(comment)?.[1] ?? 0) : 0;
}
