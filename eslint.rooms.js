/**
 * The rooms under src/ and their one-way doors, and the rule that keeps the doors shut.
 * To open a door is to change a line of these tables, and to say why in the commit.
 */
import path from 'node:path';

/** Room → the rooms it may import from; with `:type`, only by `import type`. */
export const ROOMS = {
  scenario: '',
  jvm: '',
  theory: '',
  algorithms: 'jvm scenario:type',
  log: 'jvm algorithms scenario:type',
  race: 'scenario jvm algorithms log mail:type',
  mail: 'log jvm algorithms scenario:type',
  timeline: 'log scenario:type',
  exports: 'scenario algorithms jvm log mail timeline',
  imports: 'scenario algorithms jvm log mail timeline',
  ui: 'scenario jvm theory algorithms log race mail timeline exports imports',
};

/** Package → the places that may import it. `*.worker.ts` stands for the workers' entry files, wherever they are. */
export const PACKAGES = {
  d3: ['timeline', 'ui'],
  comlink: ['race/live', 'ui', '*.worker.ts'],
  svelte: ['ui'],
  '@fontsource': ['ui'],
  '@fontsource-variable': ['ui'],
};

const SOURCE = path.join(import.meta.dirname, 'src');

/**
 * Path below src/ with forward slashes; null for a file elsewhere.
 * @param {string} file
 */
function belowSource(file) {
  const relative = path.relative(SOURCE, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? null : relative.split(path.sep).join('/');
}

/** @param {string} file @param {string} name */
function packageObjection(file, name) {
  const places = Object.entries(PACKAGES).find(([known]) => known === name)?.[1] ?? [];
  const allowed = places.some((place) =>
    place.startsWith('*') ? file.endsWith(place.slice(1)) : file.startsWith(`${place}/`),
  );
  return allowed ? null : `\`${file}\` may not import the package \`${name}\` (eslint.rooms.js, PACKAGES).`;
}

/**
 * Why `file` (below src/) may not import `request`; null if it may.
 * @param {string} file @param {string} request @param {boolean} typeOnly
 */
function objection(file, request, typeOnly) {
  const [room = '', inside] = file.split('/');
  if (!request.startsWith('.')) return packageObjection(file, request.split('/')[0] ?? '');
  if (inside === undefined) return `\`${file}\` is in no room: move it into a folder of src/.`;
  const target = belowSource(path.resolve(SOURCE, path.dirname(file), request))?.split('/')[0] ?? 'outside src';
  if (target === room) return null;
  // A worker's entry file composes, as the page does: what its room does not know of, it hands in.
  if (file.endsWith('.worker.ts')) return null;
  const doors = (Object.entries(ROOMS).find(([name]) => name === room)?.[1] ?? '').split(' ');
  if (doors.includes(target)) return null;
  if (!doors.includes(`${target}:type`))
    return `\`${room}\` may not import from \`${target}\` (eslint.rooms.js, ROOMS).`;
  return typeOnly ? null : `\`${room}\` may import only types from \`${target}\`: write \`import type\`.`;
}

/**
 * The parts of an import or re-export that decide.
 * @typedef {{ importKind?: string }} Specifier
 * @typedef {{ source?: { value?: unknown } | null, importKind?: string, exportKind?: string, specifiers?: Specifier[] }} Door
 * @param {Door} node
 */
function isTypeOnly({ importKind, exportKind, specifiers = [] }) {
  const named = specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type');
  return importKind === 'type' || exportKind === 'type' || named;
}

/** @type {import('eslint').Rule.RuleModule} */
export const oneWayDoors = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = belowSource(context.filename);
    if (file === null) return {};
    /** @param {import('eslint').Rule.Node} node @param {boolean} [typeOnly] */
    const check = (node, typeOnly = isTypeOnly(/** @type {Door} */ (node))) => {
      const request = /** @type {Door} */ (node).source?.value;
      const message = typeof request === 'string' ? objection(file, request, typeOnly) : null;
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node),
      ExportNamedDeclaration: (node) => check(node),
      ExportAllDeclaration: (node) => check(node),
      ImportExpression: (node) => check(node, false),
      TSImportType: (/** @type {import('eslint').Rule.Node} */ node) => check(node, true),
    };
  },
};
