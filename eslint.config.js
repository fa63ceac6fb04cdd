import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { oneWayDoors } from './eslint.rooms.js';
import svelteConfig from './svelte.config.js';

const TYPED = {
  project: ['page', 'worker', 'drawing', 'node', 'core'].map((world) => `./tsconfig.${world}.json`),
  tsconfigRootDir: import.meta.dirname,
  extraFileExtensions: ['.svelte'],
};

/** What belongs to a page or a worker: only race/live, ui and the workers' entry files know it. */
const PLATFORM = [
  ...['window', 'document', 'navigator', 'location', 'history', 'screen', 'self', 'localStorage', 'sessionStorage'],
  ...['Worker', 'SharedWorker', 'MessageChannel', 'BroadcastChannel', 'postMessage', 'onmessage', 'fetch', 'indexedDB'],
  ...['requestAnimationFrame', 'matchMedia', 'getComputedStyle', 'devicePixelRatio', 'setTimeout', 'setInterval'],
];
/** Rooms whose results follow from their arguments alone. */
const PURE = ['scenario', 'jvm', 'algorithms', 'log', 'mail', 'theory', 'race/simulated', 'race/explored'];
const WITHOUT_PLATFORM = [...PURE, 'timeline', 'exports', 'imports'];
/** @param {readonly string[]} rooms */
const filesOf = (rooms) => rooms.map((room) => `src/${room}/**/*.ts`);

export default defineConfig(
  globalIgnores(['dist', 'test-results', 'playwright-report']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: TYPED },
    rules: {
      // An element of a typed array is never missing within its length: `!` says so to noUncheckedIndexedAccess.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-undef': 'off', // the types' work
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { ...TYPED, parser: tseslint.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    rules: {
      // `void settings.threads;` in an effect says on what it depends.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // What streams and what only listens is plain data on purpose.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // To ESLint a component's props and events are `any`; svelte-check knows their types and checks them.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    plugins: { rooms: { rules: { 'one-way-doors': oneWayDoors } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      'rooms/one-way-doors': 'error',
    },
  },
  {
    files: filesOf(WITHOUT_PLATFORM),
    ignores: ['**/*.worker.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...PLATFORM.map((name) => ({ name, message: 'Only race/live, ui and *.worker.ts know the page and workers.' })),
      ],
    },
  },
  {
    files: filesOf(PURE),
    ignores: ['**/*.worker.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as an argument.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'performance', message: 'Take the time as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take the time as an argument.' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { sourceType: 'module' },
    rules: { 'no-undef': 'off' }, // tsconfig.node.json checks these too
  },
);
