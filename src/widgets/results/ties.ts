import type { Counting, Lot } from '../../protocol/counting.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { nameOf, type View } from './view.ts';

/** So many that changed nothing are named; of the others it is told how many there are. */
const MOST_IDLE = 5;

/** @returns the words for who went first where two were equal */
export function tieRule({ ties = 'cost,votes,id' }: Counting, view: View): string {
  const { results, say } = view;
  if (typeof ties !== 'string') return 'lot' in ties ? lots(ties.lot, view) : say('tieList');
  // Without money, all cost the same.
  const chain = results.items.some(({ cost }) => cost !== undefined)
    ? ties
    : ties.replace('cost,', '');
  const keys = {
    id: 'tieId',
    'cost,id': 'tieCostId',
    'votes,id': 'tieVotes',
    'cost,votes,id': 'tieCost',
    'votes,cost,id': 'tieVotesCost',
  } as const;
  return say(keys[chain as keyof typeof keys]);
}

/** From where lots come or came, and what they gave. */
function lots({ source, seed }: Lot, { results, say, t }: View): string {
  const values = { source: t(source).value, seed };
  if (seed !== undefined) return say('tieLot', values);
  return say(results.state === 'provisional' ? 'tieLotOpen' : 'tieLotIdle', values);
}

/** What every tie came to, those that decided something first. */
export function tieWords(view: View): string[] {
  const { results, say } = view;
  const idle = results.ties.filter(({ kind }) => kind === 'changed-nothing');
  const others = results.ties.filter(({ kind }) => kind !== 'changed-nothing');
  const more = idle.length - MOST_IDLE;
  return [
    ...[...others, ...idle.slice(0, MOST_IDLE)].map((tie) => sentences(tie, view)),
    ...(more > 0 ? [say('tieMore', { count: more })] : []),
  ];
}

function sentences(tie: CountedResults['ties'][number], view: View): string {
  const { say } = view;
  const names = (ids: readonly string[]) => ({ names: ids.map((id) => nameOf(id, view)) });
  const { before, items } = tie;
  const when = before === undefined ? 'tieElse' : before === 0 ? 'tieFirst' : 'tie';
  const said = [say(when, { before, ...names(items) })];
  if (tie.kind === 'decided') {
    const { chosen, notChosen } = tie.instead;
    if (chosen.length > 0) said.push(say('tieIn', names(chosen)));
    if (notChosen.length > 0) said.push(say('tieOut', names(notChosen)));
  } else said.push(say(tie.kind === 'not-known' ? 'tieUnknown' : 'tieNothing'));
  return said.join(' ');
}
