import * as v from 'valibot';
import type { RuleProblem } from '../../protocol/problem.ts';
import { pointerToken } from '../../rules/pointer.ts';
import { Refusal } from './refusal.ts';

/** How many faults of shape are told of: enough to mend them, however many there are. */
const MOST_TOLD = 50;

/**
 * @param body what JSON.parse gave
 * @throws Refusal with a `malformed` for each place where the shape is wrong
 */
export function readSubmission<S>(schema: v.GenericSchema<unknown, S>, body: unknown): S {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw new Refusal('rule', { errors: result.issues.slice(0, MOST_TOLD).map(malformed) });
}

function malformed(issue: v.BaseIssue<unknown>): RuleProblem {
  return { code: 'malformed', pointer: issuePointer(issue) };
}

/** @returns where an issue is, as an RFC 6901 pointer; empty for the whole */
export function issuePointer(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).map(({ key }) => `/${pointerToken(String(key))}`).join('');
}
