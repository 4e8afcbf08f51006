import { SamskabVotingBallot } from '../../widgets/voting-ballot/voting-ballot.ts';
import { define } from '../define.ts';

define('samskab-voting-ballot', SamskabVotingBallot);
