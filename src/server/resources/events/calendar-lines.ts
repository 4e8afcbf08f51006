/** Octets, without the line break: RFC 5545, 3.1. */
const LONGEST = 75;

/** What a line break may be in a text: a text with one must not make a line of its own. */
const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** What no text may hold, but for tabs: some calendars refuse the whole file. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/g;

/** @returns a property whose value is text, folded */
export function textLine(name: string, text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(BREAK, '\\n')
    .replace(CONTROL, '');
  return line(name, escaped);
}

/** @param time milliseconds since 1970; written in UTC, so that every calendar reads it alike */
export function timeLine(name: string, time: number): string {
  return line(name, new Date(time).toISOString().replace(/[-:]|\.\d+/g, ''));
}

/** @param value as the calendar is to read it: a number, a word, an address */
export function line(name: string, value: string): string {
  return `${fold(`${name}:${value}`)}\r\n`;
}

/** Counts octets and parts no character: a calendar may decode line by line. */
function fold(content: string): string {
  let folded = '';
  let room = LONGEST;
  for (const character of content) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      folded += '\r\n ';
      room = LONGEST - 1;
    }
    folded += character;
    room -= octets;
  }
  return folded;
}
