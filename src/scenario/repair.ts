/**
 * A repair of an algorithm as compact text: one letter a line of its listing, in order. `LRWUC` is JavaMail 1.3.2 with a
 * lock round the two seed steps, `SC` the same with a seed that is read and written at once. Capital L and U lock a
 * monitor of the JVM, small ones one of the thread's own.
 */
import type { RepairedId } from './scenario.ts';

/** The algorithms that need a repair. */
export const REPAIRABLE = ['javamail-1.3.2', 'javamail-1.3.3'] as const;
export type RepairableId = (typeof REPAIRABLE)[number];

/** One monitor for all threads of the JVM, or one for each thread, which keeps nobody out. */
export type LockScope = 'jvm' | 'thread';
/** What can be read and written at once. */
export type AtomicPart = 'seed' | 'counter';

/** The listing as it stands before any repair. */
export const ORIGINAL: Readonly<Record<RepairableId, string>> = {
  'javamail-1.3.2': 'RWC',
  'javamail-1.3.3': 'RWrwC',
};

const PAIRS: Readonly<Record<AtomicPart, { readonly pair: string; readonly atOnce: string }>> = {
  seed: { pair: 'RW', atOnce: 'S' },
  counter: { pair: 'rw', atOnce: 'A' },
};
const MONITORS: Readonly<Record<LockScope, { readonly lock: string; readonly unlock: string }>> = {
  jvm: { lock: 'L', unlock: 'U' },
  thread: { lock: 'l', unlock: 'u' },
};

/** What each letter stands for. */
const LETTERS: Readonly<Record<string, string>> = {
  R: 'read seed',
  W: 'write seed',
  S: 'read and write seed at once',
  r: 'read counter',
  w: 'write counter',
  A: 'read and write counter at once',
  C: 'read clock',
  L: 'lock, one for the JVM',
  U: 'unlock, one for the JVM',
  l: 'lock, one for each thread',
  u: 'unlock, one for each thread',
};

/** What the text has that is no repair of this algorithm; the position counts from 1, in characters. */
export interface RepairProblem {
  readonly position: number;
  /** '' where the text ends too early. */
  readonly character: string;
  /** The letters that may stand there, each with what it stands for. */
  readonly allowed: string;
}

/**
 * Why a text is no repair of this algorithm; null if it is one. Its own lines must stand in their order, a read and a
 * write may be one, and a lock and an unlock, of one scope and each at most once, may stand anywhere.
 */
export function repairProblem(base: RepairableId, text: string): RepairProblem | null {
  let left = ORIGINAL[base];
  let monitors = 'LUlu';
  for (const [index, character] of [...text].entries()) {
    const pair = Object.values(PAIRS).find(({ atOnce }) => atOnce === character)?.pair;
    const own = pair ?? character;
    if (left.startsWith(own)) left = left.slice(own.length);
    else if (monitors.includes(character)) monitors = monitorsAfter(monitors, character);
    else return { position: index + 1, character, allowed: allowedNext(left, monitors) };
  }
  if (left !== '') return { position: [...text].length + 1, character: '', allowed: allowedNext(left, monitors) };
  return null;
}

/** Each monitor letter stands once, and the first decides the scope. */
function monitorsAfter(monitors: string, taken: string): string {
  const scope = Object.values(MONITORS).find(({ lock: l, unlock: u }) => l === taken || u === taken);
  return [...monitors].filter((m) => m !== taken && (m === scope?.lock || m === scope?.unlock)).join('');
}

function allowedNext(left: string, monitors: string): string {
  const atOnce = Object.values(PAIRS).find(({ pair }) => left.startsWith(pair))?.atOnce ?? '';
  const letters = [...left.slice(0, 1), ...atOnce, ...monitors];
  return letters.map((letter) => `${letter} (${LETTERS[letter]})`).join(', ') || 'nothing more';
}

/**
 * The id of a repaired algorithm that can race; null where the text is none. A lock must be given back: one that is not
 * would keep the threads waiting for ever.
 */
export function readRepairedId(id: string): RepairedId | null {
  const base = REPAIRABLE.find((known) => id.startsWith(`${known}~`));
  const text = id.slice(id.indexOf('~') + 1);
  return base && repairProblem(base, text) === null && givesBack(text) ? `${base}~${text}` : null;
}

/** Whether every lock is followed by its unlock. */
export function givesBack(text: string): boolean {
  return lineOf(text, 'lock') < 0 ? lineOf(text, 'unlock') < 0 : lineOf(text, 'unlock') > lineOf(text, 'lock');
}

/** Of the lock, or where there is none of the unlock; null if there is neither. */
export function scopeOf(text: string): LockScope | null {
  if (/[LU]/.test(text)) return 'jvm';
  return /[lu]/.test(text) ? 'thread' : null;
}

/** Makes the lock and the unlock, where there are any, those of the JVM or of the thread. */
export function withScope(text: string, scope: LockScope): string {
  return text.replace(/[Ll]/, MONITORS[scope].lock).replace(/[Uu]/, MONITORS[scope].unlock);
}

/** The line, from 0, at which the lock or the unlock stands; -1: nowhere. */
export function lineOf(text: string, which: 'lock' | 'unlock'): number {
  return text.search(which === 'lock' ? /[Ll]/ : /[Uu]/);
}

/**
 * Puts the lock or the unlock before the line at `place` of the text as it is without it; null: takes it away.
 * @param scope of a lock where the text has none yet
 */
export function placed(text: string, which: 'lock' | 'unlock', place: number | null, scope: LockScope): string {
  const letter = MONITORS[scopeOf(text) ?? scope][which];
  const without = text.replace(which === 'lock' ? /[Ll]/ : /[Uu]/, '');
  return place === null ? without : without.slice(0, place) + letter + without.slice(place);
}

export function isAtomic(text: string, part: AtomicPart): boolean {
  return text.includes(PAIRS[part].atOnce);
}

/** Reads and writes at once, where the read stands, or one after the other again. */
export function withAtomic(text: string, part: AtomicPart, atomic: boolean): string {
  const { pair, atOnce } = PAIRS[part];
  if (!atomic) return text.replace(atOnce, pair);
  return text.includes(atOnce) ? text : text.replace(pair[1]!, '').replace(pair[0]!, atOnce);
}
