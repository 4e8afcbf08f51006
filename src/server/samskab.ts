#!/usr/bin/env node
/**
 * The command `samskab`. This file looks at the machine's Node before anything is loaded that an
 * old one lacks.
 */
const NEEDED = [22, 16] as const;

export {};

const serves = process.argv[2] === 'serve';
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `samskab: Node ${NEEDED.join('.')} or newer is needed; this is Node ${process.versions.node}`,
  );
  process.exitCode = 2;
} else {
  hideSqliteWarning();
  endWithTheReader();
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
  endWithoutTheReader();
}

/** Node 22 warns on every start that its SQLite is young; who runs a command cannot do anything. */
function hideSqliteWarning(): void {
  const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) {
      emitWarning(warning, ...rest);
    }
  };
}

/** Whoever read has gone, as in `samskab export … | head`; a server goes on without. */
function endWithTheReader(): void {
  if (serves) return;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** What waits for a reader of the log that does not read would keep the process from ending. */
function endWithoutTheReader(): void {
  if (serves) setTimeout(() => process.exit(), 1000).unref();
}
