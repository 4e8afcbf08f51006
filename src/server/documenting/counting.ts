import type { Counting } from '../../protocol/counting.ts';
import type { Words } from './words.ts';

export const countingWords: Words<Counting> = {
  rule: '`greedy` goes down the list and takes what fits, `equal-shares` is the Method of Equal Shares, `exact-equal-shares` the same where all who pay for something pay the same (https://arxiv.org/abs/2502.11797), `bounded-overspending` the same where who has too little left helps with what they have (BOS, https://arxiv.org/abs/2409.15005), `phragmen` gives all voters money bit by bit, and chooses what those who want it can pay first (https://arxiv.org/abs/2203.12324), `maximin-support` takes what keeps the most that anybody carries of the cost of all that is chosen smallest (https://arxiv.org/abs/1609.05370), `tally` chooses a number of them where there is no money; on ballots that rank, `stv` is the single transferable vote as Scotland counts local elections (SSI 2011/399), and `instant-runoff` chooses one.',
  ties: [
    'Who goes first where two are equal, by one thing, then by the next: `cost` puts the cheaper first, `votes` the one with more, `id` goes by code points; `cost,votes,id` unless given, by `stv` and `instant-runoff` `id`. Or an order drawn before; or lots, drawn when the vote has closed.',
    {
      list: 'The ids of all items, best first.',
      lot: [
        'Lots that are drawn from a seed, which comes from outside when the vote has closed. Until then, and where no tie decided anything, equals go by id.',
        {
          source:
            'From where the seed comes: dice that are thrown before people, the numbers of a lottery on a certain day. Said before the vote.',
          seed: 'What came from there; in results alone. Runs of digits and small letters with a blank between.',
          order:
            "The ids of all items, best first; in results alone. In the order of their hashes, the lowest first: SHA-256, in hexadecimal, of the UTF-8 of the seed without its blanks, a colon and the id. In Python: `sorted(ids, key=lambda id: hashlib.sha256((seed.replace(' ', '') + ':' + id).encode()).hexdigest())`.",
        },
      ],
    },
  ],
  weights:
    'What the places of a ballot that ranks are worth: points by place; as many for the first as the ballot names (`length`) or as may be ranked (`max`), and one fewer for each that follows; `length` less one each (`borda0`); or 1, 1/2, 1/3 and so on (`dowdall`). `max` unless given.',
  unsupported: 'Whether what nobody supports can be chosen too; it cannot unless given.',
  by: 'What goes first; `votes` unless given.',
  skip: 'Whether a project that no longer fits is passed over; else the count ends there. Unless given, it is passed over by `greedy`, and ends the count by `phragmen`.',
  reserve:
    'The part of its cost that must be left at least for the first that no longer fits to be chosen all the same, the rest being paid on top of the budget: a fraction such as `4/5`, or a number. The count ends there, so `skip` is false. Unless given, it is not chosen.',
  leftover:
    'Whether what is left in the end goes to what gets most and fits, whatever its category or district; it does not unless given. Only where `budgets` divide the budget does that change anything.',
  threshold: 'What has fewer votes (a lower score, where that counts) is left out.',
  utility:
    'What a voter has of a project; `points` on ballots with points, else `cost`, unless given.',
  completion:
    'How money that is left is spent; of Equal Shares `add1u`, of Exact Equal Shares `add-opt` unless given.',
  start: "Whether each voter's share of the budget is rounded down to whole currency units.",
  until: 'When raising the shares ends; `overspend` unless given.',
  step: 'By how much a share is raised, in minor units; unless given, a thousandth of the first share, rounded down to 1, 2 or 5 times a power of ten.',
  compare: "Whether greedy's outcome is taken where more voters have more of their projects in it.",
  seats: 'How many are chosen where there is no money; 1 unless given.',
  transfers:
    'By `stv`: whether parts of a vote are cut off behind five decimals, as they are unless given, or exact.',
  quorum:
    'By `mean`: what a smaller part of the ballots scored, of those that scored anything, is ranked last and not chosen; a number from 0 to 1, or a fraction such as `1/3`; `1/2` unless given. There is none where the definition has a `defaultScore`.',
};
