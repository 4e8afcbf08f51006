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
import { statesOf, story } from './states.ts';
import { widget, type Story } from './widget.ts';
import { da, f, type Spoken } from './words.ts';

export default {
  title: 'Voting ballot',
  tags: ['autodocs'],
  ...widget('samskab-voting-ballot', 'ballots/kvarterpuljen'),
};

const project = (id: string) => called(approval.items, id);
const send = (m: Spoken) => m.ballotSend;

const states = statesOf({
  definition: approval,
  async fill(person) {
    await person.tick(project('p2'));
    await person.tick(project('p4'));
  },
  filled: da.chooseBetween(f, 1, 3),
  send,
  sent: da.ballotSent,
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

export const ApprovalTooMany: Story = story(
  { definition: approval },
  [da.problemHeading, da.tooMany(f, 3, 1)],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3', 'p4']) await person.tick(project(id));
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const ChooseOne: Story = story(
  { definition: chooseOne },
  da.chooseBetween(f, 1, 1),
  async (person) => {
    await person.tick(called(chooseOne.items, 'n1'));
  },
);

export const Ordinal: Story = story({ definition: ordinal }, da.rankingEmpty);

export const OrdinalFilled: Story = story(
  { definition: ordinal },
  [da.ranking, da.top],
  async (person) => {
    for (const id of ['p1', 'p2', 'p3']) {
      await person.press((m) => m.addOf(person.says(project(id))));
    }
    await person.press((m) => m.topOf(person.says(project('p3'))));
  },
);

export const OrdinalTooFew: Story = story(
  { definition: ordinal },
  [da.problemHeading, da.tooFew(f, 2)],
  async (person) => {
    await person.press((m) => m.addOf(person.says(project('p1'))));
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const OrdinalReview: Story = story(
  { definition: ordinal },
  da.checkHeading,
  async (person) => {
    for (const id of ['p2', 'p4']) {
      await person.press((m) => m.addOf(person.says(project(id))));
    }
    await person.goToReview();
  },
);

export const Cumulative: Story = story({ definition: cumulative }, da.pointsLeft(f, 10, 10));

export const CumulativeFilled: Story = story(
  { definition: cumulative },
  da.pointsLeft(f, 4, 10),
  async (person) => {
    await person.type(project('p1'), '5');
    await person.press((m) => m.moreOf(person.says(project('p2'))));
  },
);

export const CumulativeTooManyPoints: Story = story(
  { definition: cumulative },
  [da.problemHeading, da.pointsOver(f, 2)],
  async (person) => {
    await person.type(project('p1'), '5');
    await person.type(project('p2'), '7');
    await person.press((m) => m.check);
    await person.reads((m) => m.problemHeading);
  },
);

export const Scoring: Story = story({ definition: scoring }, [da.scoreHint(f, 0, 5), da.noOpinion]);

export const ScoringFilled: Story = story(
  { definition: scoring },
  da.scoreHint(f, 0, 5),
  async (person) => {
    await person.tick('5', 0);
    await person.tick('2', 1);
  },
);

/** A scale too long for a row of buttons is typed. */
export const ScoringOnALongScale: Story = story(
  { definition: { ...scoring, maxPoints: 100 } },
  da.scoreHint(f, 0, 100),
  async (person) => {
    await person.type(project('p1'), '80');
  },
);

export const LongList: Story = story({ definition: longList }, [
  da.found(f, 44, 44),
  da.randomOrder,
]);

export const LongListSearched: Story = story(
  { definition: longList },
  da.found(f, 4, 44),
  async (person) => {
    await person.type((m) => m.search, 'Møllevej');
  },
);

export const LongListNothingFound: Story = story(
  { definition: longList },
  da.noneFound,
  async (person) => {
    await person.type((m) => m.search, 'svømmehal');
  },
);

export const Review: Story = states.review;
export const Sending: Story = states.sending;
export const Sent: Story = states.sent;
export const FailedOffline: Story = states.failedOffline;
export const FailedServer: Story = states.failedServer;
export const ClosedMeanwhile: Story = states.closedMeanwhile;

export const WithACode: Story = story(
  { definition: withCode },
  [da.codeLabel, da.codeHint],
  toTheCode,
);

export const CodeMissing: Story = story(
  { definition: withCode },
  da.codeMissing,
  async (person) => {
    await toTheCode(person);
    await person.press(send);
    await person.reads((m) => m.codeMissing);
  },
);

export const CodeUnknown: Story = story(
  { definition: withCode },
  da.codeUnknown,
  async (person) => {
    await castWith('AAAA-BBBB-CCCC', person);
    await person.reads((m) => m.codeUnknown);
  },
);

export const AlreadyVoted: Story = story(
  { definition: withCode },
  da.failAlreadyVoted,
  async (person) => {
    await castWith(CODES.used, person);
    await person.reads((m) => m.failAlreadyVoted);
  },
);

export const SentWithACode: Story = story(
  { definition: withCode },
  [da.ballotSent, '7K3M-Q9TX'],
  async (person) => {
    await castWith(CODES.fresh.toLowerCase(), person);
    await person.reads((m) => m.receiptCode);
  },
);

async function castWith(code: string, person: Person): Promise<void> {
  await toTheCode(person);
  await person.type((m) => m.codeLabel, code);
  await person.press(send);
}

async function toTheCode(person: Person): Promise<void> {
  await person.tick(project('p2'));
  await person.goToReview();
}
