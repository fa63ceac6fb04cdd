/** What a reader of Message-IDs tells of one of them. */
import type { MessageIdPart } from '../../algorithms/step.ts';

/** What a stretch of the text is. Those of JavaMail have their colours in timeline/vocabulary. */
export type PartKind = MessageIdPart | 'process' | 'random' | 'packed' | 'host';

/** A stretch of the text. */
export interface IdPart {
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
  readonly kind: PartKind;
  /** "clock, ms" */
  readonly label: string;
}

export interface IdTime {
  /** ms since 1970, with a fraction where the text holds one. */
  readonly ms: number;
  /** Decimals of a second that the text holds. */
  readonly decimals: number;
}

export interface Reading {
  /** "JavaMail 1.4.1 to 1.5.2" */
  readonly generator: string;
  /** In the order of the text, not overlapping. */
  readonly parts: readonly IdPart[];
  /** A Java identity hash; null where the ID holds none. */
  readonly hash: number | null;
  readonly time: IdTime | null;
  /** What the parts hold, where the text does not show it: "process 4711". */
  readonly values: readonly string[];
  /** What was concluded and is not certain, in sentences. */
  readonly inferred: readonly string[];
}

/** One way of making Message-IDs; reads what it can have made. */
export interface IdGenerator {
  readonly id: string;
  /** @param text a Message-ID without its brackets; null if this generator cannot have made it */
  readonly read: (text: string) => Reading | null;
}

/** The parts of groups that stand one behind the other. `kind` null: a sign between two parts. */
export function partsOf(groups: readonly (readonly [text: string, kind: PartKind | null, label?: string])[]): IdPart[] {
  let from = 0;
  const parts: IdPart[] = [];
  for (const [text, kind, label = kind ?? ''] of groups) {
    if (kind && text !== '') parts.push({ from, to: from + text.length, kind, label });
    from += text.length;
  }
  return parts;
}

/** What stands before the @, and the rest from the @ on; an ID without one is all left. */
export function splitAtHost(text: string): readonly [left: string, at: string, host: string] {
  const at = text.lastIndexOf('@');
  return at < 0 ? [text, '', ''] : [text.slice(0, at), '@', text.slice(at + 1)];
}
