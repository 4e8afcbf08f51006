/** What somebody writes who bundles the widgets. */
import { SamskabVotingBallot, type BallotDefinition } from 'samskab';
import 'samskab/define/voting-ballot';

const ballot: SamskabVotingBallot = document.createElement('samskab-voting-ballot');
const isOne: boolean = ballot instanceof SamskabVotingBallot;
ballot.endpoint = 'https://example.org/api/ballots/park';
ballot.addEventListener('samskab-sent', (event) => {
  const code: string | undefined = event.receipt?.code;
  document.title = code ?? '';
});
const definition: BallotDefinition | undefined = ballot.definition;
document.body.append(ballot, definition?.id ?? '', String(isOne));
