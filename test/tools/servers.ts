/** Other programs that tests need, and that a run may require: `SAMSKAB_SERVERS=postgres,nginx,php,wordpress`. */
import { UsageError } from './installing.ts';

const serverNames = ['postgres', 'nginx', 'php', 'wordpress'];

/** @returns the servers that `SAMSKAB_SERVERS` names; all of them are required */
export function requiredServers(list = process.env['SAMSKAB_SERVERS'] ?? ''): string[] {
  const names = list.split(',').map((name) => name.trim()).filter(Boolean); // prettier-ignore
  for (const name of names) {
    if (serverNames.includes(name)) continue;
    const known = serverNames.join(', ');
    throw new UsageError(`SAMSKAB_SERVERS: unknown server "${name}" (known: ${known})`);
  }
  return names;
}
