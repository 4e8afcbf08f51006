/** Parts of a results document that no ballot can bear out or contradict. */
export interface NotCompared {
  /** As the document names them, each with what is in it; `*` stands for any. */
  readonly parts: readonly string[];
  readonly because: string;
}

/**
 * Everything that a recount does not compare; all else it does. What is told in `turnout`,
 * `receipts` and `log` must add up: to the number of ballots, and day by day.
 */
export const NOT_COMPARED: readonly NotCompared[] = [
  {
    parts: ['id', 'state', 'phase', 'closes', 'published', 'note', 'links'],
    because: 'who published it says so, and the ballots do not know it',
  },
  {
    parts: ['counting', 'other.counting'],
    because:
      'the ballots are counted by it: where another rule would give something else, that is told',
  },
  {
    parts: ['decisions'],
    because: 'they were taken after the count, and change nothing of it',
  },
  {
    parts: ['items.*.formerly'],
    because: 'it is not in the ballots, nor are names in other languages than theirs',
  },
  {
    parts: [
      'help',
      ...['picture', 'text', 'where', 'link', 'documents', 'proposedBy'].map(
        (part) => `items.*.${part}`,
      ),
    ],
    because: 'the server adds it from the definition, and nothing is counted by it',
  },
  {
    parts: ['turnout.areas.*.name', 'turnout.channels.*.channel', 'invalid'],
    because: 'ballots do not say where they came from; only that the numbers add up is compared',
  },
  {
    parts: ['log.codes.made', 'log.codes.void', 'log.days.*.day', 'log.entries', 'log.head'],
    because: 'whoever ran the vote has the log: samskab log compares it',
  },
];
