/**
 * `npm run bench`: runs bench/*.bench.ts (bundled first) and bench/*.bench.mjs (as they are) in Node, and
 * bench/*.page.ts in Chromium, one after the other.
 * Each exports by default a function that takes `report` and calls it once a figure (bench/harness.ts has the types).
 * `npm run bench -- index frame` runs only those named.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from './browsers.mjs';
import { serveFolder } from './staticHost.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const BENCH = path.join(ROOT, 'bench');
const PATIENCE_MS = 900_000;

/** @param {string} ending */
function benches(ending) {
  const asked = process.argv.slice(2);
  return readdirSync(BENCH)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => asked.length === 0 || asked.includes(name));
}

/** @param {string} name @param {string} folder */
async function bundled(name, folder) {
  await build({
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: path.join(BENCH, `${name}.bench.ts`), outDir: folder, emptyOutDir: false, target: 'node20' },
  });
  await inNode(path.join(folder, `${name}.bench.js`));
}

/** @param {string} file */
async function inNode(file) {
  const { default: bench } = await import(pathToFileURL(file).href);
  await bench((/** @type {string} */ line) => console.log(`  ${line}`));
}

/** @param {string} name @param {string} url @param {import('@playwright/test').Browser} browser */
async function inPage(name, url, browser) {
  const page = await browser.newPage();
  /** @type {Promise<void>} */
  const end = new Promise((resolve, reject) => {
    page.on('pageerror', reject);
    page.on('crash', () => reject(new Error('The page crashed.')));
    page.on('console', (message) => {
      const [head, rest] = /^(bench: |bench-end|bench-failed )(.*)/s.exec(message.text())?.slice(1) ?? [];
      if (head === 'bench: ') console.log(`  ${rest}`);
      if (head === 'bench-end') resolve();
      if (head === 'bench-failed ') reject(new Error(rest));
    });
    setTimeout(() => reject(new Error('The bench took more than 15 minutes.')), PATIENCE_MS).unref();
  });
  await page.goto(`${url}harness.html?name=${name}`);
  await end;
  await page.close();
}

/** @param {string[]} names @param {string} folder @param {(name: string, work: () => Promise<void>) => Promise<void>} run */
async function allInPages(names, folder, run) {
  await build({
    root: BENCH,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: folder, emptyOutDir: false, rolldownOptions: { input: path.join(BENCH, 'harness.html') } },
  });
  const host = await serveFolder({ folder });
  const { path: executablePath } = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, '--enable-precise-memory-info'] });
  for (const name of names) await run(name, () => inPage(name, host.url, browser));
  await browser.close();
  await host.close();
}

let failed = 0;

/** @param {string} name @param {() => Promise<void>} work */
async function run(name, work) {
  console.log(`\n${name}`);
  try {
    await work();
  } catch (error) {
    failed++;
    console.log(`  failed: ${error}`);
  }
}

console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
const folder = mkdtempSync(path.join(ROOT, 'node_modules/.bench-'));
try {
  for (const name of benches('.bench.ts')) await run(name, () => bundled(name, folder));
  for (const name of benches('.bench.mjs')) await run(name, () => inNode(path.join(BENCH, `${name}.bench.mjs`)));
  const pages = benches('.page.ts');
  if (pages.length > 0) await allInPages(pages, path.join(folder, 'page'), run);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed > 0 ? 1 : 0;
