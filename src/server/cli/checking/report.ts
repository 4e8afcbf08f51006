import { pickText } from '../../../protocol/pick-text.ts';
import { oneLine } from '../command.ts';
import { plainJson, plainLine } from '../terminal-text.ts';
import type { Checked } from './check-endpoint.ts';
import { article } from './definition.ts';
import type { Findings, Level } from './findings.ts';

/** What was asked for. */
export interface Asked {
  readonly typed: string;
  readonly submit: boolean;
}

const LEVELS: readonly Level[] = ['must', 'should', 'fine'];

/** @returns what was found, for reading in a terminal: what must be mended first */
export function printed(asked: Asked, checked: Checked, found: Findings): string {
  const width = Math.max(...found.all.map(({ rule }) => rule.length));
  const lines = LEVELS.flatMap(
    (level) =>
    found.all
      .filter((one) => one.level === level)
      .map(({ rule, text }) => `${level.padEnd(6)}  ${rule.padEnd(width)}  ${plainLine(oneLine(text))}`), // prettier-ignore
  );
  const counts = LEVELS.map((level) => `${found.count(level)} ${level}`).join(', ');
  return [
    plainLine(headOf(asked, checked)),
    howOf(asked, checked),
    '',
    ...lines,
    '',
    `${counts}. The second word names a line of docs/protocol.md.`,
  ].join('\n');
}

function headOf({ typed }: Asked, { endpoint, definition, phase }: Checked): string {
  const address = endpoint ?? typed;
  if (!definition) return address;
  const title = pickText(definition.title, 'en', definition.language).value;
  const how = 'method' in definition ? ` (${definition.method})` : '';
  return `${address}: ${article(definition.type)}${how}, "${title}", ${phase}`;
}

function howOf({ submit }: Asked, { stored, definition }: Checked): string {
  if (stored !== undefined) {
    return `Read, and sent to: ${stored === 1 ? '1 submission was' : `${stored} submissions were`} taken, which do not count.`;
  }
  if (submit || definition?.test !== true) return 'Only read, with GET and OPTIONS.';
  return 'Only read, with GET and OPTIONS. It is a test: --submit sends to it, too.';
}

/** @returns the same for machines, and how hard each text is */
export function asJson(asked: Asked, checked: Checked, found: Findings): string {
  const { endpoint, definition, phase, texts, stored } = checked;
  const [must, should, fine] = LEVELS.map((level) => found.count(level));
  return plainJson(
    {
      url: asked.typed,
      ...(endpoint !== undefined && { endpoint }),
      ...(definition && { type: definition.type, id: definition.id, phase, test: definition.test ?? false }), // prettier-ignore
      ...(stored !== undefined && { stored }),
      must,
      should,
      fine,
      findings: found.all,
      texts: texts.map(({ lix, perSentence, long, ...text }) => ({
        ...text,
        lix: round(lix),
        perSentence: round(perSentence),
        long: round(long),
      })),
    },
    2,
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
