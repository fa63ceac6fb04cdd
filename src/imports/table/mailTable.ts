/**
 * Every mail that was read, in columns, and which of them bear the same Message-ID: open addressing over the packed texts.
 * Exact: two rows are in one group if and only if their Message-IDs are the same string (in the same scope).
 */
import { roomFor } from './growing.ts';
import type { MailBatch } from './mailBatch.ts';
import { SlotTable } from './slotTable.ts';
import { TextStore } from './textStore.ts';
import { numberOrNull } from '../numberOrNull.ts';

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

/** Of the mails that stand in one file. */
interface CountsOfFile {
  rows: number;
  /** Records of a mail that is there already: same Message-ID and same key. They make no row. */
  loggedAgain: number;
  /** Rows whose log tells no time, and whose Message-ID has JavaMail's form: they have the time of its clock. */
  timedByClock: number;
}

/** From 2001 to 2286 (algorithms/format). */
const CLOCK_DIGITS = 13;
/** So many mails are looked up at once, while the processor fetches the memory of all of them. */
const AT_ONCE = 64;
/** From this size on, the keys of a group are looked up instead of read one by one. */
const LARGE_GROUP = 16;

export class MailTable {
  #rows = 0;
  #groups = 0;
  #untimed = 0;
  readonly #ofFile: CountsOfFile[] = [];

  /** Row of a mail that was passed on → row of the mail that it was before. */
  readonly origin = new Map<number, number>();

  readonly #texts = new TextStore();
  readonly #pages: Page[] = [];
  #firstRow = new Int32Array(64);
  #lastRow = new Int32Array(64);
  #size = new Int32Array(64);
  readonly #slots = new SlotTable();
  readonly #keysOfLargeGroups = new Map<number, Set<string>>();

  get rows(): number {
    return this.#rows;
  }

  /** Groups of two or more rows with the same Message-ID; numbered from 1. */
  get groups(): number {
    return this.#groups;
  }

  /** Rows whose time nothing tells that was read here, {@link setAtMs} apart. */
  get untimed(): number {
    return this.#untimed;
  }

  /** What the table counts of the mails that stand in a file. */
  ofFile(file: number): Readonly<CountsOfFile> {
    return this.#countsOf(file);
  }

  /** Looks the mails of a batch up. */
  take(batch: MailBatch): void {
    const { count } = batch;
    batch.addHashes();
    for (let from = 0; from < count; from += AT_ONCE) {
      const to = Math.min(count, from + AT_ONCE);
      this.#slots.touch(batch.hash, from, to);
      for (let mail = from; mail < to; mail++) this.#place(batch, mail);
    }
  }

  #place(batch: MailBatch, mail: number): void {
    const slots = this.#slots;
    const hash = batch.hash[mail]!;
    let isPacked = false;
    let place = slots.first(hash);
    for (; !slots.isFree(place); place = slots.next(place)) {
      const first = slots.rowAt(place, hash);
      if (first === NONE) continue;
      if (!isPacked)
        this.#texts.packMessageId(batch.texts, batch.idFrom(mail), batch.idEnd(mail), batch.isIdWide(mail));
      isPacked = true;
      if (this.#texts.isAt(this.#idAt(first))) {
        this.#join(first, batch, mail);
        return;
      }
    }
    const idAt = this.#texts.keepMessageId(batch.texts, batch.idFrom(mail), batch.idEnd(mail), batch.isIdWide(mail));
    slots.put(place, hash, this.#append(idAt, batch, mail));
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

  #idAt(row: number): number {
    return this.#page(row).idAt[row & IN_PAGE]!;
  }

  #countsOf(file: number): CountsOfFile {
    return (this.#ofFile[file] ??= { rows: 0, loggedAgain: 0, timedByClock: 0 });
  }

  #page(row: number): Page {
    return this.#pages[row >>> PAGE_BITS]!;
  }

  /** Makes a row of a mail whose Message-ID is kept at `idAt`. */
  #append(idAt: number, batch: MailBatch, mail: number): number {
    const row = this.#rows++;
    if ((row & IN_PAGE) === 0) this.#pages.push(new Page());
    const page = this.#page(row);
    const at = row & IN_PAGE;
    const file = batch.file[mail]!;
    const counts = this.#countsOf(file);
    counts.rows++;
    page.idAt[at] = idAt;
    page.atMs[at] = this.#timeOf(batch.atMs[mail]!, idAt, counts);
    page.lane[at] = batch.lane[mail]!;
    page.file[at] = file;
    page.line[at] = batch.line[mail]!;
    const dateMs = batch.dateMs[mail]!;
    if (!Number.isNaN(dateMs)) page.dateMs()[at] = dateMs;
    if (batch.hasKey(mail)) {
      page.keyAt[at] = this.#texts.keep(batch.texts, batch.idEnd(mail), batch.keyEnd(mail), batch.isKeyWide(mail));
    }
    return row;
  }

  /** Its log's time, or that of its Message-ID. */
  #timeOf(atMs: number, idAt: number, counts: CountsOfFile): number {
    if (!Number.isNaN(atMs)) return atMs;
    const clockMs = this.#texts.lastNumber(idAt, CLOCK_DIGITS);
    if (Number.isNaN(clockMs)) this.#untimed++;
    else counts.timedByClock++;
    return clockMs;
  }

  #join(first: number, batch: MailBatch, mail: number): void {
    const hasKey = batch.hasKey(mail);
    if (hasKey) {
      this.#texts.pack(batch.texts, batch.idEnd(mail), batch.keyEnd(mail), batch.isKeyWide(mail));
      if (this.#isLogged(first)) {
        this.#countsOf(batch.file[mail]!).loggedAgain++;
        return;
      }
    }
    const group = this.#page(first).group[first & IN_PAGE]! || this.#newGroup(first);
    if (hasKey) this.#keysOfLargeGroups.get(group)?.add(this.#texts.text);
    const row = this.#append(this.#idAt(first), batch, mail);
    this.#page(row).group[row & IN_PAGE] = group;
    const last = this.#lastRow[group]!;
    this.#page(last).next[last & IN_PAGE] = row + 1;
    this.#lastRow[group] = row;
    this.#size[group]!++;
  }

  /** Whether the key that the text store packed last is that of a row with the Message-ID of row `first`. */
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

/** Hands batches to a table in this thread: each is empty again at once. */
export function handTo(table: MailTable): (batch: MailBatch) => MailBatch {
  return (batch) => {
    table.take(batch);
    batch.clear();
    return batch;
  };
}
