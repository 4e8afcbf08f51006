import { startTestRunner, chromeLauncher, defaultReporter } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromiumLaunchOptions, findBrowser } from '../tools/browsers.ts';
const which = process.argv[2];
const files = process.argv.slice(3);
const launchers: any = {
  chromium: () => chromeLauncher({ launchOptions: chromiumLaunchOptions() as any }),
  firefox: () => puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: findBrowser('firefox')!.executablePath } as any }),
  webkit: () => webdriverLauncher({ hostname: '127.0.0.1', port: 4444, path: '/', capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': { binary: findBrowser('webkit')!.executablePath, args: ['--automation'] } } as any }),
};
const t = Date.now();
const runner = await startTestRunner({ autoExitProcess: false, readCliArgs: false, readFileConfig: false, config: {
  files, rootDir: process.cwd(), nodeResolve: true, concurrency: 1, concurrentBrowsers: 1,
  browsers: [launchers[which]()], plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' })],
  reporters: [defaultReporter({ reportTestProgress: false })],
  testFramework: { config: { timeout: 10000 } },
} as any });
runner!.on('stopped', () => { console.log('stopped', Date.now() - t, 'ms'); });
runner!.on('finished', () => { for (const s of runner!.sessions.all()) console.log(s.testFile, s.passed, JSON.stringify(s.testResults), JSON.stringify(s.errors)); });
