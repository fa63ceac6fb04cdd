/** The smoke tests in a real Firefox, over WebDriver BiDi, on the built page. The last line says how many passed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../scripts/browsers.mjs';
import { serveFolder } from '../../scripts/staticHost.mjs';

const PATIENCE_MS = 30_000;

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} panel @param {string} metric */
async function metric(page, panel, metric) {
  const selector = `[data-panel="${panel}"] [data-metric="${metric}"]`;
  return Number(await page.$eval(selector, (element) => element.getAttribute('data-value')));
}

/** Waits until a panel has duplicates. @param {Page} page @param {string} panel */
async function waitForDuplicates(page, panel) {
  const selector = `[data-panel="${panel}"] [data-metric="duplicates"]`;
  await page.waitForFunction(
    (css) => Number(document.querySelector(css)?.getAttribute('data-value')) > 0,
    { timeout: PATIENCE_MS },
    selector,
  );
}

/** @param {Page} page @param {string} state */
async function waitForState(page, state) {
  await page.waitForSelector(`[data-run-state="${state}"]`, { timeout: PATIENCE_MS });
}

/** By what it reads: Firefox takes half a minute to find something by role. @param {Page} page @param {string} text */
async function press(page, text) {
  await page
    .locator(`::-p-xpath(//button[normalize-space()="${text}" or @aria-label="${text}"])`)
    .setTimeout(PATIENCE_MS)
    .click();
}

/** The one finished file in the folder, once it is there. @param {string} folder */
async function downloaded(folder) {
  for (const deadlineMs = Date.now() + PATIENCE_MS; Date.now() < deadlineMs;) {
    const files = readdirSync(folder);
    const [file] = files;
    if (file !== undefined && !files.some((name) => name.endsWith('.part'))) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      if (text.length > 0) return { file, text };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Nothing was downloaded.');
}

const downloads = mkdtempSync(path.join(tmpdir(), 'firefox-smoke-'));

/** @type {[claim: string, test: (page: Page, url: string) => Promise<void>][]} */
const TESTS = [
  [
    'watchable, ten threads: the page is isolated, the first panel collides, the second never',
    async (page, url) => {
      await page.goto(`${url}?threads=10&clock=55ms&step=5ms&run=1`);
      await waitForState(page, 'running');
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await waitForDuplicates(page, 'first');
      assert.equal(await metric(page, 'second', 'duplicates'), 0);
      assert.ok((await metric(page, 'second', 'messages')) > 0);
      await press(page, 'Stop');
      await waitForState(page, 'done');
    },
  ],
  [
    'full speed, 200,000 messages: the first panel has duplicates, the second none',
    async (page, url) => {
      await page.goto(`${url}?threads=10&clock=1ms&step=0&work=0&messages=200000&run=1`);
      await waitForState(page, 'done');
      assert.equal(await metric(page, 'first', 'messages'), 200_000);
      assert.ok((await metric(page, 'first', 'duplicates')) > 0);
      assert.equal(await metric(page, 'second', 'messages'), 200_000);
      assert.equal(await metric(page, 'second', 'duplicates'), 0);
    },
  ],
  [
    'the CSV export lists the colliding messages of that run',
    async (page) => {
      await press(page, 'Export');
      await press(page, 'CSV');
      const { file, text } = await downloaded(downloads);
      assert.match(file, /^collisions-.*\.csv$/);
      const [header, ...rows] = text.trimEnd().split('\r\n');
      assert.equal(
        header,
        'panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause',
      );
      const ids = rows.map((row) => row.split(',')[5]);
      assert.ok(ids.length > 0);
      assert.ok(ids.length >= 2 * new Set(ids).size, 'every Message-ID stands there at least twice');
    },
  ],
  [
    'real logs: the example is read by two workers, one inside the other',
    async (page, url) => {
      await page.goto(`${url}?view=logs`);
      await press(page, 'Read the example');
      await waitForState(page, 'done');
      assert.ok((await metric(page, 'first', 'collisions')) > 0);
    },
  ],
];

const firefox = findFirefox();
if (!firefox) throw new Error('No Firefox was found; FIREFOX_PATH can name one.');

const host = await serveFolder();
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: firefox.path,
  headless: true,
  extraPrefsFirefox: {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.alwaysOpenPanel': false,
    'browser.helperApps.neverAsk.saveToDisk': 'text/csv',
  },
});

let failed = 0;
try {
  console.log(await browser.version());
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  for (const [claim, test] of TESTS) {
    try {
      await test(page, host.url);
      console.log(`  ✓ ${claim}`);
    } catch (error) {
      failed++;
      console.log(`  ✗ ${claim}\n    ${error}`);
    }
  }
} finally {
  await browser.close();
  await host.close();
  rmSync(downloads, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${TESTS.length - failed} passed, ${failed} failed`);
