/** The importers as a bundle for Node, which `npm run logs` runs and the bench measures. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '..');

/** URL of the importers, bundled again whenever a source changed. */
export function importers() {
  const bundler = path.join(import.meta.dirname, 'bundleLogs.mjs');
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(ROOT, 'src', file));
  const state = [...sources, bundler].map((file) => `${file} ${statSync(file).mtimeMs}`).join('\n');
  const key = createHash('sha256').update(state).digest('hex').slice(0, 16);
  const bundle = path.join(ROOT, 'node_modules/.cache/logs', key, 'command.mjs');
  if (!existsSync(bundle)) {
    const { status, stderr } = spawnSync(process.execPath, [bundler, bundle]);
    if (status !== 0) throw new Error(`The importers could not be bundled: ${stderr.toString()}`);
  }
  return pathToFileURL(bundle).href;
}
