/**
 * For working on component tests by hand, in Chromium and with everything that the test runner's
 * own command line offers:
 *
 *     npx web-test-runner --config test/web-test-runner.config.js --watch
 *
 * `npm test` uses the same settings for every browser, by way of tools/component-session.ts.
 */
import { componentConfig } from './tools/component-config.ts';
import { launcherFor } from './tools/launchers.ts';

export default {
  ...componentConfig,
  // Here, unlike in `npm test`, `.only` is welcome.
  testFramework: { config: { timeout: 20_000 } },
  browsers: [await launcherFor('chromium')],
};
