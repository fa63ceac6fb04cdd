/** Finds the browsers that tests and benches drive. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

/** Headless as root, and silent on the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PROGRAM_FILES = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...PROGRAM_FILES.map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
];

const FIREFOX_PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...PROGRAM_FILES.map((folder) => path.join(folder, 'Mozilla Firefox/firefox.exe')),
];

/**
 * @typedef {{ path: string, how: string }} Found
 * @param {string} variable
 * @param {readonly string[]} places
 * @returns {Found | null}
 */
function look(variable, places) {
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
    return { path: named, how: variable };
  }
  const place = places.find((one) => existsSync(one));
  return place === undefined ? null : { path: place, how: 'found' };
}

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  console.log(`> ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

/**
 * A Chromium: `CHROMIUM_PATH`, the usual places, then on Debian as root its package, elsewhere Playwright's download.
 * The processes started from here find the same one.
 * @returns {Found}
 */
export function findChromium() {
  const found = look('CHROMIUM_PATH', [...CHROMIUM_PLACES, chromium.executablePath()]) ?? installChromium();
  process.env['CHROMIUM_PATH'] = found.path;
  return found;
}

/** @returns {Found} */
function installChromium() {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    return { path: '/usr/bin/chromium', how: 'installed the package chromium' };
  }
  run(process.execPath, [
    path.join(import.meta.dirname, '../node_modules/@playwright/test/cli.js'),
    'install',
    'chromium',
  ]);
  return { path: chromium.executablePath(), how: 'downloaded by Playwright' };
}

/**
 * A Firefox: `FIREFOX_PATH` or the usual places.
 * @returns {Found | null}
 */
export function findFirefox() {
  return look('FIREFOX_PATH', FIREFOX_PLACES);
}
