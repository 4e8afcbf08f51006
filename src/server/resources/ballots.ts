import { RESOURCES } from '../../protocol/resources.ts';
import { ballotRules } from '../../rules/ballot.ts';
import { aboutBallots } from '../documenting/ballots.ts';
import type { Resource } from './resource.ts';
import { voted } from './voted.ts';

export const ballots: Resource<'ballots'> = {
  ...RESOURCES.ballots,
  name: 'ballots',
  about: aboutBallots,
  schemaNames: { definition: 'BallotDefinition', submission: 'SelectionsSubmission' },
  widget: 'voting-ballot',
  ...voted('ballots', ballotRules),
};
