/** A Message-ID taken apart, character by character. */
import { formatFields } from '../../algorithms/format.ts';
import type { Algorithm, MessageIdPart } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';

/** A stretch of characters that one step made. */
export interface IdPart {
  readonly part: MessageIdPart;
  /** "hash", "counter", "clock, ms" */
  readonly label: string;
  /** Index of the first character. */
  readonly from: number;
  readonly length: number;
}

export interface IdCharacter {
  readonly character: string;
  /** null: a dot, which no step made. */
  readonly part: MessageIdPart | null;
  readonly same: boolean;
}

export interface IdComparison {
  readonly first: readonly IdCharacter[];
  readonly second: readonly IdCharacter[];
  /** Of the first; brackets stand above it. */
  readonly parts: readonly IdPart[];
  /** Whether counter and clock run together without a dot. */
  readonly joined: boolean;
}

type Fields = Pick<LoggedMessage, 'hash' | 'counter' | 'clock'>;

/** What stands before the suffix: the characters that two messages may differ in. */
export function variablePart(algorithm: Algorithm, { hash, counter, clock }: Fields): string {
  return formatFields(algorithm.counterForm, { hash, counter, clock });
}

/** The parts in the order in which they stand. A clock of 16 digits is in µs, one of 13 in ms (jvm/clock). */
export function idParts(algorithm: Algorithm, { hash, counter, clock }: Fields): readonly IdPart[] {
  const hashLength = String(hash).length;
  const clockText = String(clock);
  const parts: IdPart[] = [{ part: 'hash', label: 'hash', from: 0, length: hashLength }];
  let from = hashLength + 1;
  if (algorithm.counterForm !== 'none') {
    const length = String(counter).length;
    parts.push({ part: 'counter', label: 'counter', from, length });
    from += length + (algorithm.counterForm === 'dotted' ? 1 : 0);
  }
  const unit = clockText.length > 13 ? 'µs' : 'ms';
  parts.push({ part: 'clock', label: `clock, ${unit}`, from, length: clockText.length });
  return parts;
}

function characters(algorithm: Algorithm, fields: Fields, other: string): readonly IdCharacter[] {
  const parts = idParts(algorithm, fields);
  return [...variablePart(algorithm, fields)].map((character, i) => ({
    character,
    part: parts.find(({ from, length }) => i >= from && i < from + length)?.part ?? null,
    same: character === other[i],
  }));
}

export function compareIds(algorithm: Algorithm, first: Fields, second: Fields): IdComparison {
  return {
    first: characters(algorithm, first, variablePart(algorithm, second)),
    second: characters(algorithm, second, variablePart(algorithm, first)),
    parts: idParts(algorithm, first),
    joined: algorithm.counterForm === 'joined',
  };
}

/** The end of the clock, where two readings differ soonest: "…749728". */
export function clockEnd(clock: number, digits: number): string {
  return `…${String(clock).slice(-digits)}`;
}
