/**
 * `npm test`: every check in order of cost, all of them even when one fails; the last line adds them up.
 * `npm test -- lint unit` runs only those named.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { findChromium, findFirefox } from './browsers.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'test-results');
const UNIT = path.join(RESULTS, 'unit.json');
/** @param {string} project of playwright.config.ts */
const browserResults = (project) => path.join(RESULTS, `browser-${project}.json`);

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, command: string[], count?: (output: string) => Count, env?: Record<string, string> }} Check
 */

/** @returns {Promise<string>} a port that nothing listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === 'object' ? address?.port : address)));
    });
  });
}

/** @param {string} world @returns {Check} */
const types = (world) => ({ name: `types of ${world}`, command: ['tsc', '-p', `tsconfig.${world}.json`] });

/** @type {Check[]} Two at a time: none of them minds company. */
const STATIC_CHECKS = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types of page', command: ['svelte-check', '--tsconfig', './tsconfig.page.json', '--fail-on-warnings'] },
  ...['core', 'drawing', 'worker', 'node'].map(types),
  { name: 'format', command: ['prettier', '--check', '.'] },
  { name: 'unused', command: ['knip'] },
];

/**
 * @param {string} project of playwright.config.ts
 * @param {string} workers tests at a time
 * @returns {Promise<Check>}
 */
const browserTests = async (project, workers) => ({
  name: `browser, ${project}`,
  command: ['playwright', 'test', `--project=${project}`, `--workers=${workers}`, '--reporter=list,json'],
  count: () => browser(browserResults(project)),
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserResults(project), BROWSER_TEST_PORT: await freePort() },
});

/** @type {Check[]} One at a time: these race. */
const RUNNING_CHECKS = [
  {
    name: 'unit',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`],
    count: unit,
  },
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'size', command: ['node', 'scripts/sizeBudget.mjs'] },
  await browserTests('calm', '2'),
  await browserTests('racing', '1'),
  { name: 'firefox', command: ['node', 'tests/browser/firefoxSmoke.mjs'], count: lastLine },
];

/** @returns {Count} */
function unit() {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(UNIT, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}

/** @param {string} results @returns {Count} */
function browser(results) {
  const { stats } = JSON.parse(readFileSync(results, 'utf8'));
  if (stats.skipped > 0) console.log(`${stats.skipped} browser tests were skipped.`);
  if (stats.flaky > 0) console.log(`${stats.flaky} browser tests passed only at the second try.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** @param {string} output @returns {Count} */
function lastLine(output) {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

/**
 * Runs one check; its output appears as it comes (`live`) or in one piece at the end.
 * A check that fails without saying how many of its tests did counts as one failure.
 * @param {Check} check @param {boolean} live @returns {Promise<Count>}
 */
async function run({ name, command: [tool = '', ...args], count, env }, live) {
  const startMs = Date.now();
  const program = tool === 'node' ? process.execPath : path.join(ROOT, 'node_modules/.bin', tool);
  if (live) console.log(`\n── ${name}`);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
      if (live) process.stdout.write(text);
    });
  }
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(1);
    });
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  const result = tally(code, output, count);
  if (result.failed > 0)
    failures.push(`── ${name}, again\n${output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}`);
  if (!live) console.log(`\n── ${name}\n${output.trimEnd()}`);
  const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`);
  return result;
}

/** @param {number} code @param {string} output @param {Check['count']} count @returns {Count} */
function tally(code, output, count) {
  if (!count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const { passed, failed } = count(output);
    if (Number.isInteger(passed) && Number.isInteger(failed)) {
      return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
    }
  } catch (error) {
    console.log(`The results could not be read: ${error}`);
  }
  return { passed: 0, failed: 1 };
}

/**
 * Runs checks, `atOnce` at a time, and adds their counts.
 * @param {Check[]} checks @param {number} atOnce @returns {Promise<Count[]>}
 */
async function runAll(checks, atOnce) {
  const waiting = [...checks];
  /** @type {Count[]} */
  const counts = [];
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) counts.push(await run(check, atOnce === 1));
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return counts;
}

/** @type {string[]} The end of what each failed check printed: told once more, for whoever sees only the last lines. */
const failures = [];
const TAIL_LINES = 80;

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const asked = process.argv.slice(2);
const wanted = (/** @type {Check} */ { name }) => asked.length === 0 || asked.some((word) => name.includes(word));
const running = RUNNING_CHECKS.filter(wanted);

if (running.some(({ name }) => name.startsWith('browser'))) {
  const { path: place, how } = findChromium();
  console.log(`Chromium: ${place} (${how})`);
}
if (running.some(({ name }) => name === 'firefox')) {
  const firefox = findFirefox();
  console.log(
    firefox ? `Firefox: ${firefox.path} (${firefox.how})` : 'Firefox: none found, its smoke tests are skipped',
  );
  if (!firefox)
    running.splice(
      running.findIndex(({ name }) => name === 'firefox'),
      1,
    );
}

const counts = [...(await runAll(STATIC_CHECKS.filter(wanted), 2)), ...(await runAll(running, 1))];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
