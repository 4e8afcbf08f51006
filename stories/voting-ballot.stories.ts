import { CODES } from './backend.ts';
import {
  approval,
  called,
  chooseOne,
  cumulative,
  longList,
  ordinal,
  scoring,
  withCode,
} from './definitions.ts';
import type { Person } from './person.ts';
import { ballotOnAMap } from './on-a-map.ts';
import { statesOf, story } from './states.ts';
import { thirtyProposals } from './thirty-projects.ts';
import { widget, type Story } from './widget.ts';
import { wordsOf } from './words.ts';

const tag = 'samskab-voting-ballot';
const da = wordsOf(tag);

export default {
  title: 'Voting ballot',
  tags: ['autodocs'],
  ...widget(tag, 'ballots/kvarterpuljen'),
};

const project = (id: string) => called(approval.items, id);

/** What got another name after people had voted. */
const renamed = {
  ...approval,
  items: approval.items.map((item) =>
    item.id === 'p2'
      ? { ...item, formerly: [{ name: 'Bænke langs åen', until: '2026-12-01' }] }
      : item,
  ),
};

const states = statesOf({
  tag,
  definition: approval,
  async fill(person) {
    await person.tick(project('p2'));
    await person.tick(project('p4'));
  },
  filled: da('chooseBetween', { min: 1, max: 3 }),
});

export const Ready: Story = states.ready;
export const Loading: Story = states.loading;
export const NotOpenYet: Story = states.notOpenYet;
export const Closed: Story = states.closed;
export const UnknownEndpoint: Story = states.unknownEndpoint;
export const NotADefinition: Story = states.notADefinition;
export const NetworkDown: Story = states.networkDown;
export const ServerRefused: Story = states.serverRefused;

export const ApprovalFilled: Story = states.filled;
export const CameBack: Story = states.cameBack;
export const Deleted: Story = states.deleted;
export const WaitsForTheLastStep: Story = states.waitsForTheLastStep;

/** The same thirty as the budget's, each with a drawing, a place and some a longer text. */
export const ThirtyProjects: Story = story({ definition: thirtyProposals }, [
  da('check'),
  'Bænke ved åen',
  'Cykelsti på Møllevej',
]);

/** The same list, and where things are. */
export const OnAMap: Story = story(
  { definition: ballotOnAMap },
  [da('hideMap'), da('notOnMap', { count: 2 }), '© Ellevad'],
  async (person) => {
    await person.press((say) => say('showOnMap'));
    await person.pressIfAsked((say) => say('showTheMap'));
  },
);

export const ApprovalTooMany: Story = story(
  { definition: approval },
  [da('problemHeading'), da('tooMany', { limit: 3, by: 1 })],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3', 'p4']) await person.tick(project(id));
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const ChooseOne: Story = story(
  { definition: chooseOne },
  da('chooseExactly', { count: 1 }),
  async (person) => {
    await person.tick(called(chooseOne.items, 'n1'));
  },
);

export const Renamed: Story = story(
  { definition: renamed },
  da('formerly', { names: ['Bænke langs åen'] }),
);

export const Ordinal: Story = story({ definition: ordinal }, da('rankingEmpty'));

export const OrdinalFilled: Story = story(
  { definition: ordinal },
  [da('ranking'), da('top')],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) {
      await person.press((say) => say('addOf', { what: person.says(project(id)) }));
    }
    await person.press((say) => say('topOf', { what: person.says(project('p3')) }));
  },
);

export const OrdinalTooFew: Story = story(
  { definition: ordinal },
  [da('problemHeading'), da('tooFew', { limit: 2 })],
  async (person) => {
    await person.press((say) => say('addOf', { what: person.says(project('p1')) }));
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const OrdinalReview: Story = story(
  { definition: ordinal },
  da('checkHeading'),
  async (person) => {
    for (const id of ['p2', 'p4']) {
      await person.press((say) => say('addOf', { what: person.says(project(id)) }));
    }
    await person.goToReview();
  },
);

export const Cumulative: Story = story(
  { definition: cumulative },
  da('pointsLeft', { points: 10, of: 10 }),
);

export const CumulativeFilled: Story = story(
  { definition: cumulative },
  da('pointsLeft', { points: 4, of: 10 }),
  async (person) => {
    await person.type(project('p1'), '5');
    await person.press((say) => say('moreOf', { what: person.says(project('p2')) }));
  },
);

export const CumulativeTooManyPoints: Story = story(
  { definition: cumulative },
  [da('problemHeading'), da('pointsOver', { points: 2 })],
  async (person) => {
    await person.type(project('p1'), '5');
    await person.type(project('p2'), '7');
    await person.press((say) => say('check'));
    await person.reads((say) => say('problemHeading'));
  },
);

export const Scoring: Story = story({ definition: scoring }, [
  da('scoreHint', { min: 0, max: 5 }),
  da('noOpinion'),
]);

export const ScoringFilled: Story = story(
  { definition: scoring },
  da('scoreHint', { min: 0, max: 5 }),
  async (person) => {
    await person.tick('5', 0);
    await person.tick('2', 1);
  },
);

/** A scale too long for a row of buttons is typed. */
export const ScoringOnALongScale: Story = story(
  { definition: { ...scoring, maxPoints: 100 } },
  da('scoreHint', { min: 0, max: 100 }),
  async (person) => {
    await person.type(project('p1'), '80');
  },
);

export const LongList: Story = story({ definition: longList }, [
  da('found', { count: 44, of: 44 }),
  da('randomOrder'),
]);

export const LongListSearched: Story = story(
  { definition: longList },
  da('found', { count: 4, of: 44 }),
  async (person) => {
    await person.type((say) => say('search'), 'Møllevej');
  },
);

export const LongListNothingFound: Story = story(
  { definition: longList },
  da('noneFound'),
  async (person) => {
    await person.type((say) => say('search'), 'svømmehal');
  },
);

export const Review: Story = states.review;
export const Sending: Story = states.sending;
export const Sent: Story = states.sent;
export const TookPart: Story = states.tookPart;
export const FailedOffline: Story = states.failedOffline;
export const FailedServer: Story = states.failedServer;
export const ClosedMeanwhile: Story = states.closedMeanwhile;
export const CameBackUnsure: Story = states.cameBackUnsure;
export const CameBackTheNextDay: Story = states.cameBackTheNextDay;
export const SentPlainly: Story = states.sentPlainly;
export const LostPlainly: Story = states.lostPlainly;

export const WithACode: Story = story(
  { definition: withCode },
  [da('codeLabel'), da('codeHint')],
  toTheCode,
);

export const CodeMissing: Story = story(
  { definition: withCode },
  da('codeMissing'),
  async (person) => {
    await toTheCode(person);
    await person.press((say) => say('send'));
    await person.reads((say) => say('codeMissing'));
  },
);

export const CodeUnknown: Story = story(
  { definition: withCode },
  da('codeUnknown'),
  async (person) => {
    await castWith('AAAA-BBBB-CCCC', person);
    await person.reads((say) => say('codeUnknown'));
  },
);

export const AlreadyVoted: Story = story(
  { definition: withCode },
  da('failAlreadyVoted'),
  async (person) => {
    await castWith(CODES.used, person);
    await person.reads((say) => say('failAlreadyVoted'));
  },
);

export const SentWithACode: Story = story(
  { definition: withCode },
  [da('sent'), '7K3M-Q9TX'],
  async (person) => {
    await castWith(CODES.fresh.toLowerCase(), person);
    await person.reads((say) => say('receiptCode'));
  },
);

/** The languages to choose from, each in its own name; words that we do not have are the definition's. */
export const Languages: Story = story(
  { definition: { ...approval, languages: ['da', 'en', 'ar', 'uk', 'so'] } },
  [da('readIn'), 'English', 'العربية', 'Українська', 'Soomaali'],
);

/** Buttons to listen: only where this device has a voice for the language. */
export const ReadAloud: Story = {
  ...story({ definition: approval }, da('check')),
  args: { 'read-aloud': true },
};

async function castWith(code: string, person: Person): Promise<void> {
  await toTheCode(person);
  await person.type((say) => say('codeLabel'), code);
  await person.press((say) => say('send'));
}

async function toTheCode(person: Person): Promise<void> {
  await person.tick(project('p2'));
  await person.goToReview();
}
