import type { Origin, definitionEntries, originEntries } from '../../protocol/definition.ts';
import type { Picture, itemEntries } from '../../protocol/items.ts';
import type { MapTiles } from '../../protocol/tiles.ts';
import type { EventDefinition } from '../../protocol/events.ts';
import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { Contact } from '../../protocol/fields.ts';
import type { PartBudgets } from '../../protocol/part-budgets.ts';
import type { Words } from './words.ts';

type Common = Pick<EventDefinition, keyof typeof definitionEntries>;

/** Of where something is held, as lists have it too. */
export const originWords: Words<Pick<Origin, keyof typeof originEntries>> = {
  place: 'The town or body that holds it.',
  country: 'Its country, by its English name.',
  year: 'The year, or years, of the vote.',
  file: 'The name of the file it was read from.',
};

const partWords = {
  name: 'What it is called, as its items have it: alone, or in a list with commas.',
  amount: 'The most that what is chosen of it may cost together, in minor units.',
};

/** Of what is spent on a part at most. */
export const partBudgetsWords: Words<{ budgets: PartBudgets }>['budgets'] = [
  'What may be spent at most on a category, or a district, within the whole budget, which is a limit too. What is in two must fit both; what is in none, the whole alone. Greedy keeps it; other rules are refused.',
  {
    category: ['By category.', partWords],
    district: ['By district.', partWords],
  },
];

export const exclusiveWords =
  'Groups of items, by their ids, of which only one can be carried out, such as two plans for the same place: of each, greedy chooses the first that its turn comes to and that fits. Other rules are refused.';

/** Of what every definition has. */
export const definitionWords: Words<Common> = {
  id: 'Its name in the URL: small letters, digits and hyphens.',
  title: 'What it is called, above everything else.',
  intro: 'What people read before they begin.',
  language: 'The language of the plain strings in this definition, as in BCP 47.',
  opens: 'From when on people may take part; at once unless given.',
  closes: 'From when on they no longer may; never unless given.',
  grace:
    'How many seconds after `closes` a submission is let in still, unless a final result is out; 60 unless given.',
  privacy: 'What is kept, by whom and until when; shown before anything is sent.',
  thanks: 'What happens next; shown with the receipt.',
  next: [
    'The same day by day; shown with the receipt as leaves of a calendar.',
    { on: 'The day: `YYYY-MM-DD`.', text: 'What happens on it.' },
  ],
  help: 'Whom to ask, and how; shown with the receipt. An e-mail address in it becomes a link.',
  languages:
    'The languages that a reader may choose from, as in BCP 47; those of `title` unless given.',
  page: 'The public page that holds the widget, where links of a receipt lead; ours unless given.',
  origin: [
    'Where it is held, or where an imported election comes from.',
    {
      ...originWords,
      meta:
        "What a file in Pabulib's format says that has no other place here, by its keys in META: " +
        '`rule` where it is not known, `date_begin`, `date_end`, `edition`, `comment`; `experimental` ' +
        'is `1` where the town is invented. An export has it again.',
      projects:
        'The same of its projects, by id and then by column: `latitude`, `longitude`, `selected`, ' +
        '`beneficiaries`; and how many `votes` the file said there were.',
    },
  ],
  visibility:
    'Who sees it. `draft`: nobody but who has a link to its preview. `unlisted`: who knows its ' +
    'address. `public`: everybody. Unless given, it is unlisted until it opens and public from ' +
    'then on. A GET does not tell it.',
  phase: 'Where it stands by the clock of the server, which sets it.',
  delivery:
    'What the backend promises. `once`: the same key and body get the first answer again. ' +
    'Without it `plain`: any 2xx counts as arrived, nothing is claimed and nothing is retried ' +
    'by itself. This server sets `once`.',
  test:
    'Whether it is there to be tried: page and widget say that nothing counts, and no result of it ' +
    'is published. `samskab check --submit` sends to no other.',
  limits: [
    'Against floods, and for nothing that lasts: an address is counted in memory, and never stored.',
    {
      perAddress: [
        'How many submissions one address may send in so many seconds; 120 in 60 unless given. ' +
          'Beyond it 429 with `Retry-After`. A submission with a good code always passes.',
        { most: 'So many submissions.', seconds: 'In so many seconds.' },
      ],
    },
  ],
  proofOfWork:
    'Whether a device has to work for a moment for each submission, so that a flood costs its ' +
    'sender something: the number in `samskab-proof` makes SHA-256 of ' +
    '`samskab-proof:{type}:{id}:{Idempotency-Key}:{number}` begin with 16 zero bits.',
  links: [
    'Where else to go, relative to the endpoint. The server sets them.',
    {
      submit: 'Where to POST; the endpoint itself unless given.',
      receipt: 'Where a receipt is read and cancelled.',
      places:
        'Where the places are told that nobody has yet: they change while the rest may be kept.',
      results: 'The page with what came out, once that is published.',
      item: 'The pages of single items; `{item}` in it stands for the id.',
    },
  ],
};

/** Of a picture. */
export const pictureWords: Words<{ picture: Picture }>['picture'] = [
  'A picture of it. It never moves anything: without a size it is kept at 3:2.',
  {
    url: 'Where it is, relative to the endpoint. This server has those that it stores at `/pictures/{hash}.{kind}`, by the SHA-256 of what is in them: they may be kept for ever, and any page may show them. In a file that is put, a picture beside the file.',
    alt: 'What it shows, for those who do not see it; empty where it only adorns.',
    width: 'How wide it is, in CSS pixels.',
    height: 'How high it is, in CSS pixels.',
    credit: 'Who made it.',
  },
];

const mapWords: Words<{ map: MapTiles }>['map'] = [
  "What a map of the items' places is drawn with. A reader is told whose server that is, and asked, before it is. No map unless given, and none where no item has a `place`.",
  {
    tiles:
      'The address of the tiles, 256 pixels a side, with `{z}`, `{x}` and `{y}` in it, once each and behind the name of the server: `https://`, or `http://localhost`. There is no `{s}`.',
    attribution: 'Whose map it is, as its licence asks. Text, never HTML.',
  },
];

/** Of what can be chosen, ranked or given money. */
export const itemWords: Words<Pick<BallotItem, keyof typeof itemEntries>> = {
  id: 'Its id, which a submission names it by. Text: `007` is not `7`.',
  name: 'What it is called.',
  description: 'What it is about, in a few sentences.',
  category: 'What kind of thing it is; the list can be filtered by it.',
  district: 'Which part of town it is in; the list can be filtered by it.',
  picture: pictureWords,
  text: 'All there is to say of it; an empty line begins a paragraph.',
  place: [
    'Where it is, in degrees (WGS 84).',
    { latitude: 'From -90 to 90.', longitude: 'From -180 to 180.', label: 'What people call it.' },
  ],
  link: 'A page about it.',
  documents: [
    'Papers that belong to it.',
    { url: 'Where it is.', name: 'What it is, and what kind of file.' },
  ],
  proposedBy: 'Who thought of it.',
  formerly: [
    'What it was called before, while people voted already. The server sets it.',
    { name: 'The name it had.', until: 'The last day of that: `YYYY-MM-DD`.' },
  ],
};

type Voted = Pick<
  BallotDefinition,
  | 'order'
  | 'map'
  | 'credential'
  | 'counting'
  | 'areas'
  | 'minLength'
  | 'maxLength'
  | 'minLengthPerCategory'
  | 'maxLengthPerCategory'
>;

/** Of what everything has that is voted on. */
export const votedWords: Words<Voted> = {
  order:
    'In which order items are shown: `random` for each person, and said so, or `given` for all alike.',
  map: mapWords,
  credential: 'How a person shows that they may take part; anybody may unless given.',
  counting: 'How the votes are counted; said before the vote.',
  areas: [
    'The parts of a town that its turnout is told for; a code may be of one of them.',
    { id: 'Its id, which codes are made with.', name: 'What it is called.' },
  ],
  minLength: 'How many items must be named at least.',
  maxLength: 'How many items may be named at most.',
  minLengthPerCategory:
    'How many items of each category must be named at least, of every category that an item has. An item with several, in a list with commas, counts for each.',
  maxLengthPerCategory:
    'How many items of each category may be named at most; what has no category is not limited by it.',
};

const ways = 'Whether it is asked for, and whether it must be given; not asked for unless given.';

/** Of the ways to reach a person. */
export const contactWords: Words<Contact> = {
  name: `A name. ${ways}`,
  email: `An e-mail address. ${ways}`,
  telephone: `A telephone number. ${ways}`,
};
