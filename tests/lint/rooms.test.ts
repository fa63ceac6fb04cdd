import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint({ cwd: process.cwd() });

/** What the project's own configuration says of `code`, were it in a file that exists. */
async function complaints(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map((message) => message.ruleId);
}

const CASES: [claim: string, code: string, file: string, rule: string][] = [
  ['jvm may not import another room', "export * from '../log/detail.ts';", 'src/jvm/clock.ts', 'rooms/one-way-doors'],
  ['log may not import the timeline', "import '../timeline/theme.ts';", 'src/log/detail.ts', 'rooms/one-way-doors'],
  [
    'algorithms may import only types of scenario',
    "import { ALGORITHM_IDS } from '../scenario/scenario.ts';\nexport const ids = ALGORITHM_IDS;",
    'src/algorithms/format.ts',
    'rooms/one-way-doors',
  ],
  [
    'a dynamic import is an import',
    "export const x = import('../ui/x.ts');",
    'src/log/detail.ts',
    'rooms/one-way-doors',
  ],
  ['comlink stays out of the log', "import 'comlink';", 'src/log/detail.ts', 'rooms/one-way-doors'],
  ['d3 stays out of the jvm', "import 'd3';", 'src/jvm/clock.ts', 'rooms/one-way-doors'],
  ['the log knows no Worker', "new Worker('x.js');", 'src/log/detail.ts', 'no-restricted-globals'],
  [
    'the timeline knows no document',
    'export const x = document.title;',
    'src/timeline/theme.ts',
    'no-restricted-globals',
  ],
  [
    'the jvm draws no random numbers of its own',
    'export const x = Math.random();',
    'src/jvm/clock.ts',
    'no-restricted-properties',
  ],
  ['the jvm reads no clock of its own', 'export const x = Date.now();', 'src/jvm/clock.ts', 'no-restricted-properties'],
  [
    'the log reads no clock of its own',
    'export const x = performance.now();',
    'src/log/detail.ts',
    'no-restricted-properties',
  ],
  ['the log takes no date from nowhere', 'export const x = new Date();', 'src/log/detail.ts', 'no-restricted-syntax'],
  [
    'a rule cannot be switched off in a comment',
    '/* eslint-disable */\nnew Worker("x.js");',
    'src/log/detail.ts',
    'no-restricted-globals',
  ],
];

test.each(CASES)('%s', async (_claim, code, file, rule) => {
  expect(await complaints(code, file)).toContain(rule);
});

test('algorithms may import types of scenario, and the jvm', async () => {
  const code = `import type { HashMode } from '../scenario/scenario.ts';
import { nextParkMiller } from '../jvm/parkMiller.ts';
export const next = (_mode: HashMode): number => nextParkMiller(1);`;
  expect(await complaints(code, 'src/algorithms/format.ts')).not.toContain('rooms/one-way-doors');
});
