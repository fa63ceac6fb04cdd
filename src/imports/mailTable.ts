/**
 * Every mail that was read, in columns, and which of them bear the same Message-ID: open addressing over the packed texts.
 * Exact: two rows are in one group if and only if their Message-IDs are the same string (in the same scope).
 */
import type { MailRecord } from './format.ts';
import { roomFor } from './growing.ts';
import { SlotTable } from './slotTable.ts';
import { TextStore } from './textStore.ts';
import { WaitingMails } from './waitingMails.ts';
import { numberOrNull } from './numberOrNull.ts';

const NONE = -1;
const PAGE_BITS = 16;
const PAGE_ROWS = 1 << PAGE_BITS;
const IN_PAGE = PAGE_ROWS - 1;

/** Columns of some rows. Pages are added, never copied: what grows by copying holds twice what it needs for a while. */
class Page {
  /** ms since 1970; NaN: the log does not tell. */
  readonly atMs = new Float64Array(PAGE_ROWS);
  readonly lane = new Uint16Array(PAGE_ROWS);
  readonly file = new Uint16Array(PAGE_ROWS);
  readonly line = new Uint32Array(PAGE_ROWS);
  readonly group = new Int32Array(PAGE_ROWS);
  /** The next row of the group + 1; 0: there is none. */
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

/** From 2001 to 2286 (algorithms/format). */
const CLOCK_DIGITS = 13;
/** From this size on, the keys of a group are looked up instead of read one by one. */
const LARGE_GROUP = 16;

export class MailTable {
  #rows = 0;
  #groups = 0;
  #loggedAgain = 0;
  #timedByClock = 0;
  #untimed = 0;
  readonly #rowsOfFile: number[] = [];

  /** Row of a mail that was passed on → row of the mail that it was before. */
  readonly origin = new Map<number, number>();

  readonly #texts = new TextStore();
  readonly #waiting = new WaitingMails(this.#texts);
  readonly #pages: Page[] = [];
  #firstRow = new Int32Array(64);
  #lastRow = new Int32Array(64);
  #size = new Int32Array(64);
  readonly #slots = new SlotTable();
  readonly #keysOfLargeGroups = new Map<number, Set<string>>();

  get rows(): number {
    this.#settle();
    return this.#rows;
  }

  /** Groups of two or more rows with the same Message-ID; numbered from 1. */
  get groups(): number {
    this.#settle();
    return this.#groups;
  }

  /** Records of a mail that is there already: same Message-ID and same key. They make no row. */
  get loggedAgain(): number {
    this.#settle();
    return this.#loggedAgain;
  }

  /** Rows whose time nothing tells that was read here, {@link setAtMs} apart. */
  get untimed(): number {
    this.#settle();
    return this.#untimed;
  }

  /** Rows of the mails that stand in a file. */
  rowsOfFile(file: number): number {
    this.#settle();
    return this.#rowsOfFile[file] ?? 0;
  }

  /** Rows whose log tells no time, and whose Message-ID has JavaMail's form: they have the time of its clock. */
  get timedByClock(): number {
    this.#settle();
    return this.#timedByClock;
  }

  /** The mail waits until there are some: many are looked up in less time than one after the other. */
  add(mail: MailRecord, lane: number, file: number): void {
    this.#waiting.add(mail, lane, file);
    if (this.#waiting.isFull) this.#settle();
  }

  /** Looks up the mails that wait. */
  #settle(): void {
    const { hashes, count } = this.#waiting;
    if (count === 0) return;
    this.#slots.touch(hashes, count);
    for (let mail = 0; mail < count; mail++) this.#place(mail, hashes[mail]!);
    this.#waiting.clear();
  }

  #place(mail: number, hash: number): void {
    this.#waiting.recallId(mail);
    const slots = this.#slots;
    let place = slots.first(hash);
    for (; !slots.isFree(place); place = slots.next(place)) {
      const first = slots.rowAt(place, hash);
      if (first !== NONE && this.#texts.isAt(this.#page(first).idAt[first & IN_PAGE]!)) {
        this.#join(first, mail);
        return;
      }
    }
    slots.put(place, hash, this.#append(this.#texts.keep(), mail));
  }

  /** When a mail was accepted, ms since 1970; NaN: not known. */
  atMs(row: number): number {
    return this.#page(row).atMs[row & IN_PAGE]!;
  }

  /** The Date header, ms since 1970, of a mail whose log tells it; else null. */
  dateMs(row: number): number | null {
    return numberOrNull(this.#page(row).datesMs?.[row & IN_PAGE] ?? Number.NaN);
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
    return this.origin.size > 0 && this.origin.has(row);
  }

  messageId(row: number): string {
    const text = this.#texts.read(this.#page(row).idAt[row & IN_PAGE]!);
    const scope = text.indexOf('\0');
    return scope < 0 ? text : text.slice(0, scope);
  }

  /** The key that tells the mail from others with its Message-ID; null: it has none. */
  mailKey(row: number): string | null {
    const at = this.#page(row).keyAt[row & IN_PAGE]!;
    return at === 0 ? null : this.#texts.read(at);
  }

  /** Rows of a group in the order in which they were read. */
  *rowsOf(group: number): Generator<number> {
    if (group >= 1 && group <= this.groups) yield* this.#members(group);
  }

  *#members(group: number): Generator<number> {
    for (let row = this.#firstRow[group]!; row !== NONE; row = this.#page(row).next[row & IN_PAGE]! - 1) yield row;
  }

  #page(row: number): Page {
    return this.#pages[row >>> PAGE_BITS]!;
  }

  /** Makes a row of a mail that waits, whose Message-ID is the text store's present text. */
  #append(idAt: number, mail: number): number {
    const waiting = this.#waiting;
    const row = this.#rows++;
    if ((row & IN_PAGE) === 0) this.#pages.push(new Page());
    const page = this.#page(row);
    const at = row & IN_PAGE;
    page.idAt[at] = idAt;
    page.atMs[at] = this.#timeOf(mail);
    page.lane[at] = waiting.lane[mail]!;
    const file = waiting.file[mail]!;
    page.file[at] = file;
    this.#rowsOfFile[file] = (this.#rowsOfFile[file] ?? 0) + 1;
    page.line[at] = waiting.line[mail]!;
    const dateMs = waiting.dateMs[mail]!;
    if (!Number.isNaN(dateMs)) page.dateMs()[at] = dateMs;
    if (waiting.recallKey(mail)) page.keyAt[at] = this.#texts.keep();
    return row;
  }

  #timeOf(mail: number): number {
    const atMs = this.#waiting.atMs[mail]!;
    if (!Number.isNaN(atMs)) return atMs;
    const clockMs = this.#texts.lastNumber(CLOCK_DIGITS);
    if (Number.isNaN(clockMs)) this.#untimed++;
    else this.#timedByClock++;
    return clockMs;
  }

  #join(first: number, mail: number): void {
    const hasKey = this.#waiting.recallKey(mail);
    if (hasKey && this.#isLogged(first)) {
      this.#loggedAgain++;
      return;
    }
    const group = this.#page(first).group[first & IN_PAGE]! || this.#newGroup(first);
    if (hasKey) this.#keysOfLargeGroups.get(group)?.add(this.#texts.text);
    this.#waiting.recallId(mail);
    const row = this.#append(this.#page(first).idAt[first & IN_PAGE]!, mail);
    this.#page(row).group[row & IN_PAGE] = group;
    const last = this.#lastRow[group]!;
    this.#page(last).next[last & IN_PAGE] = row + 1;
    this.#lastRow[group] = row;
    this.#size[group]!++;
  }

  /** Whether the key that is the text store's present text is that of a row with the Message-ID of row `first`. */
  #isLogged(first: number): boolean {
    const group = this.#page(first).group[first & IN_PAGE]!;
    if (group === 0) return this.#isKeyOf(first);
    if (this.#size[group]! < LARGE_GROUP) {
      for (const row of this.#members(group)) if (this.#isKeyOf(row)) return true;
      return false;
    }
    let keys = this.#keysOfLargeGroups.get(group);
    if (!keys) {
      keys = new Set([...this.#members(group)].map((row) => this.mailKey(row)).filter((key) => key !== null));
      this.#keysOfLargeGroups.set(group, keys);
    }
    return keys.has(this.#texts.text);
  }

  #isKeyOf(row: number): boolean {
    const at = this.#page(row).keyAt[row & IN_PAGE]!;
    return at !== 0 && this.#texts.isAt(at);
  }

  #newGroup(first: number): number {
    const group = ++this.#groups;
    this.#firstRow = roomFor(this.#firstRow, group);
    this.#lastRow = roomFor(this.#lastRow, group);
    this.#size = roomFor(this.#size, group);
    this.#firstRow[group] = this.#lastRow[group] = first;
    this.#size[group] = 1;
    this.#page(first).group[first & IN_PAGE] = group;
    return group;
  }
}
