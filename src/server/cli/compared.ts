import { nameOfPath, type Difference } from '../../counting/recounting/difference.ts';
import { NOT_COMPARED } from '../../counting/recounting/not-compared.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { Mistake } from '../mistake.ts';

/** The published result is not what comes out: exit code 1, as what was asked for has been printed. */
class NotTheSame extends Mistake {
  override readonly name = 'NotTheSame';
  override readonly exitCode = 1;
}

/** More than this nobody reads in a terminal. */
const MOST_TOLD = 40;

/** @returns that the ballots are in another file than was published, where they are */
export function fileDifference(published: CountedResults, sha256: string): Difference[] {
  const { sha256: said } = published;
  return said === undefined || said === sha256
    ? []
    : [{ path: ['sha256'], published: said, counted: sha256 }];
}

interface Told {
  /** Whether standard output holds JSON, and this goes beside it. */
  readonly asJson: boolean;
  /** Whether it was counted by other options than it was published with, so that more may differ. */
  readonly otherwise: boolean;
}

/**
 * Tells what differs, what could not be compared, and why.
 * @throws NotTheSame where anything differs
 */
export function tellWhetherSame(
  differences: readonly Difference[],
  published: CountedResults,
  { asJson, otherwise }: Told,
): void {
  const say = (line: string) => (asJson ? console.error(line) : console.log(line));
  if (!asJson) say('');
  if (differences.length > 0) {
    say('NOT the result that was published:');
    for (const one of differences.slice(0, MOST_TOLD)) say(`  ${lineOf(one)}`);
    const more = differences.length - MOST_TOLD;
    if (more > 0) say(`  and ${more} more`);
    const what = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
    throw new NotTheSame(`count: ${what} from what was published`);
  }
  if (otherwise) return;
  say('The same result as was published. Not compared:');
  for (const { parts, because } of NOT_COMPARED) say(`  ${parts.join(', ')}: ${because}`);
  if (published.sha256 === undefined) say('  sha256: none was published with these ballots');
  else say(`Compare the file's SHA-256 with the one on the printed result: ${published.sha256}`);
}

/** What somebody published stays text, in a terminal too. */
function lineOf({ path, published, counted }: Difference): string {
  const line = `${nameOfPath(path)}: published ${told(published)}, counted ${told(counted)}`;
  return line.replaceAll(/\p{Cc}/gu, ' ');
}

function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
