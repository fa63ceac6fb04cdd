/** What a first visit has to load, from the built page: fails over budget. Sizes in kB = 1000 bytes. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { DIST } from './staticHost.mjs';

const SCRIPT_BUDGET_KB = 100;
const FONT_BUDGET_KB = 120;

/** The entry script, and its static imports, which Vite names as module preloads. */
function firstScripts() {
  const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || tag.includes('modulepreload'))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

const scripts = firstScripts().map((name) => path.join(DIST, name));
const fonts = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(woff2?|ttf|otf)$/.test(name))
  .map((name) => path.join(DIST, name));

const scriptKb = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;
const fontKb = fonts.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;

console.log(
  `JavaScript for first paint: ${scriptKb.toFixed(1)} of ${SCRIPT_BUDGET_KB} kB gzip, ${scripts.length} files`,
);
console.log(`Fonts: ${fontKb.toFixed(1)} of ${FONT_BUDGET_KB} kB, ${fonts.length} files`);
if (scripts.length === 0 || scriptKb > SCRIPT_BUDGET_KB || fontKb > FONT_BUDGET_KB) process.exitCode = 1;
