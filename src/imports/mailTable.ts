/**
 * Every mail that was read, in columns, and which of them bear the same Message-ID: open addressing over the packed texts.
 * Exact: two rows are in one group if and only if their Message-IDs are the same string (in the same scope).
 */
import { roomFor } from './growing.ts';
import { TextStore, copied } from './textStore.ts';

/** What {@link MailTable.add} keeps of a mail besides its Message-ID. */
export interface MailFacts {
  readonly mailKey: string | null;
  /** Message-IDs of different scopes are never the same. */
  readonly scope: string;
  readonly atMs: number;
  readonly dateMs: number;
  readonly lane: number;
  readonly file: number;
  readonly line: number;
}

const NONE = -1;
/** From 2001 to 2286 (algorithms/format). */
const CLOCK_DIGITS = 13;
const FIRST_ROWS = 1024;
/** From this size on, the keys of a group are looked up instead of read one by one. */
const LARGE_GROUP = 16;

export class MailTable {
  rows = 0;
  /** Groups of two or more rows with the same Message-ID; numbered from 1. */
  groups = 0;
  /** Records of a mail that is there already: same Message-ID and same key. */
  loggedAgain = 0;

  /** ms since 1970; NaN: the log does not tell. */
  atMs = new Float64Array(FIRST_ROWS);
  lane = new Uint16Array(FIRST_ROWS);
  file = new Uint16Array(FIRST_ROWS);
  line = new Uint32Array(FIRST_ROWS);
  /** Number of the row's group; 0: no other row bears its Message-ID. */
  group = new Int32Array(FIRST_ROWS);
  /** 1: the log tells that this is a mail of its group that was passed on, not another one. */
  passedOn = new Uint8Array(FIRST_ROWS);
  /** Row of a mail that was passed on → row of the mail that it was before. */
  readonly origin = new Map<number, number>();
  /** The Date header of the few mails whose logs tell it. */
  readonly dateMs = new Map<number, number>();

  readonly #texts = new TextStore();
  /** Where the Message-ID is kept; of a row that is not its group's first one, the first one's. */
  #idAt = new Uint32Array(FIRST_ROWS);
  #keyAt = new Uint32Array(FIRST_ROWS);
  #next = new Int32Array(FIRST_ROWS);
  #firstRow = new Int32Array(64);
  #lastRow = new Int32Array(64);
  #size = new Int32Array(64);
  /** Pairs: fingerprint, row + 1. */
  #slots = new Int32Array(1 << 12);
  #used = 0;
  readonly #keysOfLargeGroups = new Map<number, Set<string>>();

  /**
   * @returns the mail's row; -1 if it is one that is there already
   */
  add(messageId: string, facts: MailFacts): number {
    const hash = this.#encode(messageId, facts.scope);
    const mask = (this.#slots.length >> 1) - 1;
    let slot = hash & mask;
    for (;;) {
      const at = slot << 1;
      const first = this.#slots[at + 1]! - 1;
      if (first === NONE) {
        const row = this.#append(this.#texts.keep(), facts);
        this.#slots[at] = hash;
        this.#slots[at + 1] = row + 1;
        if (++this.#used > 0.7 * mask) this.#enlarge();
        return row;
      }
      if (this.#slots[at] === hash && this.#texts.isAt(this.#idAt[first]!)) return this.#join(first, facts);
      slot = (slot + 1) & mask;
    }
  }

  messageId(row: number): string {
    const text = this.#texts.read(this.#idAt[row]!);
    const scope = text.indexOf('\0');
    return scope < 0 ? text : text.slice(0, scope);
  }

  /** The clock in a Message-ID of JavaMail's form, ms since 1970, read without unpacking it; NaN: of another form. */
  clockMs(row: number): number {
    return this.#texts.lastNumber(this.#idAt[row]!, CLOCK_DIGITS);
  }

  /** The key that tells the mail from others with its Message-ID; null: it has none. */
  mailKey(row: number): string | null {
    const at = this.#keyAt[row]!;
    return at === 0 ? null : this.#texts.read(at);
  }

  /** Rows of a group in the order in which they were read. */
  *rowsOf(group: number): Generator<number> {
    if (group < 1 || group > this.groups) return;
    for (let row = this.#firstRow[group]!; row !== NONE; row = this.#next[row]!) yield row;
  }

  /** The part that many Message-IDs share begins at `.JavaMail.` or at the `@`. */
  #encode(messageId: string, scope: string): number {
    const at = messageId.indexOf('@');
    const named = messageId.indexOf('.JavaMail.');
    const cut = named > 0 && (at < 0 || named < at) ? named : at < 0 ? messageId.length : at;
    return scope === '' ? this.#texts.encode(messageId, cut) : this.#texts.encode(`${messageId}\0${scope}`, cut);
  }

  #append(idAt: number, { mailKey, atMs, dateMs, lane, file, line }: MailFacts): number {
    const row = this.rows++;
    if (row === this.atMs.length) this.#lengthen(row);
    this.#idAt[row] = idAt;
    this.#next[row] = NONE;
    this.atMs[row] = atMs;
    this.lane[row] = lane;
    this.file[row] = file;
    this.line[row] = line;
    if (!Number.isNaN(dateMs)) this.dateMs.set(row, dateMs);
    if (mailKey !== null) {
      this.#texts.encode(mailKey, mailKey.length);
      this.#keyAt[row] = this.#texts.keep();
    }
    return row;
  }

  #lengthen(row: number): void {
    this.#idAt = roomFor(this.#idAt, row);
    this.#keyAt = roomFor(this.#keyAt, row);
    this.#next = roomFor(this.#next, row);
    this.atMs = roomFor(this.atMs, row);
    this.lane = roomFor(this.lane, row);
    this.file = roomFor(this.file, row);
    this.line = roomFor(this.line, row);
    this.group = roomFor(this.group, row);
    this.passedOn = roomFor(this.passedOn, row);
  }

  #enlarge(): void {
    const old = this.#slots;
    const slots = (this.#slots = new Int32Array(2 * old.length));
    const mask = (slots.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = old[at]! & mask;
      while (slots[(slot << 1) + 1] !== 0) slot = (slot + 1) & mask;
      slots[slot << 1] = old[at]!;
      slots[(slot << 1) + 1] = old[at + 1]!;
    }
  }

  #join(first: number, facts: MailFacts): number {
    const { mailKey } = facts;
    if (mailKey !== null && this.#hasKey(first, mailKey)) {
      this.loggedAgain++;
      return NONE;
    }
    const group = this.group[first]! || this.#newGroup(first);
    const row = this.#append(this.#idAt[first]!, facts);
    this.group[row] = group;
    this.#next[this.#lastRow[group]!] = row;
    this.#lastRow[group] = row;
    this.#size[group]!++;
    if (mailKey !== null) this.#keysOfLargeGroups.get(group)?.add(copied(mailKey));
    return row;
  }

  #hasKey(first: number, mailKey: string): boolean {
    const group = this.group[first]!;
    if (group === 0) return this.mailKey(first) === mailKey;
    if (this.#size[group]! < LARGE_GROUP) {
      for (const row of this.rowsOf(group)) if (this.mailKey(row) === mailKey) return true;
      return false;
    }
    let keys = this.#keysOfLargeGroups.get(group);
    if (!keys) {
      keys = new Set([...this.rowsOf(group)].map((row) => this.mailKey(row)).filter((key) => key !== null));
      this.#keysOfLargeGroups.set(group, keys);
    }
    return keys.has(mailKey);
  }

  #newGroup(first: number): number {
    const group = ++this.groups;
    this.#firstRow = roomFor(this.#firstRow, group);
    this.#lastRow = roomFor(this.#lastRow, group);
    this.#size = roomFor(this.#size, group);
    this.#firstRow[group] = this.#lastRow[group] = first;
    this.#size[group] = 1;
    this.group[first] = group;
    return group;
  }
}
