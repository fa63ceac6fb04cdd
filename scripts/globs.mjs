/** File names from patterns, for shells (and cron jobs) that do not expand them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A name that exists stands for itself, a folder for the files in it, `*`, `?` and `[…]` for any names in one folder, `**` for
 * any folders. In the order of the names.
 * @param {string} pattern
 * @returns {string[]} empty if nothing fits
 */
export function expand(pattern) {
  if (existsSync(pattern)) return statSync(pattern).isDirectory() ? expand(path.join(pattern, '*')) : [pattern];
  if (!/[*?[]/.test(pattern)) return [];
  const { root } = path.parse(pattern);
  const segments = pattern.slice(root.length).split(/[/\\]+/);
  return below(root, segments).filter((file) => statSync(file).isFile());
}

/** @param {string} folder @param {string[]} segments @returns {string[]} */
function below(folder, [segment = '', ...rest]) {
  const names = namesIn(folder);
  if (segment === '**') {
    const folders = names.filter((name) => isFolder(path.join(folder, name)) && !name.startsWith('.'));
    const deeper = folders.flatMap((name) => below(path.join(folder, name), ['**', ...rest]));
    return [...below(folder, rest), ...deeper].sort();
  }
  const fitting = /[*?[]/.test(segment) ? names.filter((name) => fits(name, segment)) : [segment];
  const found = fitting.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  return rest.length === 0 ? found : found.filter(isFolder).flatMap((file) => below(file, rest));
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder === '' ? '.' : folder).sort();
  } catch {
    return []; // not ours to read
  }
}

/** @param {string} file */
function isFolder(file) {
  return statSync(file).isDirectory();
}

/** @param {string} name @param {string} pattern */
function fits(name, pattern) {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
    .replace(/\[!/g, '[^');
  return new RegExp(`^${source}$`).test(name);
}
