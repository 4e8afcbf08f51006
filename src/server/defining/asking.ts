import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { resourceOf } from '../resources/registry.ts';
import type { Gone } from '../storage/queries/log.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';
import type { Db } from '../storage/tables.ts';
import { listed } from '../words.ts';
import { answeredPaths, changesOf, namedPaths, type Change } from './changes.ts';

const DAY = 86_400_000;
/** What would be deleted within so many days may be a slip in a date: whoever made it is asked. */
const SOON = 7 * DAY;

/**
 * What a change does to those who have taken part, and may be a slip of the pen: it is asked about.
 * @param uses what people have done with it, in words
 * @param now milliseconds since 1970
 * @returns it in words, of the definition and of other things; nothing where nothing asks
 * @throws InUseError if somebody would lose what they have
 */
export async function asksOf(
  db: Db,
  change: Change,
  { uses, now }: { uses: string; now: number },
): Promise<{ own: string[]; other: string[] }> {
  const { before, after } = change;
  const paths = answeredPaths(changesOf(change), before);
  const texts = listed(namedPaths(paths), 'and');
  const { changing } = resourceOf({ resource: RESOURCE_OF[before.type] });
  const shut = shutWords(change, now);
  return {
    own: [
      ...(shut === undefined ? [] : [shut]),
      ...(paths.length > 0 ? [`has ${uses}, and would say something else: ${texts}`] : []),
    ],
    other: [
      ...((await changing?.asks(db, after, { before, now })) ?? []),
      ...(await dueWords(db, change, now)),
    ],
  };
}

/** @returns that what is open would not be any more, in words */
function shutWords({ before, after }: Change, now: number): string | undefined {
  if (phaseAt(before, now) !== 'open') return undefined;
  const phase = phaseAt(after, now);
  if (phase === 'closed') return `would close at once, as its "closes" is ${after.closes}`;
  return phase === 'upcoming' ? `would not be open until ${after.opens}` : undefined;
}

const NAMES: Record<keyof Gone, string> = {
  signups: 'what people handed in',
  ideas: 'what people handed in',
  contacts: 'their names, e-mails and telephone numbers',
};

/** @returns what would be deleted soon, and would not have been, or not as soon */
async function dueWords(db: Db, { before, after }: Change, now: number): Promise<string[]> {
  const { people } = resourceOf({ resource: RESOURCE_OF[before.type] });
  const due = async (definition: Definition) => (await people?.due(db, definition)) ?? [];
  const was = new Map((await due(before)).map(({ what, time }) => [what, time]));
  return (await due(after))
    .filter(({ what, time }) => {
      const then = was.get(what) ?? Infinity;
      // What was due already is deleted as it is.
      return time <= now + SOON && time < then && then > now;
    })
    .map(
      ({ what, day, time }) =>
        `${NAMES[what]} would be deleted on ${day}${time <= now ? ', so within a day' : ''}`,
    );
}

/** @returns everything that asks for a reason, as one sentence; undefined where nothing does */
export function askedOf(
  name: string,
  own: readonly string[],
  other: readonly string[],
): string | undefined {
  if (own.length === 0) return other.length > 0 ? `${name}: ${other.join('; ')}` : undefined;
  return [`${name} ${own.join('; it ')}`, ...other].join('; ');
}
