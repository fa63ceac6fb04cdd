/**
 * What the logs tell of mails that were passed on and got another key: a few bytes for each, because most lead to other
 * servers, whose logs are not here. Looked at when all is read, so the order of the files does not matter.
 */
import { lengthOf, put, type ByteText } from '../byteText.ts';
import type { MailTable } from './mailTable.ts';
import { shareable } from './shareable.ts';
import { hashOf } from './textHash.ts';
import { MAX_TEXT } from './textStore.ts';

/** Pages are added, never copied: there may be as many pairs as mails. */
const PAGE_NUMBERS = 1 << 16;

export class HandOvers {
  /** Hashes of the key from which, and of the key to which, one pair after the other. */
  readonly #pages: Uint32Array[] = [];
  /** Numbers in the last page. */
  #used = PAGE_NUMBERS;

  add(fromKey: string | ByteText, toKey: string | ByteText): void {
    // No mail has such a key (logCollector).
    if (lengthOf(fromKey) > MAX_TEXT || lengthOf(toKey) > MAX_TEXT) return;
    const from = keyHash(fromKey);
    const to = keyHash(toKey);
    let page = this.#pages.at(-1);
    // Several recipients of one mail are passed on in one go.
    if (page && page[this.#used - 2] === from && page[this.#used - 1] === to) return;
    if (!page || this.#used === PAGE_NUMBERS) {
      page = new Uint32Array(shareable(PAGE_NUMBERS * Uint32Array.BYTES_PER_ELEMENT));
      this.#pages.push(page);
      this.#used = 0;
    }
    page[this.#used++] = from;
    page[this.#used++] = to;
  }

  get pairs(): HandedOn {
    return this.#pages.map((page, i) => (i + 1 < this.#pages.length ? page : page.subarray(0, this.#used)));
  }
}

/** Pairs of keys, as hashes: that from which, that to which, and so on. */
export type HandedOn = readonly Uint32Array[];

/**
 * Marks the mails of the table that are another of their group, passed on. A pair of keys is told by 64 bits of hashes
 * and counts only between two mails of one Message-ID.
 */
export function markHandedOn(table: MailTable, handedOn: HandedOn): void {
  if (handedOn.length === 0 || table.groups === 0) return;
  const rowsOfKey = new Map<number, number[]>();
  for (let group = 1; group <= table.groups; group++) {
    for (const row of table.rowsOf(group)) {
      const key = table.mailKey(row);
      if (key === null) continue;
      const hash = keyHash(key);
      const rows = rowsOfKey.get(hash);
      if (rows) rows.push(row);
      else rowsOfKey.set(hash, [row]);
    }
  }
  for (const pairs of handedOn)
    for (let i = 0; i < pairs.length; i += 2) markPair(table, rowsOfKey, pairs[i]!, pairs[i + 1]!);
}

function markPair(table: MailTable, rowsOfKey: ReadonlyMap<number, readonly number[]>, from: number, to: number): void {
  const origins = rowsOfKey.get(from);
  const arrivals = origins && rowsOfKey.get(to);
  if (!arrivals) return;
  for (const arrival of arrivals) {
    // An origin that was itself passed on by this arrival would leave no mail at all: hostile, or a key used twice.
    const origin = origins.find((row) => row !== arrival && table.group(row) === table.group(arrival));
    if (origin !== undefined && !leadsTo(table, arrival, origin)) table.origin.set(arrival, origin);
  }
}

/** Whether `row` was passed on from `ancestor`, over however many stations. */
function leadsTo(table: MailTable, ancestor: number, row: number): boolean {
  for (let at: number | undefined = row; at !== undefined; at = table.origin.get(at)) if (at === ancestor) return true;
  return false;
}

/** A key that is a text is put here. Room for two bytes a character. */
const SCRATCH = new DataView(new ArrayBuffer(2 * MAX_TEXT));

function keyHash(key: string | ByteText): number {
  const hash = typeof key === 'string' ? hashOf(SCRATCH, 0, put(key, SCRATCH, 0)) : hashOf(key.bytes, key.from, key.to);
  return hash >>> 0;
}
