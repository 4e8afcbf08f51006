import type { Options } from './command.ts';
import { optionLine } from './help.ts';

/** The options that say how votes are counted. */
export const COUNTING_OPTIONS = {
  rule: {
    type: 'string',
    value: 'R',
    says: `greedy, equal-shares, exact-equal-shares, bounded-overspending, phragmen,
maximin-support, tally, stv, instant-runoff`,
  },
  ties: {
    type: 'string',
    value: 'T',
    says: `who goes first of equals: cost,votes,id (unless given), the cheaper, then the
one with more votes, then by id; votes,cost,id; votes,id; cost,id; id;
list:FILE, every id on a line of its own, in the order drawn before; or
lot:SEED, lots drawn from it, where a file is counted. By stv and
instant-runoff: id unless given`,
  },
  weights: {
    type: 'string',
    value: 'W',
    says: `what the places of a ballot that ranks are worth, in points: 3,2,1 by place;
length: as many for the first as the ballot names, one fewer for each that
follows; max: the same, from as many as may be ranked; borda0: length less one
each; dowdall: 1, 1/2, 1/3 and so on. As the ballots come with it unless given`,
  },
  unsupported: {
    type: 'boolean',
    says: 'what nobody supports can be chosen too, where something is left for it',
  },
  by: {
    type: 'string',
    value: 'M',
    heading: ' greedy: what gets most goes first, and is chosen if it fits',
    says: 'votes (unless given), score, votes/cost or score/cost',
  },
  'no-skip': { type: 'boolean', says: 'the count ends at the first that does not fit' },
  reserve: {
    type: 'string',
    value: 'Q',
    says: `the count ends there too, but that one is chosen all the same where at least this
part of its cost is left: 4/5 in Poznań; the rest is paid on top of the budget`,
  },
  leftover: {
    type: 'boolean',
    says: `where categories or districts have a budget of their own: what is left in the
end goes to what gets most and fits, whatever it is in`,
  },
  threshold: { type: 'string', value: 'N', says: 'what has less than N is left out' },
  utility: {
    type: 'string',
    value: 'U',
    heading: ` equal-shares: each voter has the same share of the budget (https://equalshares.net)
 exact-equal-shares: the same, and all who pay for something pay the same`,
    says: `cost, cardinality, or points (unless given: points on ballots with points, else
cost); of exact-equal-shares, cost or cardinality`,
  },
  completion: {
    type: 'string',
    value: 'C',
    says: `none, add1, or add1u (unless given): raise the shares; then fill up greedily;
of exact-equal-shares, none, or add-opt (unless given): raise the shares to the
next at which anything changes`,
  },
  start: {
    type: 'string',
    value: 'S',
    says: 'exact (unless given), or floor: shares in whole currency units',
  },
  until: {
    type: 'string',
    value: 'U',
    says: 'raise until the next raise would overspend (unless given), or exhaustive',
  },
  step: {
    type: 'string',
    value: 'N',
    says: `by how much to raise, in currency units; a thousandth of the first share unless
given, rounded down to 1, 2 or 5 and zeros`,
  },
  compare: {
    type: 'string',
    value: 'greedy',
    says: "take greedy's outcome if more voters have more of their projects in it",
  },
  skip: {
    type: 'boolean',
    // A rule without an option of its own is told here, and an option stands once.
    heading: ` bounded-overspending: equal shares, and who has too little left helps with what they have
 (BOS, https://arxiv.org/abs/2409.15005)
${optionLine('threshold', { value: 'N', says: 'what has fewer votes than N is left out' })}
 phragmen: all get money bit by bit; what can be paid first goes first
 (https://arxiv.org/abs/2203.12324)
${optionLine('threshold', { value: 'N', says: 'what has fewer votes than N is left out' })}
${optionLine('seats', { value: 'N', says: 'how many are chosen where there is no money (1 unless given)' })}`,
    says: 'what does not fit is passed over (unless given, the count ends there)',
  },
  seats: {
    type: 'string',
    value: 'N',
    // What a tally can be by is told here: an option stands once.
    heading: ` maximin-support: those who want something carry its cost; what keeps the heaviest load
 lightest comes next (https://arxiv.org/abs/1609.05370)
${optionLine('seats', { value: 'N', says: 'how many are chosen where there is no money (1 unless given)' })}

 tally: where there is no money
${optionLine('by', { value: 'M', says: 'votes (unless given), score, mean, borda or copeland' })}`,
    says: 'how many are chosen (1 unless given)',
  },
  quorum: {
    type: 'string',
    value: 'Q',
    says: `by mean: what fewer scored than this part of the ballots that scored anything is
not chosen (1/2 unless given; 0: no quorum)`,
  },
  transfers: {
    type: 'string',
    value: 'T',
    // The seats are told here too: an option stands once; and what has no option of its own.
    heading: ` instant-runoff: on ballots that rank, one is chosen, by more than half of what is left

 stv: on ballots that rank, as Scotland counts local elections
${optionLine('seats', { value: 'N', says: 'how many are chosen (1 unless given)' })}`,
    says: 'five-decimals (unless given), behind which parts of a vote are cut off, or exact',
  },
} as const satisfies Options;
