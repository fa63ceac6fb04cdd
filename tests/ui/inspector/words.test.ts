import { describe, expect, it } from 'vitest';
import { ALGORITHMS, algorithmById } from '../../../src/algorithms/index.ts';
import { emptySentence } from '../../../src/ui/inspector/emptySentence.ts';
import { clockEnd, compareIds, idParts } from '../../../src/ui/inspector/idParts.ts';
import { headerRows } from '../../../src/ui/inspector/letterHeaders.ts';
import { threadsTitle } from '../../../src/ui/inspector/threadWords.ts';
import { durationWords, momentWords, sharedTickWords, tickWords } from '../../../src/ui/inspector/timeWords.ts';
import { madeUpMessage } from '../../gallery/inspector/madeUp.ts';

const thread = (number: number, process = 0) => ({ thread: number - 1, process, lane: number * 4 + process });

describe('the heading', () => {
  it('counts threads from 1, in the order of the letters', () => {
    expect(threadsTitle([thread(6), thread(3)], 1)).toBe('Threads 6 and 3');
    expect(threadsTitle([thread(6), thread(3), thread(9)], 1)).toBe('Threads 6, 3 and 9');
  });

  it('says when one thread made both', () => {
    expect(threadsTitle([thread(6), thread(6)], 1)).toBe('Thread 6, twice');
  });

  it('names processes where there are several', () => {
    expect(threadsTitle([thread(6), thread(3)], 2)).toBe('Threads 6 and 3 of process 1');
    expect(threadsTitle([thread(3, 0), thread(3, 1)], 2)).toBe('Thread 3 of processes 1 and 2');
    expect(threadsTitle([thread(3, 0), thread(4, 1)], 2)).toBe('Threads 3 and 4 of processes 1 and 2');
  });

  it('counts what would be too long to list', () => {
    expect(
      threadsTitle(
        [1, 2, 3, 4, 5, 6, 7].map((number) => thread(number)),
        1,
      ),
    ).toBe('Threads 1, 2, 3, 4 and 3 more');
  });
});

describe('times', () => {
  it('chooses the unit by the size', () => {
    const plain = [0, 4, 999.7, 2300, 31_240, 312_000, 1_250_000].map((us) => durationWords(us).replace('\u00a0', ' '));
    expect(plain).toEqual(['less than 1 µs', '4 µs', '1.0 ms', '2.3 ms', '31.2 ms', '312 ms', '1.25 s']);
    expect(momentWords(7_802_000).replace('\u00a0', ' ')).toBe('7.802 s');
  });

  it('calls a tick of 1 ms a millisecond', () => {
    expect([1000, 15_625, 100].map((us) => tickWords(us).replace('\u00a0', ' '))).toEqual([
      'millisecond',
      '15.625 ms tick',
      '100 µs tick',
    ]);
  });

  it('names no tick when the clock was moved between the two', () => {
    expect(sharedTickWords({ clockResolutionUs: 1000 }, { clockResolutionUs: 10_000 })).toBe('clock reading');
  });
});

describe('the Message-ID taken apart', () => {
  const fields = { hash: 27117501, counter: 44, clock: 1199967041995 };

  it('finds where the counter of 1.3.3 ends, though no dot says so', () => {
    const ids = compareIds(ALGORITHMS['javamail-1.3.3'], fields, fields);
    expect(ids.first.map(({ character }) => character).join('')).toBe('27117501.441199967041995');
    expect(ids.parts).toEqual([
      { part: 'hash', label: 'hash', from: 0, length: 8 },
      { part: 'counter', label: 'counter', from: 9, length: 2 },
      { part: 'clock', label: 'clock, ms', from: 11, length: 13 },
    ]);
    expect(ids.joined).toBe(true);
  });

  it('gives no part to a dot', () => {
    const ids = compareIds(ALGORITHMS['javamail-1.4.1'], fields, fields);
    expect(ids.first.filter(({ part }) => part === null).map(({ character }) => character)).toEqual(['.', '.']);
  });

  it('knows microseconds by their 16 digits', () => {
    const parts = idParts(ALGORITHMS['javamail-1.3.2'], { hash: 1, counter: null, clock: 1199967041995123 });
    expect(parts.at(-1)).toEqual({ part: 'clock', label: 'clock, µs', from: 2, length: 16 });
  });

  it('joins only characters that are equal', () => {
    const ids = compareIds(ALGORITHMS['javamail-1.3.2'], { ...fields, hash: 12 }, { ...fields, hash: 13 });
    expect(ids.first.filter(({ same }) => !same).map(({ character }) => character)).toEqual(['2']);
  });

  it('shows the end of the clock', () => {
    expect(clockEnd(1795528749728, 6)).toBe('…749728');
  });
});

it('lays the headers of two letters side by side, alike in Message-ID and different in Subject', () => {
  const [kept, lost] = [184, 185].map((message) =>
    madeUpMessage('javamail-1.3.2', { thread: 1, message, moments: [0, 1] }),
  );
  const rows = headerRows(ALGORITHMS['javamail-1.3.2'], kept!, lost!);
  const row = (name: string) => rows.find((header) => header.name === name)!;
  expect(row('Message-ID').kept).toBe('<2175792.1795528749728.JavaMail.cfmail@mail.example.com>');
  expect(row('Message-ID').lost).toBe(row('Message-ID').kept);
  expect(row('Date').lost).toBe(row('Date').kept);
  expect(row('Subject').lost).not.toBe(row('Subject').kept);
});

describe('the empty inspector', () => {
  const state = {
    algorithm: ALGORITHMS['javamail-1.3.2'],
    total: 0,
    runState: 'running' as const,
    threads: 10,
    processes: 1,
  };

  it('says what would bring a collision', () => {
    expect(emptySentence(state)).toBe('No two alike yet. More threads or a slower clock will bring one.');
  });

  it('does not promise one to a single thread or to a synchronized counter', () => {
    expect(emptySentence({ ...state, threads: 1 })).not.toMatch(/will bring/);
    expect(emptySentence({ ...state, algorithm: algorithmById('javamail-1.3.2~LRWCU') })).toMatch(/as you repaired it/);
    expect(emptySentence({ ...state, algorithm: ALGORITHMS['javamail-1.4.1'] })).not.toMatch(/will bring|yet/);
  });

  it('warns that a synchronized counter counts only within its process', () => {
    expect(emptySentence({ ...state, algorithm: ALGORITHMS['javamail-1.5.3'], processes: 2 })).toMatch(/process/);
  });

  it('asks for a choice where there are collisions, and for Start before a run', () => {
    expect(emptySentence({ ...state, total: 3 })).toMatch(/next collision/);
    expect(emptySentence({ ...state, runState: 'idle' })).toMatch(/Press Start/);
  });
});
