/** @returns a time by the clock that it was written by, which is the town's own */
export function asWritten(time: string, lang: string): string {
  const [offset = 'UTC'] = /[+-]\d\d:\d\d$/.exec(time) ?? [];
  return new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: offset,
    ...(offset === 'UTC' && { timeZoneName: 'short' }),
  }).format(new Date(time));
}
