/** Records of comma-separated values (RFC 4180), of which a quoted field may go over several lines. */

import { roomFor } from '../../table/growing.ts';

/** No record goes over more lines than this, or is longer. */
const MAX_LINES = 50;
const MAX_LENGTH = 1 << 20;
const QUOTE = 34;

/** The fields of one record: most records are of no interest after one field, so they are cut out when they are asked for. */
export class CsvRecord {
  #text = '';
  /** Fields of a record with quotes; null: there are none, and commas are all. */
  #fields: readonly string[] | null = null;
  /** Where fields end, as far as they were looked for. */
  #ends = new Int32Array(32);
  #ended = 0;

  /** Takes another record. */
  set(text: string, fields: readonly string[] | null): void {
    this.#text = text;
    this.#fields = fields;
    this.#ended = 0;
  }

  /** '' where there is none. */
  field(index: number): string {
    if (this.#fields) return this.#fields[index] ?? '';
    if (index < 0 || !this.#findEnd(index)) return '';
    return this.#text.slice(this.#from(index), this.#ends[index]);
  }

  #from(index: number): number {
    return index === 0 ? 0 : this.#ends[index - 1]! + 1;
  }

  /** Whether there are so many fields. */
  #findEnd(index: number): boolean {
    if (index >= this.#ends.length) this.#ends = roomFor(this.#ends, index);
    const text = this.#text;
    const ends = this.#ends;
    let from = this.#from(this.#ended);
    while (this.#ended <= index) {
      if (from > text.length) return false;
      const comma = text.indexOf(',', from);
      const end = comma < 0 ? text.length : comma;
      ends[this.#ended++] = end;
      from = end + 1;
    }
    return true;
  }
}

/**
 * Puts the lines of a record together again. A quote that is never closed must not swallow the records behind it: a line that
 * has all fields by itself is a record, and what was open before it is given up.
 */
export class CsvRecords {
  #open: string | null = null;
  #lines = 0;
  /** One for all: it is read at once. */
  readonly #record = new CsvRecord();

  /**
   * @param onBroken told that a record that was begun before the line is given up
   * @param fieldsNeeded a record has at least so many fields
   */
  constructor(
    readonly onBroken: () => void,
    public fieldsNeeded = 2,
  ) {}

  /** The next record; null if the line does not end one. */
  push(text: string): CsvRecord | null {
    if (this.#open === null && !text.includes('"')) {
      this.#record.set(text, null);
      return this.#record;
    }
    const alone = splitCsv(text);
    if (alone && (this.#open === null || alone.length >= this.fieldsNeeded)) {
      if (this.#open !== null) this.giveUp();
      this.#record.set(text, alone);
      return this.#record;
    }
    const whole = this.#open === null ? text : `${this.#open}\n${text}`;
    const fields = this.#open === null ? null : splitCsv(whole);
    if (fields) {
      this.#open = null;
      this.#lines = 0;
      this.#record.set(whole, fields);
      return this.#record;
    }
    this.#open = whole;
    if (++this.#lines > MAX_LINES || whole.length > MAX_LENGTH) this.giveUp();
    return null;
  }

  /** Forgets a record that was begun, if there is one. */
  giveUp(): void {
    if (this.#open === null) return;
    this.#open = null;
    this.#lines = 0;
    this.onBroken();
  }

  /** Whether a record was begun that has not ended. */
  get isOpen(): boolean {
    return this.#open !== null;
  }
}

/** The fields of a whole record; null if a quote is open at its end. */
export function splitCsv(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (text.charCodeAt(at) !== QUOTE) {
      const comma = text.indexOf(',', at);
      fields.push(text.slice(at, comma < 0 ? undefined : comma));
      if (comma < 0) return fields;
      at = comma + 1;
      continue;
    }
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close < 0) return null;
    fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
    const comma = text.indexOf(',', close);
    if (comma < 0) return fields;
    at = comma + 1;
  }
}
