import { describe, expect, test } from 'vitest';
import { algorithmById } from '../../../src/algorithms/index.ts';
import { HOLDS_NOTHING, type MachineState, type ThreadState } from '../../../src/log/machineState.ts';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import {
  briefLine,
  doingWords,
  finestUs,
  heldPieces,
  monitorWords,
  nextSentence,
  pauseSettings,
  playheadWords,
  sourceSentence,
} from '../../../src/ui/player/machineWords.ts';
import { playerCommandOf } from '../../../src/ui/player/playerKeys.ts';
import { speedFor, speedName, SPEEDS } from '../../../src/ui/player/speeds.ts';

const STEPS = algorithmById('javamail-1.4.1').steps('jdk4');

function thread(more: Partial<ThreadState> = {}): ThreadState {
  const seat = { lane: 0, process: 0, thread: 0, waitsForCore: false };
  return { ...seat, doing: 'step', message: 7, taken: 0, held: HOLDS_NOTHING, ...more };
}

function state(more: Partial<MachineState> = {}): MachineState {
  const counted = { messages: 0, duplicates: 0, next: null };
  return { atUs: 0, source: 'machine', threads: [], shared: [], ...counted, ...more };
}

describe('what a thread holds', () => {
  test('is the seed until the hash is drawn from it', () => {
    expect(heldPieces({ ...HOLDS_NOTHING, seed: 1_938_983_919 })).toEqual([{ part: 'hash', text: 'seed 1938983919' }]);
    expect(heldPieces({ ...HOLDS_NOTHING, seed: 1_938_983_919, hash: 2_175_792 })).toEqual([
      { part: 'hash', text: '2175792' },
    ]);
  });

  test('is the Message-ID as far as it is made, its clock by the digits that change', () => {
    const pieces = heldPieces({ seed: 1, hash: 2_175_792, counter: 0, clock: 1_795_528_749_728 });
    expect(pieces.map(({ text }) => text).join('.')).toBe('2175792.0.…9728');
  });
});

describe('what a thread does', () => {
  test('between two messages is told by the settings of that moment', () => {
    const between = thread({ doing: 'between' });
    const begun = { ...defaultScenario, smtpMs: 0, workSteps: 20 };
    const changes = [{ atUs: 500, field: 'smtpMs', from: 0, to: 100 }] as const;
    expect(doingWords(between, STEPS, pauseSettings(begun, changes, 400))).toBe('works');
    expect(doingWords(between, STEPS, pauseSettings(begun, changes, 600))).toBe('SMTP or work');
  });

  test('is not said where the next step says it', () => {
    expect(doingWords(thread(), STEPS, defaultScenario)).toBe('');
    expect(doingWords(thread({ taken: STEPS.length }), STEPS, defaultScenario)).toBe('made');
    expect(doingWords(thread({ waitsForCore: true }), STEPS, defaultScenario)).toBe('no core');
  });
});

describe('the sentence of what comes next', () => {
  test('names the thread from 1, and its process where there are several', () => {
    const next = { lane: 7, process: 1, thread: 3, step: 1, atUs: 5 };
    expect(nextSentence(state({ next }), STEPS, 1)).toBe('Thread 4 will write seed.');
    expect(nextSentence(state({ next }), STEPS, 2)).toBe('Thread 4 of process 2 will write seed.');
    expect(nextSentence(state({ next: { ...next, step: null } }), STEPS, 1)).toBe('Thread 4 will have its Message-ID.');
    expect(nextSentence(state(), STEPS, 1)).toBe('Nothing more was recorded.');
  });
});

test('a narrow page has one line a panel', () => {
  const next = { lane: 3, process: 0, thread: 3, step: 0, atUs: 5 };
  expect(briefLine('1.4.1', state({ messages: 1200, duplicates: 1, next }), STEPS, 1)).toBe(
    '1.4.1: 1 of 1,200 reuse an ID. Thread 4 will read seed.',
  );
});

describe('the monitor', () => {
  const holder = thread({ thread: 2, taken: 4 });

  test('is held by the thread between lock and unlock, and others wait', () => {
    const waits = thread({ thread: 5, doing: 'monitor', taken: 2 });
    expect(monitorWords([holder, waits], STEPS, 0, 1)).toBe('held by thread 3, 1 waits');
    expect(monitorWords([thread({ taken: 6 }), waits], STEPS, 0, 1)).toBe('free, 1 waits');
  });

  test('of another process is another one', () => {
    expect(monitorWords([holder], STEPS, 1, 2)).toBe('free');
  });

  test('is not known while a thread makes a message whose steps were not recorded', () => {
    expect(monitorWords([thread({ doing: 'unrecorded' })], STEPS, 0, 1)).toBe('not recorded');
  });
});

test('where the state comes from is said, and at full speed that steps are not known', () => {
  expect(sourceSentence(state(), false)).toMatch(/^Exact/);
  expect(sourceSentence(state({ source: 'log' }), false)).toMatch(/recorded it, step by step/);
  expect(sourceSentence(state({ source: 'log', threads: [thread({ doing: 'unrecorded' })] }), false)).toMatch(
    /full speed/,
  );
});

test('moments are as exact as the steps of the run', () => {
  expect(playheadWords(7_802_100, finestUs({ engine: 'live', stepUs: 5000 }))).toBe('7.8021\u00a0s');
  expect(playheadWords(12_345, finestUs({ engine: 'live', stepUs: 0 }))).toBe('12.345\u00a0ms');
  expect(playheadWords(1234.56, finestUs({ engine: 'simulated', stepUs: 0 }))).toBe('1,234.560\u00a0µs');
});

describe('speeds', () => {
  test('go from one step at a time to real time', () => {
    expect(speedName(SPEEDS[0]!)).toBe('1 step at a time');
    expect(speedName(SPEEDS.at(-1)!)).toBe('real time');
  });

  test('a window of a second is played in half a minute or so, a window of 30 s in real time', () => {
    expect(speedFor(1e6)).toBe(50);
    expect(speedFor(30e6)).toBe(1);
    expect(speedFor(1)).toBe(1_000_000);
  });
});

describe('keys', () => {
  const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

  test('play, step and leave from anywhere but a field', () => {
    expect(playerCommandOf(press(' '), 'BODY')).toBe('toggle');
    expect(playerCommandOf(press('.'), 'DIV')).toBe('step');
    expect(playerCommandOf(press(','), 'BUTTON')).toBe('step-back');
    expect(playerCommandOf(press('Escape'), 'INPUT')).toBe('leave');
    expect(playerCommandOf(press('.'), 'INPUT')).toBeNull();
    expect(playerCommandOf(press('.', { ctrlKey: true }), 'BODY')).toBeNull();
  });

  test('a button keeps its space', () => {
    expect(playerCommandOf(press(' '), 'BUTTON')).toBeNull();
  });
});
