import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOf } from '../../../src/race/explored/game.ts';
import { StepMachine } from '../../../src/race/explored/stepMachine.ts';
import { ALGORITHM_IDS } from '../../../src/scenario/scenario.ts';
import { formatSchedule, parseSchedule } from '../../../src/ui/views/schedule/scheduleLink.ts';
import { hintWords, linkWords, refusedWords, toGoWords } from '../../../src/ui/views/schedule/scheduleWords.ts';
import { DEFAULT_SETTINGS, programFor } from '../../../src/ui/views/schedule/settings.ts';
import { TASKS, taskOf } from '../../../src/ui/views/schedule/tasks.ts';

const parse = (query: string) => parseSchedule(new URLSearchParams(query));
const messages = (query: string) => parse(query).problems.map(({ message }) => message);

describe('a game link', () => {
  test('without parameters is the first task, of two threads with one message each', () => {
    const { settings, moves, problems } = parse('view=schedule');
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(moves).toBeNull();
    expect(problems).toEqual([]);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALGORITHM_IDS),
        fc.constantFrom('jdk4', 'jdk8'),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.constantFrom(0, 1, 4), { minLength: 1 }),
        (algorithm, hash, threads, per, ticks, moves) => {
          const settings = { algorithm, hash: hash, threads, per, ticks, repair: null };
          expect(parse(formatSchedule(settings, moves))).toEqual({ settings, moves, problems: [] });
        },
      ),
    );
    const repaired = { ...DEFAULT_SETTINGS, per: 2, repair: 'LRWUC' };
    expect(parse(formatSchedule(repaired, []))).toEqual({ settings: repaired, moves: null, problems: [] });
  });

  test('names the parameter, the value and what is allowed where it asks for too much', () => {
    expect(messages('view=schedule&threads=10')).toEqual([
      'threads cannot be "10". Allowed: whole numbers from 2 to 4. 2 is used.',
    ]);
    expect(messages('view=schedule&per=0&ticks=x')).toHaveLength(2);
  });

  test('whose moves are no moves says which character', () => {
    expect(messages('view=schedule&moves=01x')[0]).toMatch(/^moves cannot be "x"\. Allowed: as character 3: digits/);
    expect(messages('view=schedule&threads=2&moves=012')).toEqual([
      'moves cannot be "2". Allowed: as character 3: digits from 0 to 1 (a link counts threads from 0), and t for a tick of the clock. What stands before it, 01, is used.',
    ]);
    expect(parse('view=schedule&threads=2&moves=01110012').moves).toEqual([0, 1, 1, 1, 0, 0, 1]);
    expect(messages('view=schedule&moves=x')[0]).toMatch(/It is left out\.$/);
    expect(messages('view=schedule&moves=01&moves=10')[0]).toMatch(/moves stands 2 times/);
  });

  test('whose repair is none says which character, and of an algorithm without one, that there is none', () => {
    expect(messages('view=schedule&repair=LRUXC')[0]).toBe(
      'repair cannot be "LRUXC". Allowed: the lines of the listing in their order (RWC), with a lock and an unlock anywhere; here, as character 4: W (write seed). RWC, the listing as it was shipped, is used.',
    );
    expect(messages('view=schedule&first=javamail-1.4.1&repair=RWC')[0]).toMatch(/first=javamail-1\.3\.2/);
    expect(parse('view=schedule&first=javamail-1.4.1&repair=RWC').settings.repair).toBeNull();
    expect(taskOf(parse('view=schedule&repair=LRUXC').settings)?.title).toBe('Repair it');
  });

  test('with a move that cannot be made says which, and why', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, algorithm: 'javamail-1.4.1' }));
    const { refused } = positionOf(machine, { moves: [0, 0, 0, 1, 1, 1, 0], tries: [] }).replay;
    expect(refusedWords(refused!.index, 7, refused!.reason)).toBe(
      'Move 6 of the link’s 7 cannot be made: thread 2 waits for the monitor. The 5 moves before it are shown.',
    );
    expect(refusedWords(0, 1, 'the clock is frozen')).toMatch(/None is shown/);
  });

  test('is told to be shortest, or how long the shortest is, or to solve nothing', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, threads: 3 }));
    const said = (moves: number[]): string => linkWords(moves.length, positionOf(machine, { moves, tries: [] }), 6);
    expect(said([0, 1, 0, 1, 0, 1])).toBe('The link’s 6 moves can be made, and make two alike. No way is shorter.');
    expect(said([0, 1, 2, 0, 1, 0, 1])).toBe(
      'The link’s 7 moves can be made, and make two alike. The shortest way takes 6 moves.',
    );
    expect(said([0, 1, 0, 1, 0, 1, 2])).toMatch(/make two alike with move 6\. No way is shorter/);
    expect(said([0])).toBe('The link’s 1 move can be made; it makes no two Message-IDs alike.');
  });
});

test('a hint where no order makes two alike says so, and asks for no move to be taken back', () => {
  const none = { moves: null, certain: true, states: 12 };
  expect(hintWords(none, undefined, true)).toBe(
    'There is no way to hint at: every order was tried, and none makes two Message-IDs alike.',
  );
  expect(toGoWords(none, true)).toBe('No order makes two alike.');
  expect(hintWords(none, undefined, false)).toContain('Undo a move');
  expect(toGoWords(none, false)).toBe('no way from here: take a move back');
});

test('every task’s own settings belong to it', () => {
  for (const task of TASKS) {
    expect(taskOf(task.settings)).toBe(task);
    expect(parse(formatSchedule(task.settings, [])).problems).toEqual([]);
  }
  expect(taskOf({ ...DEFAULT_SETTINGS, algorithm: 'javamail-1.5.3' })).toBeNull();
});
