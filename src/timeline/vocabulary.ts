/** One table from words to colours and shapes, for marks, legend, inspector and prose alike. */
import type { Theme } from './theme.ts';

export type MarkShape = 'hollow-bar' | 'solid-bar' | 'line' | 'hatch' | 'stem-and-rings' | 'flag';

export interface Term {
  /** As a person reads it. */
  readonly label: string;
  /** Fill or stroke. */
  readonly colour: keyof Theme;
  /** Text on the fill. */
  readonly onColour: keyof Theme;
  readonly shape: MarkShape;
  /** The letter in the bar. */
  readonly letter: string;
}

/** Keyed by step id (algorithms/step) and by the other marks of the figures. */
export const VOCABULARY = {
  'read-seed': { label: 'read seed', colour: 'hashW', onColour: 'hashT', shape: 'hollow-bar', letter: 'R' },
  'write-seed': { label: 'write seed', colour: 'hash', onColour: 'onHash', shape: 'solid-bar', letter: 'W' },
  lock: { label: 'lock', colour: 'fixW', onColour: 'fix', shape: 'hollow-bar', letter: 'L' },
  'read-counter': { label: 'read counter', colour: 'fixW', onColour: 'fix', shape: 'hollow-bar', letter: 'r' },
  'write-counter': { label: 'write counter', colour: 'fix', onColour: 'sheet', shape: 'solid-bar', letter: '+1' },
  unlock: { label: 'unlock', colour: 'fixW', onColour: 'fix', shape: 'hollow-bar', letter: 'U' },
  'get-and-increment': {
    label: 'get and increment',
    colour: 'fix',
    onColour: 'sheet',
    shape: 'solid-bar',
    letter: '+1',
  },
  'read-clock': { label: 'read clock', colour: 'ink', onColour: 'sheet', shape: 'solid-bar', letter: 'C' },
  quiet: { label: 'works, or waits for SMTP', colour: 'smtp', onColour: 'ink', shape: 'line', letter: '' },
  'lock-wait': { label: 'waits for the lock', colour: 'fix', onColour: 'sheet', shape: 'hatch', letter: '' },
  collision: {
    label: 'same Message-ID: kept, lost',
    colour: 'coll',
    onColour: 'sheet',
    shape: 'stem-and-rings',
    letter: '',
  },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof VOCABULARY;

export interface KeyEntry {
  readonly id: TermId;
  readonly term: Term;
}

/** What a figure's key must explain, for algorithms of these steps (none: a log): each step once, then the other marks. */
export function keyEntries(stepIds: readonly string[]): KeyEntry[] {
  const used = new Set(stepIds);
  const other = new Set<TermId>(['collision']);
  if (used.size > 0) other.add('quiet');
  if (used.has('lock')) other.add('lock-wait');
  const ids = Object.keys(VOCABULARY) as TermId[];
  return ids.filter((id) => used.has(id) || other.has(id)).map((id) => ({ id, term: VOCABULARY[id] }));
}

/** The colour in which a part of a Message-ID is written as text. */
export const PART_TEXT = { hash: 'hashT', counter: 'fix', clock: 'ink' } as const satisfies Record<string, keyof Theme>;
