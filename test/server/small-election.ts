/** An election of four projects, small enough to count by hand. */
import type { TestContext } from 'node:test';
import { mainHere, type Run } from './tools.ts';

export const PROJECTS = ['project_id;cost;name', 'a;60;Skatepark', 'b;50;Bænke', 'c;30.5;Køkken', 'd;10;Lys']; // prettier-ignore
export const VOTES = ['voter_id;vote', '1;a', '2;a,b', '3;a,b', '4;b,c', '5;c,d', '6;'];

/** @returns it as a file in Pabulib's format */
export function election(votes = VOTES, projects = PROJECTS, type = 'approval'): string {
  return [
    ...[
      'META',
      'key;value',
      `num_projects;${projects.length - 1}`,
      `num_votes;${votes.length - 1}`,
    ],
    ...['budget;100', `vote_type;${type}`, 'currency;DKK', 'PROJECTS', ...projects],
    ...['VOTES', ...votes, ''],
  ].join('\n');
}

export function count(t: TestContext, ...args: string[]): Promise<Run> {
  return mainHere(t, ['count', ...args]);
}
