/**
 * JSON as this page writes it, a record a line, so that a large file can be read line by line. A file that another program has
 * laid out anew is read whole, up to a limit.
 */
import type { LineReader, Sink } from '../../format.ts';

/** What one kind of file has in its lines. */
export interface JsonShape {
  /** Takes a line that is an object by itself; returns whether it is a record of this kind. */
  readonly record: (record: object, line: number) => boolean;
  /** Takes what a line tells of an object that goes on in the next lines; returns whether it has a place in this kind of file. */
  readonly opening: (head: object) => boolean;
  /** Takes a file that has no such lines. */
  readonly whole: (file: object) => void;
  /** All has come. */
  readonly end: () => void;
  /** Why a line is skipped that fits nowhere. */
  readonly strange: string;
}

const MAX_WHOLE = 50_000_000;

export class JsonFile implements LineReader {
  /** Text that is not one record a line; null once it is too much. */
  #whole: string[] | null = [];
  #length = 0;
  #records = 0;

  constructor(
    readonly shape: JsonShape,
    readonly sink: Sink,
  ) {}

  line(text: string, number: number): void {
    if (text.startsWith('{"')) {
      const record = recordOf(text);
      if (record && this.shape.record(record, number)) {
        this.#records++;
        return;
      }
      const head = record ? null : openedObject(text);
      const isKnown = head !== null && this.shape.opening(head);
      if (!isKnown && this.#records > 0) this.sink.skip(number, this.shape.strange);
    }
    if (this.#records > 0 || this.#whole === null) return;
    this.#length += text.length;
    this.#whole.push(text);
    if (this.#length > MAX_WHOLE) this.#whole = null;
  }

  end(): void {
    if (this.#records === 0) {
      const file = this.#whole === null ? null : parsed(this.#whole.join('\n'));
      if (!file) {
        this.sink.skip(0, this.#whole === null ? 'not one record a line, and longer than 50 MB' : 'not valid JSON');
        return;
      }
      this.shape.whole(file);
    }
    this.shape.end();
  }
}

/** Behind a record: a comma, or the ends of list, panel, panels and run. */
const LONGEST_END = 8;

/** The record of a line, without what stands behind it; null if there is none. */
function recordOf(text: string): object | null {
  for (let end = text.length; end > 0 && end >= text.length - LONGEST_END; end--) {
    const record = text.charCodeAt(end - 1) === 125 ? parsed(text.slice(0, end)) : null;
    if (record) return record;
  }
  return null;
}

/** An object whose line ends with a comma, or with a list that was opened. */
function openedObject(text: string): object | null {
  if (text.endsWith(',')) return parsed(`${text.slice(0, -1)}}`);
  return text.endsWith('[') ? parsed(`${text}]}`) : null;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** The objects of a list; none if it is no list. */
export function listOf(value: unknown): readonly object[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'object' && item !== null);
}

/** A count that a file states; null if it is none. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A moment that a file states, ms since 1970; NaN if it is none. */
export function momentOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** What stands between the angle brackets; null if it is no Message-ID. */
export function messageIdOf(value: unknown): string | null {
  return typeof value === 'string' ? (/^<(.+)>$/s.exec(value)?.[1] ?? null) : null;
}
