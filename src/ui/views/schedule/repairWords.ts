/** What the explorer's answer to a repair means. */
import { countsAlone, repairedSteps } from '../../../algorithms/repaired.ts';
import { counted, grouped } from '../../../log/countText.ts';
import { hashBits } from '../../../log/deliveryLog.ts';
import { ORIGINAL, lineOf, scopeOf } from '../../../scenario/repair.ts';
import type { HashMode } from '../../../scenario/scenario.ts';
import { verdictOf, type RepairVerdict } from '../../../race/explored/repairCheck.ts';
import type { Exploration } from '../../../race/explored/exploration.ts';
import type { Stuck } from '../../../race/explored/stuck.ts';
import { stuckWords } from './scheduleWords.ts';
import type { ScheduleSettings } from './settings.ts';

/** The letters of a read and of its write in a repair's text. */
const PAIRS = [
  { part: 'seed', letters: ['R', 'W'] },
  { part: 'counter', letters: ['r', 'w'] },
] as const;

const STUCK_HEADS: Readonly<Record<Stuck['word'], string>> = { deadlock: 'Deadlock', starvation: 'Starvation' };

export interface RepairAnswer {
  readonly verdict: RepairVerdict;
  /** One or two words. */
  readonly head: string;
  /** Whether the listing stands as it was shipped: then nothing of the reader's has been refuted. */
  readonly untouched: boolean;
  readonly sentences: readonly string[];
}

export function repairAnswer(exploration: Exploration, settings: ScheduleSettings): RepairAnswer {
  const { repair, threads, per, hash } = settings;
  const verdict = verdictOf(exploration);
  const size = `${threads} threads, ${counted(per, 'message')} each`;
  const sentences = [...verdictSentences(verdict, size), ...remarks(repair ?? '', verdict, hash)];
  const untouched = Object.values(ORIGINAL).some((original) => original === repair);
  return { verdict, head: untouched ? untouchedHead(verdict) : headOf(verdict), untouched, sentences };
}

/** With a generator of its own for each thread, even 1.3.2 as it was shipped makes no two alike so soon. */
const untouchedHead = ({ kind }: RepairVerdict): string =>
  kind === 'proven' ? 'Nothing to repair' : 'Not repaired yet';

function headOf({ kind, stuck }: RepairVerdict): string {
  switch (kind) {
    case 'proven':
      return 'Proven';
    case 'refuted':
      return 'Refuted';
    case 'stuck':
      return stuck ? STUCK_HEADS[stuck.word] : 'It never ends';
    case 'unknown':
      return 'Not known';
  }
}

function verdictSentences(
  { kind, orders, colliding, states, counterexample, stuck }: RepairVerdict,
  size: string,
): string[] {
  switch (kind) {
    case 'proven':
      return [
        `All ${grouped(orders ?? 0n)} orders of ${size} were tried (${grouped(states)} distinct states). None makes two Message-IDs alike, and every one ends.`,
      ];
    case 'refuted': {
      const share =
        orders !== null && colliding !== null
          ? `${grouped(colliding)} of ${grouped(orders)} orders make two Message-IDs alike. `
          : '';
      const also = stuck ? [stuckWords(stuck)] : [];
      return [`${share}The shortest counterexample takes ${counted(counterexample?.length ?? 0, 'move')}.`, ...also];
    }
    case 'stuck': {
      const before = counterexample
        ? [
            `Before that, two Message-IDs can be made alike: the shortest way takes ${counted(counterexample.length, 'move')}.`,
          ]
        : [];
      return stuck ? [stuckWords(stuck), ...before] : before;
    }
    case 'unknown':
      return [
        `Stopped after ${grouped(states)} states: not every order of ${size} was tried. Take fewer threads or messages.`,
      ];
  }
}

/** Why it came to that, read off the listing. */
function remarks(text: string, { kind }: RepairVerdict, hash: HashMode): string[] {
  const lock = lineOf(text, 'lock');
  const unlock = lineOf(text, 'unlock');
  if (lock >= 0 && unlock >= 0 && unlock < lock)
    return [
      'The unlock stands before the lock. In Java it would throw IllegalMonitorStateException; here it frees a monitor, whoever holds it.',
    ];
  if (lock < 0 && unlock >= 0)
    return [
      'There is an unlock and no lock. In Java it would throw IllegalMonitorStateException; here it does nothing.',
    ];
  if (scopeOf(text) === 'thread' && kind === 'refuted')
    return ['Each thread locks a monitor of its own, and none ever waits for another: such a lock protects nothing.'];
  if (lock >= 0 && unlock === lock + 1) return ['Between the lock and the unlock nothing happens.'];
  if (lock >= 0 && unlock < 0 && kind !== 'proven') return ['The lock is never given back.'];
  if (lock >= 0 && unlock > lock && kind === 'refuted') return heldWords(text, lock, unlock);
  if (kind === 'proven' && !countsAlone(text))
    return [
      `What is left is chance: the header keeps ${hashBits(hash)} bits of a hash, so a long run may draw one twice in one tick.`,
    ];
  return [];
}

/** What a lock of the JVM holds, and what may still come between each read and write that it does not hold together. */
function heldWords(text: string, lock: number, unlock: number): string[] {
  const names = repairedSteps(text, 'jdk4').map(({ name }) => name);
  const held = new Intl.ListFormat('en').format(names.slice(lock + 1, unlock));
  const stands = (line: number): string => `${capital(names[line]!)} stands ${line < lock ? 'before' : 'after'} it`;
  const between = PAIRS.flatMap(({ part, letters: [readLetter, writeLetter] }) => {
    const [read, write] = [text.indexOf(readLetter), text.indexOf(writeLetter)];
    if (read < 0) return [];
    const same = `another thread may read the same ${part}`;
    const holdsRead = read > lock && read < unlock;
    const holdsWrite = write > lock && write < unlock;
    if (holdsRead) return holdsWrite ? [] : [`${stands(write)}: ${same} before this one writes, lock or no lock.`];
    if (holdsWrite) return [`${stands(read)}: ${same} before this one has the lock and writes.`];
    return [`${capital(names[read]!)} and ${names[write]!} stand outside it: ${same} between them.`];
  });
  return [`The lock holds only ${held}.`, ...between];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
