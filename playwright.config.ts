import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/browsers.mjs';

/** `npm test` names a free one. */
const PORT = Number(process.env['BROWSER_TEST_PORT'] ?? 4300);

/** Where the figures depend on how fast threads race: one at a time, on a machine of their own. */
const RACING = /(exports|race|smoke)\.spec\.ts/;
const SCREEN = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  // Races want the machine for themselves; `npm test` runs the calm ones two at a time.
  workers: 1,
  forbidOnly: true,
  // The races are real, and so is whatever else the machine does: a second try is told, a second failure counts.
  retries: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    // A trace records every frame, which the race would pay for.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium().path, args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'calm', testIgnore: RACING, use: SCREEN },
    { name: 'racing', testMatch: RACING, use: SCREEN },
  ],
  webServer: {
    command: `npm run preview -- --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
