import type { ResultItem, Results, Why } from '../../protocol/results.ts';
import { exclusiveWords, itemWords, partBudgetsWords } from './definition.ts';
import type { Words } from './words.ts';

export const whyWords: Words<Why> = {
  code: 'Why it was chosen (`fitted`, `reserved`, `left-over`, `free`, `paid`, `filled`, `bought`, `saved`, `carried`, `stands-for`, `ranked`, `elected`, `last-left`) or not (`too-expensive`, `excluded-by`, `part-spent`, `below-threshold`, `after-the-end`, `unaffordable`, `not-in-parts`, `all-spent`, `seats-full`, `stands-for-fewer`, `no-votes`, `too-few-scored`, `excluded`, `not-elected`; `ranked` too, below the seats).',
  left: 'What was left when its turn came, in minor units.',
  item: 'The id of what was chosen before, of which and this only one can be.',
  of: 'Whether what was used up is the money for a `category` or for a `district`.',
  name: 'What that is called.',
  reserve: 'What of its cost is paid on top of the budget.',
  threshold: 'The votes, or the score, that it did not reach.',
  at: 'The id of what no longer fitted, where the count ended.',
  round: 'In which round it was chosen, from 1.',
  load: 'With it, nobody carries more than this of the cost of all that is chosen; rounded up.',
  people:
    'How many stand behind each of the chosen at least with it; of what was not chosen, how many would have stood behind one, had it been chosen last. To two decimals.',
  price: 'None of those who wanted it paid more than this, rounded to the minor unit.',
  payers:
    'How many paid something; where all who pay must pay the same, how many of those who wanted it could have paid most together.',
  part: 'What each of these could have paid, rounded down.',
  support:
    'How many paid, where who could pay only a part counts as that part of a vote; to two decimals.',
  had: 'What those who wanted it had left together at the end, rounded down; where all who pay must pay the same, what so many of them could have paid together so.',
  spentOn: [
    'What they had spent on other things, most first, rounded to the minor unit.',
    { item: 'The id of the other thing.', amount: 'What they paid for it.' },
  ],
  missing: 'What they had too little, rounded to the minor unit; it was taken from what was left.',
  given:
    'What each voter had been given by then, rounded to the minor unit; absent where there are seats.',
  scored: 'How many ballots scored it.',
  needed: 'By how many it had to be scored, to be ranked by its mean.',
  place: 'Where it stands by what counts, from 1.',
  stage: 'At which stage of `stv` or `instant-runoff` that was, from 1.',
  votes: 'How many votes it had then; parts of a vote to five decimals, cut off behind them.',
  quota: 'How many votes were enough then.',
};

export const resultItemWords: Words<ResultItem> = {
  ...itemWords,
  cost: 'What it costs, in minor units; a bare number without a currency.',
  votes:
    'Ballots that support it: name it, and on ballots with points give it more than none and than the lowest.',
  score: 'Points, ranks turned into points, or the sum of amounts in minor units.',
  scored: 'How many ballots gave it a score, those too that do not support it.',
  mean: 'The mean of these scores.',
  spread: 'How far these scores lie from their mean (standard deviation).',
  copeland: 'How many others it beats in pairs; a draw is a half.',
  selected: 'Whether it was chosen.',
  place: 'In which order it was chosen, from 1.',
  where: [
    'Where it is, in degrees (WGS 84): what a definition calls `place`.',
    { latitude: 'From -90 to 90.', longitude: 'From -180 to 180.', label: 'What people call it.' },
  ],
  why: 'Why it was chosen, or not.',
  sufficient: [
    'What would have been enough, each for itself and all else the same; of what was not chosen.',
    {
      cost: 'At this cost or below it would have been chosen.',
      votes:
        'With so many votes more; where there are shares, of people who have their whole share left; by `stv` and `instant-runoff`, of people who rank it first.',
    },
  ],
};

const groups: Words<{ name: never; items: never; selected: never; votes: never; cost: never }> = {
  name: 'What the category or district is called.',
  items: 'How many items it has.',
  selected: 'How many of them were chosen.',
  votes: 'Votes for all its items.',
  cost: 'What the chosen of them cost.',
};

const few = 'null where they are so few that somebody could be known by it';

const done = {
  changes: 'Changes of the definition after it had opened.',
  publications: 'How often a result was published.',
  withdrawals: 'How often one was withdrawn.',
  codesMade: 'How many codes were made.',
  codesVoided: 'How many codes were made void.',
  imported: 'Votes taken over from a file.',
};

export const resultsWords: Words<Results> = {
  type: 'Says that this is a result.',
  state:
    '`not-counted`: nothing is published. `provisional`, `final`, or `recounted`: counted again after it was final.',
  resource: 'What was voted on: the word in its URL.',
  id: 'The id of the definition.',
  title: 'What it is called.',
  language: 'The language of the plain strings here.',
  closes: 'When the vote closes, or closed.',
  phase: 'Where the vote stands by now.',
  published: 'When this was published.',
  note: 'What the organiser says of it: why it is provisional, or was counted again.',
  currency: 'The currency of all amounts; without it they are bare numbers.',
  budget: 'What there was to spend.',
  budgets: partBudgetsWords,
  exclusive: exclusiveWords,
  spent: 'What the chosen cost.',
  left: 'What is left of the budget.',
  reserve: 'What of `spent` is paid on top of the budget, out of a reserve.',
  method: 'How people voted.',
  counting: 'The rule that counted, with its options.',
  ballots: 'How many ballots were counted, empty ones too.',
  blank: 'How many of these support nothing: left empty, or without points for anything.',
  invalid:
    'Ballots of an imported file that the rules of the vote refused; not among those counted.',
  items: 'Every item, those chosen first.',
  ties: [
    'Where some were equal and the tie rule said who goes first.',
    {
      kind: '`decided`: another order would have chosen another set. `changed-nothing`: no other order of these would have. `not-known`: more than 10,000 different states would have to be visited to find out.',
      before:
        'How many had been chosen before; absent where Equal Shares, or Exact Equal Shares, met it at another share only.',
      items: 'The ids of those that were equal, in the order that the tie rule gave them.',
      instead: [
        'Of what was decided: one order that would have chosen another set.',
        {
          order: 'The ids of those that were equal, in that order.',
          chosen: 'The ids of what would have been chosen, and was not.',
          notChosen: 'The ids of what was chosen, and would not have been.',
        },
      ],
    },
  ],
  decisions: [
    'What was decided after the count, at most one about each item; nothing else here changes by it. Plain strings are in `language`.',
    {
      item: 'The id of what it is about.',
      kind: '`withdrawn`, `incompatible`: it is not carried out. `part-funded`: it is, with `amount`, whether it was chosen or not. `overridden`: otherwise than the count: what was chosen is not carried out, what was not chosen is.',
      with: 'Of what is incompatible: the id of the other, which is carried out.',
      amount: 'Of what is part-funded: how much it gets, in minor units; less than it costs.',
      by: 'Who decided.',
      because: 'Why.',
      on: 'The day on which it was decided, YYYY-MM-DD.',
    },
  ],
  share: "Equal Shares, and Exact Equal Shares: each voter's share in the end, rounded down.",
  allWouldFit: 'Everything would have fitted the budget, and something was left out all the same.',
  comparison: [
    'Which outcome was taken, where two were compared, and how many voters had more in each.',
    {
      taken: 'The rule whose outcome was taken.',
      greedy: "How many voters had more in greedy's.",
      equalShares: "How many voters had more in Equal Shares'.",
    },
  ],
  other: [
    'What another rule would have chosen; not the result.',
    {
      counting: 'The other rule.',
      selected: 'The ids of what it would have chosen, in its order.',
      spent: 'What that would have cost.',
    },
  ],
  pairs: "Pairs: how many ballots put the row's item before the column's; in the order of `items`.",
  stages: [
    'How `stv` or `instant-runoff` counted; parts of a vote to five decimals, cut off behind them.',
    {
      moved: [
        'Whose ballots moved on; absent at the first stage.',
        {
          item: 'Its id.',
          why: '`surplus`: it had more votes than it needed. `excluded`: it had the fewest.',
          equals:
            'The ids of all that had as many votes, in the order that breaks ties; absent where it had them alone.',
          apart:
            'The stage that told them apart, from 1; absent where the order that breaks ties had to.',
        },
      ],
      quota: 'How many votes were enough.',
      votes: 'What each had at its end, in the order of `items`.',
      exhausted:
        'Votes that nobody had any more: of ballots that name nobody else, and what was cut off.',
      elected: 'The ids of those who were elected at its end, most votes first.',
    },
  ],
  fairness: [
    'How the outcome is spread over voters, categories and districts.',
    {
      nothing: 'Voters of whose items none was chosen; who supports nothing is not among them.',
      average: 'How many chosen items a voter had supported, on average; to two decimals.',
      categories: ['By category.', groups],
      districts: ['By district.', groups],
    },
  ],
  turnout: [
    'From where and how people voted.',
    {
      areas: [
        'By part of town.',
        { name: 'What it is called.', ballots: `How many ballots came from it; ${few}.` },
      ],
      channels: [
        'On-line and on paper.',
        { channel: 'How they came.', ballots: `How many came so; ${few}.` },
      ],
    },
  ],
  receipts: [
    'All ballots, by whether they have a receipt in the list.',
    {
      listed: 'Ballots with a receipt in the list.',
      without: 'Those without: on paper, or imported.',
    },
  ],
  log: [
    'What was done by whoever ran the vote, of which the server keeps a log.',
    {
      ...done,
      codes: [
        'The codes there are now.',
        {
          made: 'All of them.',
          used: 'Those that have voted.',
          void: 'Those that were made void.',
        },
      ],
      days: [
        'The same by day; a day on which nothing was done is left out.',
        { day: 'The day, in UTC.', ...done },
      ],
      entries: 'How many entries the log has.',
      head: 'The hash of the last entry: a log changed later does not fit.',
    },
  ],
  help: 'Whom to ask, and how, as the definition says it now. Set by the server.',
  sha256:
    "The SHA-256 of the ballots' file, unpacked, in hexadecimal. It is on the printed page and in the server's log too.",
  links: [
    'Where else to go.',
    {
      ballots: "The ballots in Pabulib's format, shuffled, for whoever wants to count again.",
      table: 'The items as a table for a spreadsheet, in CSV.',
      receipts:
        'The receipts of all ballots that were cast on-line, a line each; once voting has closed. Set by the server.',
    },
  ],
};
