import type { EventDate } from '../protocol/events.ts';

/** @returns until when one may sign up for a date, in milliseconds since 1970: until it starts */
export function signupEnds({ signupUntil, starts }: EventDate): number {
  return Date.parse(signupUntil ?? starts);
}

/** @param now milliseconds since 1970, by the clock that decides */
export function isOver(date: EventDate, now: number): boolean {
  return now >= signupEnds(date);
}

/** @returns until when one may sign up for any date; -Infinity where all are called off */
export function lastSignup(dates: readonly EventDate[]): number {
  return Math.max(...dates.map((date) => (date.cancelled ? -Infinity : signupEnds(date))));
}
