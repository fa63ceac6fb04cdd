import { describe, expect, test } from 'vitest';
import { TICK } from '../../../src/race/explored/program.ts';
import { replay } from '../../../src/race/explored/replay.ts';
import { StepMachine } from '../../../src/race/explored/stepMachine.ts';
import { moveOfKey } from '../../../src/ui/stepper/stepperKeys.ts';
import { moveWords, sharedValues, threadColumns } from '../../../src/ui/stepper/stepperView.ts';
import { dropPlace } from '../../../src/ui/views/schedule/dropPlace.ts';
import { DEFAULT_SETTINGS, programFor } from '../../../src/ui/views/schedule/settings.ts';

describe('the stepper', () => {
  test('shows where each thread stands, what it holds, and whom the monitor keeps waiting', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, algorithm: 'javamail-1.4.1' }));
    const played = replay(machine, [0, 0, 0, 1, 1]);
    const [first, second] = threadColumns(machine, played, true);
    expect(first!.cells.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'next', 'ahead', 'ahead', 'ahead']);
    expect(second!.cells[2]).toEqual({ state: 'waits', value: '' });
    expect(second).toMatchObject({ waits: true, canMove: false, finished: false });
    expect(first!.registers.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'seed=1234567',
      'hash=12728602',
      'n=',
      'millis=',
    ]);
    const shared = Object.fromEntries(
      sharedValues(machine, played).map(({ name, value, note }) => [name, [value, note]]),
    );
    expect(shared['monitor']).toEqual(['held by thread 1', 'thread 2 waits']);
    expect(shared['UniqueValue.id']).toEqual(['0', '']);
  });

  test('keeps showing a finished thread’s last message', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, per: 2 }));
    const [first] = threadColumns(machine, replay(machine, [0, 0, 0, 0, 0, 0]), true);
    expect(first).toMatchObject({ finished: true, message: 1 });
    expect(first!.cells.every(({ state }) => state === 'done')).toBe(true);
    expect(first!.made.map(({ fields }) => fields.hash)).toEqual([12728602, 20120943]);
  });

  test('shows the messages that collided once the attempt is over, though each thread has another to make', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, per: 2 }));
    const collided = replay(machine, [0, 1, 0, 1, 0, 1]);
    for (const column of threadColumns(machine, collided, false)) {
      expect(column).toMatchObject({ message: 0, complete: true, finished: false });
      expect(column.cells.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
      expect(column.registers.every(({ value }) => value !== '')).toBe(true);
    }
    for (const column of threadColumns(machine, collided, true)) {
      expect(column).toMatchObject({ message: 1, complete: false });
      expect(column.cells[0]!.state).toBe('next');
    }
  });

  test('keeps showing who waits where no thread can move', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, per: 2, repair: 'LRWC' }));
    for (const column of threadColumns(machine, replay(machine, [0, 0, 0, 0]), false))
      expect(column).toMatchObject({ waits: true, cells: [{ state: 'waits' }, {}, {}, {}] });
  });

  test('tells a move in words, with what it read or wrote', () => {
    const machine = new StepMachine(programFor({ ...DEFAULT_SETTINGS, ticks: 1 }));
    const { records } = replay(machine, [1, TICK]);
    expect(records.map(moveWords)).toEqual(['Thread 2, read seed: 1234567', 'The clock ticks: 1138752000001']);
  });

  test('takes digits, t and Backspace, and nothing with a modifier', () => {
    const press = (key: string, more = {}) =>
      moveOfKey(
        { key, altKey: false, ctrlKey: false, metaKey: false, target: null, defaultPrevented: false, ...more },
        3,
        true,
      );
    expect(['1', '3', '4', '0', 't', 'Backspace', 'x'].map((key) => press(key))).toEqual([
      0,
      2,
      null,
      null,
      TICK,
      'undo',
      null,
    ]);
    expect(press('1', { ctrlKey: true })).toBeNull();
    expect(press('Backspace', { defaultPrevented: true })).toBeNull();
  });
});

test('a dragged line falls before the line whose middle lies below the pointer, or nowhere', () => {
  const box = (top: number) => ({ left: 0, right: 100, top, bottom: top + 20 });
  const listing = { left: 0, right: 100, top: 0, bottom: 60 };
  const fall = (x: number, y: number) => dropPlace({ x, y }, listing, [box(0), box(20), box(40)]);
  expect([fall(50, 5), fall(50, 15), fall(50, 35), fall(50, 59), fall(50, 90)]).toEqual([0, 1, 2, 3, 3]);
  expect([fall(300, 30), fall(50, 200), fall(-60, 30)]).toEqual([null, null, null]);
});
