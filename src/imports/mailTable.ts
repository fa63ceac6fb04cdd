/**
 * Every mail that was read, in columns, and which of them bear the same Message-ID: open addressing over the packed texts.
 * Exact: two rows are in one group if and only if their Message-IDs are the same string (in the same scope).
 */
import type { MailRecord } from './format.ts';
import { roomFor } from './growing.ts';
import { TextStore, copied } from './textStore.ts';

const NONE = -1;
const PAGE_BITS = 16;
const PAGE_ROWS = 1 << PAGE_BITS;
const IN_PAGE = PAGE_ROWS - 1;
const PART_BITS = 6;
const PARTS = 1 << PART_BITS;

/** Columns of some rows. Pages are added, never copied: what grows by copying holds twice what it needs for a while. */
class Page {
  /** ms since 1970; NaN: the log does not tell. */
  readonly atMs = new Float64Array(PAGE_ROWS);
  readonly lane = new Uint16Array(PAGE_ROWS);
  readonly file = new Uint16Array(PAGE_ROWS);
  readonly line = new Uint32Array(PAGE_ROWS);
  readonly group = new Int32Array(PAGE_ROWS);
  /** The next row of the group. */
  readonly next = new Int32Array(PAGE_ROWS);
  /** Where the Message-ID is kept; of a row that is not its group's first one, the first one's. */
  readonly idAt = new Uint32Array(PAGE_ROWS);
  readonly keyAt = new Uint32Array(PAGE_ROWS);
  /** The Date headers: only mailboxes tell them. */
  datesMs: Float64Array | null = null;

  dateMs(): Float64Array {
    return (this.datesMs ??= new Float64Array(PAGE_ROWS).fill(Number.NaN));
  }
}

/** A part of the hash table, so that it grows bit by bit. */
class SlotPart {
  /** Pairs: hash, row + 1. */
  slots = new Int32Array(1 << 7);
  #used = 0;

  put(at: number, hash: number, row: number): void {
    this.slots[at] = hash;
    this.slots[at + 1] = row + 1;
    // Half of the pairs: beyond, ways to an empty one grow long.
    if (++this.#used > 0.25 * this.slots.length) this.#enlarge();
  }

  #enlarge(): void {
    const old = this.slots;
    const slots = (this.slots = new Int32Array(2 * old.length));
    const mask = (slots.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = (old[at]! >>> PART_BITS) & mask;
      while (slots[(slot << 1) + 1] !== 0) slot = (slot + 1) & mask;
      slots[slot << 1] = old[at]!;
      slots[(slot << 1) + 1] = old[at + 1]!;
    }
  }
}
/** From 2001 to 2286 (algorithms/format). */
const CLOCK_DIGITS = 13;
/** From this size on, the keys of a group are looked up instead of read one by one. */
const LARGE_GROUP = 16;

export class MailTable {
  rows = 0;
  /** Groups of two or more rows with the same Message-ID; numbered from 1. */
  groups = 0;
  /** Records of a mail that is there already: same Message-ID and same key. */
  loggedAgain = 0;

  /** Row of a mail that was passed on → row of the mail that it was before. */
  readonly origin = new Map<number, number>();

  readonly #texts = new TextStore();
  readonly #pages: Page[] = [];
  #firstRow = new Int32Array(64);
  #lastRow = new Int32Array(64);
  #size = new Int32Array(64);
  readonly #parts = Array.from({ length: PARTS }, () => new SlotPart());
  readonly #keysOfLargeGroups = new Map<number, Set<string>>();

  /**
   * @returns the mail's row; -1 if it is one that is there already
   */
  add(mail: MailRecord, lane: number, file: number): number {
    const { messageId, scope } = mail;
    const hash = this.#texts.encodeMessageId(scope ? `${messageId}\0${scope}` : messageId);
    const part = this.#parts[hash & (PARTS - 1)]!;
    const mask = (part.slots.length >> 1) - 1;
    let slot = (hash >>> PART_BITS) & mask;
    for (;;) {
      const at = slot << 1;
      const first = part.slots[at + 1]! - 1;
      if (first === NONE) {
        const row = this.#append(this.#texts.keep(), mail, lane, file);
        part.put(at, hash, row);
        return row;
      }
      if (part.slots[at] === hash && this.#texts.isAt(this.#page(first).idAt[first & IN_PAGE]!)) {
        return this.#join(first, mail, lane, file);
      }
      slot = (slot + 1) & mask;
    }
  }

  /** When a mail was accepted, ms since 1970; NaN: not known. */
  atMs(row: number): number {
    return this.#page(row).atMs[row & IN_PAGE]!;
  }

  /** The Date header, ms since 1970, of a mail whose log tells it; else null. */
  dateMs(row: number): number | null {
    const dateMs = this.#page(row).datesMs?.[row & IN_PAGE] ?? Number.NaN;
    return Number.isNaN(dateMs) ? null : dateMs;
  }

  setAtMs(row: number, atMs: number): void {
    this.#page(row).atMs[row & IN_PAGE] = atMs;
  }

  /** Number of the row's lane in the log. */
  lane(row: number): number {
    return this.#page(row).lane[row & IN_PAGE]!;
  }

  file(row: number): number {
    return this.#page(row).file[row & IN_PAGE]!;
  }

  line(row: number): number {
    return this.#page(row).line[row & IN_PAGE]!;
  }

  /** Number of the row's group; 0: no other row bears its Message-ID. */
  group(row: number): number {
    return this.#page(row).group[row & IN_PAGE]!;
  }

  /** Whether the log tells that this is a mail of its group that was passed on, not another one. */
  isPassedOn(row: number): boolean {
    return this.origin.has(row);
  }

  messageId(row: number): string {
    const text = this.#texts.read(this.#page(row).idAt[row & IN_PAGE]!);
    const scope = text.indexOf('\0');
    return scope < 0 ? text : text.slice(0, scope);
  }

  /** The clock in a Message-ID of JavaMail's form, ms since 1970, read without unpacking it; NaN: of another form. */
  clockMs(row: number): number {
    return this.#texts.lastNumber(this.#page(row).idAt[row & IN_PAGE]!, CLOCK_DIGITS);
  }

  /** The key that tells the mail from others with its Message-ID; null: it has none. */
  mailKey(row: number): string | null {
    const at = this.#page(row).keyAt[row & IN_PAGE]!;
    return at === 0 ? null : this.#texts.read(at);
  }

  /** Rows of a group in the order in which they were read. */
  *rowsOf(group: number): Generator<number> {
    if (group < 1 || group > this.groups) return;
    for (let row = this.#firstRow[group]!; row !== NONE; row = this.#page(row).next[row & IN_PAGE]!) yield row;
  }

  #page(row: number): Page {
    return this.#pages[row >>> PAGE_BITS]!;
  }

  #append(idAt: number, { mailKey, atMs, dateMs, line }: MailRecord, lane: number, file: number): number {
    const row = this.rows++;
    if ((row & IN_PAGE) === 0) this.#pages.push(new Page());
    const page = this.#page(row);
    const at = row & IN_PAGE;
    page.idAt[at] = idAt;
    page.next[at] = NONE;
    page.atMs[at] = atMs ?? Number.NaN;
    page.lane[at] = lane;
    page.file[at] = file;
    page.line[at] = line;
    if (dateMs != null) page.dateMs()[at] = dateMs;
    if (mailKey !== null) {
      this.#texts.encode(mailKey, mailKey.length);
      page.keyAt[at] = this.#texts.keep();
    }
    return row;
  }

  #join(first: number, mail: MailRecord, lane: number, file: number): number {
    const { mailKey } = mail;
    if (mailKey !== null && this.#hasKey(first, mailKey)) {
      this.loggedAgain++;
      return NONE;
    }
    const group = this.group(first) || this.#newGroup(first);
    const row = this.#append(this.#page(first).idAt[first & IN_PAGE]!, mail, lane, file);
    this.#page(row).group[row & IN_PAGE] = group;
    const last = this.#lastRow[group]!;
    this.#page(last).next[last & IN_PAGE] = row;
    this.#lastRow[group] = row;
    this.#size[group]!++;
    if (mailKey !== null) this.#keysOfLargeGroups.get(group)?.add(copied(mailKey));
    return row;
  }

  #hasKey(first: number, mailKey: string): boolean {
    const group = this.group(first);
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
    this.#page(first).group[first & IN_PAGE] = group;
    return group;
  }
}
