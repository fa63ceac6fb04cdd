/** Records of comma-separated values (RFC 4180), of which a quoted field may go over several lines. */

/** No record goes over more lines than this: a quote that is never closed must not swallow the file. */
const MAX_LINES = 50;

/** Puts the lines of a record together again. */
export class CsvRecords {
  #open: string | null = null;
  #lines = 0;

  /** The next record; null if the line does not end one. */
  push(text: string): string[] | null {
    const whole = this.#open === null ? text : `${this.#open}\n${text}`;
    const fields = splitCsv(whole);
    if (fields || ++this.#lines > MAX_LINES) {
      this.#open = null;
      this.#lines = 0;
      return fields ?? whole.split(',');
    }
    this.#open = whole;
    return null;
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
    if (text.charCodeAt(at) !== 34) {
      const comma = text.indexOf(',', at);
      fields.push(text.slice(at, comma < 0 ? undefined : comma));
      if (comma < 0) return fields;
      at = comma + 1;
      continue;
    }
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === 34) close = text.indexOf('"', close + 2);
    if (close < 0) return null;
    fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
    const comma = text.indexOf(',', close);
    if (comma < 0) return fields;
    at = comma + 1;
  }
}
