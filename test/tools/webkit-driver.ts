/** WebKitGTK's WebDriver on a display of its own. Both end with this process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebKit } from './browsers.ts';
import { freePort } from './free-port.ts';

const patience = 30_000;

export async function startWebKitDriver(webKit: WebKit): Promise<{ port: number }> {
  const display = await startDisplay(webKit.displayServerPath);
  const port = await freePort();
  startUntilExit(webKit.driverPath, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      XDG_CONFIG_HOME: narrowWindows(),
      // Otherwise GTK would prefer the desktop that a developer is sitting at.
      GDK_BACKEND: 'x11',
      WAYLAND_DISPLAY: '',
      // No desktop bus to talk to, and no need to wait for one.
      NO_AT_BRIDGE: '1',
    },
  });
  await untilListening(port);
  return { port };
}

/** Xvfb finds a free display by itself, and writes its number to the descriptor it is given. */
async function startDisplay(program: string): Promise<number> {
  const server = startUntilExit(
    program,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('Xvfb has no channel to tell its display number');
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb does not start')));
  const told = once(numbers, 'data', { signal: AbortSignal.timeout(patience) });
  const [number] = await Promise.race([told, ended]);
  (numbers as Socket).unref();
  // Its end, which comes after the tests, is no longer news.
  ended.catch(() => {});
  return Number(String(number));
}

/**
 * A GTK configuration without padding: MiniBrowser's buttons would otherwise not let its window
 * be narrower than some 450 pixels, and pages must be tried at 320.
 */
function narrowWindows(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-webkit-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const gtk of ['gtk-3.0', 'gtk-4.0']) {
    mkdirSync(join(folder, gtk));
    writeFileSync(join(folder, gtk, 'gtk.css'), '* { padding: 0; margin: 0; min-width: 0 }');
  }
  return folder;
}

function startUntilExit(...[program, args, options]: Parameters<typeof spawn>): ChildProcess {
  const child = spawn(program, args, options);
  process.on('exit', () => child.kill());
  // It ends with this process, which does not wait for it.
  child.unref();
  // Its absence shows where something waits for it; unheard, this event would end the process.
  child.on('error', (error) => console.error(`${program}: ${error.message}`));
  return child;
}

async function untilListening(port: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isListening(port))) {
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer');
    await delay(100);
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
