/**
 * `docs/commands.md`: what `samskab help` says of each command, for who reads before there is anything to
 * type it into. A test holds the page to the commands.
 *
 *     node build/commands-page.ts     writes it anew
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpOf } from '../src/server/cli/help.ts';
import { allCommands } from '../src/server/cli/main.ts';

export const PAGE = join(import.meta.dirname, '../docs/commands.md');

const INTRO = `# All commands

What \`samskab help COMMAND\` prints, for all of them. You type them at a terminal on the server; where the package lies in a folder, \`npx samskab\` is \`samskab\`. A mistake gets one clear line and the exit code 2, and changes nothing. How they go together is told [for organisers](organisers/README.md), [for operators](operating/README.md) and [for backend authors](backends/README.md).

This page is written by \`node build/commands-page.ts\`.
`;

/** @returns the page as it should be */
export async function commandsPage(): Promise<string> {
  const commands = await allCommands();
  const list = commands.map(({ name, summary }) => `- [\`${name}\`](#${name}) ${summary}`);
  const each = commands.map(
    (command) => `## ${command.name}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
  );
  return [INTRO, `${list.join('\n')}\n`, ...each].join('\n');
}

if (import.meta.main) writeFileSync(PAGE, await commandsPage());
