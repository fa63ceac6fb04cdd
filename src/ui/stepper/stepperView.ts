/** What the stepper shows of a state: per thread and line what was done there, and what everyone shares. */
import type { MessageIdPart, Step } from '../../algorithms/step.ts';
import { identityHash, type HashBits } from '../../jvm/identityHash.ts';
import { monitorHolder } from '../../race/explored/game.ts';
import type { MoveRecord, Replay } from '../../race/explored/replay.ts';
import type { MadeMessage, StepMachine, State } from '../../race/explored/stepMachine.ts';
import { VIRTUAL_START_MS } from '../../race/simulated/virtualClock.ts';

/** A thread at a line of the listing. */
export interface Cell {
  readonly state: 'done' | 'next' | 'waits' | 'ahead';
  /** What was read or written there; '' where nothing was yet. */
  readonly value: string;
}

export interface Register {
  readonly name: string;
  readonly part: MessageIdPart;
  /** '' while it is empty. */
  readonly value: string;
}

export interface ThreadColumn {
  /** From 0. */
  readonly thread: number;
  readonly cells: readonly Cell[];
  readonly registers: readonly Register[];
  readonly canMove: boolean;
  readonly waits: boolean;
  readonly finished: boolean;
  /** From 0: the one that is shown. */
  readonly message: number;
  /** Whether all lines of that message are done. */
  readonly complete: boolean;
  readonly made: readonly MadeMessage[];
}

/** A static variable, or the clock. */
export interface SharedValue {
  readonly name: string;
  readonly part: MessageIdPart;
  readonly value: string;
  /** Beside the value. */
  readonly note: string;
}

/** @param open whether moves are taken: once they are not, a thread between two messages shows the one it has just made */
export function threadColumns(machine: StepMachine, { records, states }: Replay, open: boolean): ThreadColumn[] {
  const state = states.at(-1)!;
  const made = machine.made(state);
  return machine.program.lists.map((steps, thread) => {
    const finished = machine.isFinished(state, thread);
    const canMove = machine.canMove(state, thread);
    const taken = machine.stepsTaken(state, thread);
    const looksBack = finished || (!open && canMove && taken > 0);
    const message = Math.floor((looksBack ? taken - 1 : taken) / steps.length);
    const own = records.filter((record) => record.thread === thread && record.message === message);
    return {
      thread,
      cells: steps.map((_, line) => cell(own[line], line === own.length && (open || !canMove), canMove)),
      registers: registers(steps, own, machine.program.hashBits),
      canMove,
      waits: !finished && !canMove,
      finished,
      message,
      complete: own.length === steps.length,
      made: made.filter((one) => one.thread === thread),
    };
  });
}

function cell(record: MoveRecord | undefined, isNext: boolean, canMove: boolean): Cell {
  if (record) return { state: 'done', value: doneValue(record) };
  return { state: isNext ? (canMove ? 'next' : 'waits') : 'ahead', value: '' };
}

/** What a move read or wrote, as the page writes it; '' for an unlock. */
export function doneValue({ step, value, wasBlocked }: MoveRecord): string {
  switch (step?.kind) {
    case 'lock':
      return wasBlocked ? 'got it, after a wait' : 'got it';
    case 'unlock':
      return '';
    case 'clock':
    case undefined:
      return String(VIRTUAL_START_MS + value);
    default:
      return String(value);
  }
}

function registers(steps: readonly Step[], own: readonly MoveRecord[], bits: HashBits): Register[] {
  const valueOf = (...ids: string[]): number | undefined => own.find(({ step }) => ids.includes(step!.id))?.value;
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const draw = valueOf('write-seed');
  const clock = valueOf('read-clock');
  const all: (Register & { readonly by: string })[] = [
    { name: 'seed', part: 'hash', by: 'read-seed', value: text(valueOf('read-seed')) },
    { name: 'hash', part: 'hash', by: 'write-seed', value: text(draw && identityHash(draw, bits)) },
    { name: 'n', part: 'counter', by: 'read-counter', value: text(valueOf('read-counter')) },
    { name: 'n', part: 'counter', by: 'get-and-increment', value: text(valueOf('get-and-increment')) },
    {
      name: 'millis',
      part: 'clock',
      by: 'read-clock',
      value: text(clock === undefined ? clock : VIRTUAL_START_MS + clock),
    },
  ];
  return all.filter(({ by }) => steps.some(({ id }) => id === by));
}

export function sharedValues(machine: StepMachine, replay: Replay): SharedValue[] {
  const state = replay.states.at(-1)!;
  const { seed, counter } = machine.statics(state);
  const steps = machine.program.lists.flat();
  const shared: SharedValue[] = [{ name: 'JVM.randomSeed', part: 'hash', value: String(seed), note: '' }];
  if (steps.some(({ part, kind }) => part === 'counter' && kind !== 'lock' && kind !== 'unlock'))
    shared.push({ name: 'UniqueValue.id', part: 'counter', value: String(counter), note: '' });
  if (steps.some(({ kind }) => kind === 'lock' || kind === 'unlock'))
    shared.push({ name: 'monitor', part: 'counter', ...monitor(machine, replay, state) });
  const { ticks } = machine.program;
  const ticked = machine.ticks(state);
  const note = ticks === 0 ? 'stands still' : `ticked ${ticked} of ${ticks}`;
  return [...shared, { name: 'clock, ms', part: 'clock', value: String(VIRTUAL_START_MS + ticked), note }];
}

function monitor(machine: StepMachine, replay: Replay, state: State): { value: string; note: string } {
  // A monitor of a thread's own leaves the shared one free.
  const holder = machine.statics(state).monitor === 0 ? null : monitorHolder(replay);
  const waiting = machine.program.lists.flatMap((_, thread) =>
    machine.isFinished(state, thread) || machine.canMove(state, thread) ? [] : [thread + 1],
  );
  const note = waiting.length > 0 ? `${threadNames(waiting)} wait${waiting.length === 1 ? 's' : ''}` : '';
  return { value: holder === null ? 'free' : `held by thread ${holder + 1}`, note };
}

/** "thread 2", "threads 2 and 3". */
export function threadNames(numbers: readonly number[]): string {
  const list = new Intl.ListFormat('en').format(numbers.map(String));
  return `${numbers.length === 1 ? 'thread' : 'threads'} ${list}`;
}

/** "Thread 2, write seed: 1217359419", for the strip of moves and for a screen reader. */
export function moveWords(record: MoveRecord): string {
  if (record.thread === null) return `The clock ticks: ${doneValue(record)}`;
  const value = doneValue(record);
  return `Thread ${record.thread + 1}, ${record.step!.name}${value ? `: ${value}` : ''}`;
}
