import type { Writable } from 'node:stream';

/** So many bytes may wait for a reader that is slow; what comes on top is dropped. */
const MOST_WAITING = 1_000_000;

/** What process.stdout and process.stderr are, as far as a log needs them. */
export type LogStream = Pick<Writable, 'write' | 'writableLength' | 'on'>;

/**
 * Writes lines to where a full disk, a reader that has gone or one that does not read must stop
 * nothing: a line that cannot be written is dropped and counted, and the first that can be again
 * comes after one that says how many are missing.
 * @param name what the stream is called in that line
 * @returns takes a line, without its line break
 */
export function logTo(stream: LogStream, name: string): (line: string) => void {
  let dropped = 0;
  carryOn(stream);
  return (line) => {
    if (stream.writableLength > MOST_WAITING) {
      dropped++;
      return;
    }
    const before = dropped;
    dropped = 0;
    const text = `${before > 0 ? missing(before, name) : ''}${line}\n`;
    stream.write(text, (error) => {
      if (error) dropped += before + 1;
    });
  };
}

/** Takes a stream's failures for what they are to a server: no reason to end. */
export function carryOn(stream: Pick<LogStream, 'on'>): void {
  stream.on('error', () => {});
}

/** On a line of its own: a disk that fills up may have taken half of the one before. */
function missing(dropped: number, name: string): string {
  const time = new Date().toISOString();
  return `\n${JSON.stringify({ time, level: 'error', error: 'LinesDropped', from: name, dropped })}\n`;
}
