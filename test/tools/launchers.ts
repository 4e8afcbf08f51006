/** How the test runner drives each browser. */
import { chromeLauncher, type TestRunnerConfig } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { chromiumLaunchOptions, findBrowser, howToInstall, type BrowserName } from './browsers.ts';
import { setDriverViewport, usualViewport, type WebDriver } from './input-plugin.ts';
import { startWebKitDriver } from './webkit-driver.ts';

export type Launcher = NonNullable<TestRunnerConfig['browsers']>[number];

/** On a signal Puppeteer would ask the browser to close, and a browser that hangs does not. */
const noSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Ready to use; for WebKit its driver and display are running then. */
export async function launcherFor(name: BrowserName): Promise<Launcher> {
  switch (name) {
    case 'chromium':
      return chromeLauncher({ launchOptions: { ...chromiumLaunchOptions(), ...noSignals } });
    case 'firefox':
      return firefoxLauncher();
    case 'webkit':
      return webKitLauncher();
  }
}

/** The stock Firefox, over WebDriver BiDi. */
function firefoxLauncher(): Launcher {
  const firefox = findBrowser('firefox');
  if (!firefox) throw new Error(`No Firefox here. ${howToInstall('firefox')}`);
  const { executablePath } = firefox;
  return puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath, ...noSignals } });
}

async function webKitLauncher(): Promise<Launcher> {
  const webKit = findBrowser('webkit');
  if (!webKit) throw new Error(`No WebKit here. ${howToInstall('webkit')}`);
  const { port } = await startWebKitDriver(webKit);
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      // WebKitWebDriver speaks no BiDi, and asking for it ends the session.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: webKit.executablePath, args: ['--automation'] },
    } as WebdriverIO.Capabilities,
  });
  return atUsualViewport(launcher as unknown as WebDriverLauncher);
}

/** What we need of a launcher whose types are stricter about absent members than ours. */
interface WebDriverLauncher extends Launcher {
  driver: WebDriver;
  ensureManagerInitialized(): Promise<void>;
}

/** Every page starts at the same size; the other launchers see to that themselves. */
function atUsualViewport(launcher: WebDriverLauncher): Launcher {
  const startSession = launcher.startSession.bind(launcher);
  launcher.startSession = async (id, url) => {
    await launcher.ensureManagerInitialized();
    await setDriverViewport(launcher.driver, usualViewport);
    await startSession(id, url);
  };
  return launcher;
}
