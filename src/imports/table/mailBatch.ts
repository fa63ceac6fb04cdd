/**
 * Mails on the way from the one that reads them to the table: columns in one buffer, which can be sent to another thread, and
 * behind them the texts, one after the other.
 */
import { lengthOf, put, textOf, type ByteText } from '../byteText.ts';
import type { MailRecord } from '../format.ts';
import { shareable } from './shareable.ts';
import { hashOf } from './textHash.ts';
import { MAX_TEXT } from './textStore.ts';

/** So few that they stay in the processor's cache, so many that to send them costs little beside what they hold. */
const MAX_MAILS = 4096;
const USUAL_TEXT_BYTES = 96;
/** Two texts of two bytes a character. */
const LARGEST_MAIL = 4 * MAX_TEXT;
const TEXT_BYTES = MAX_MAILS * USUAL_TEXT_BYTES + LARGEST_MAIL;

/** Where the columns begin: those of 8 bytes, of 4, of 2 and of 1. The number of mails is first, then that of hashes. */
const AT_MS = 8;
const DATE_MS = AT_MS + 8 * MAX_MAILS;
const LINE = DATE_MS + 8 * MAX_MAILS;
const HASH = LINE + 4 * MAX_MAILS;
const ID_END = HASH + 4 * MAX_MAILS;
const END = ID_END + 4 * MAX_MAILS;
const LANE = END + 4 * MAX_MAILS;
const FILE = LANE + 2 * MAX_MAILS;
const KIND = FILE + 2 * MAX_MAILS;
const TEXTS = KIND + MAX_MAILS;
const BYTES = TEXTS + TEXT_BYTES;

/** Bits of a mail's kind. */
const HAS_KEY = 1;
const IS_ID_WIDE = 2;
const IS_KEY_WIDE = 4;

export class MailBatch {
  /** ms since 1970; NaN: the log does not tell. */
  readonly atMs: Float64Array;
  /** The Date header, ms since 1970; NaN: the log does not tell. */
  readonly dateMs: Float64Array;
  readonly line: Uint32Array;
  /** Of the Message-ID with its scope: 32 bits, not 0; once {@link addHashes} was called. */
  readonly hash: Int32Array;
  readonly lane: Uint16Array;
  readonly file: Uint16Array;
  /** A byte a character, or two. */
  readonly texts: DataView;
  readonly #counts: Uint32Array;
  /** Where a mail's Message-ID ends, which begins where the mail before it ends. */
  readonly #idEnd: Uint32Array;
  /** Where its key ends, which begins where its Message-ID ends. */
  readonly #end: Uint32Array;
  readonly #kind: Uint8Array;

  /** @param buffer that of a batch, with what it holds; left out: a new one */
  constructor(readonly buffer = shareable(BYTES)) {
    this.#counts = new Uint32Array(buffer, 0, 2);
    this.atMs = new Float64Array(buffer, AT_MS, MAX_MAILS);
    this.dateMs = new Float64Array(buffer, DATE_MS, MAX_MAILS);
    this.line = new Uint32Array(buffer, LINE, MAX_MAILS);
    this.hash = new Int32Array(buffer, HASH, MAX_MAILS);
    this.#idEnd = new Uint32Array(buffer, ID_END, MAX_MAILS);
    this.#end = new Uint32Array(buffer, END, MAX_MAILS);
    this.lane = new Uint16Array(buffer, LANE, MAX_MAILS);
    this.file = new Uint16Array(buffer, FILE, MAX_MAILS);
    this.#kind = new Uint8Array(buffer, KIND, MAX_MAILS);
    this.texts = new DataView(buffer, TEXTS, TEXT_BYTES);
  }

  get count(): number {
    return this.#counts[0]!;
  }

  /** Whether one more may find no room. */
  get isFull(): boolean {
    return this.count === MAX_MAILS || this.idFrom(this.count) > TEXT_BYTES - LARGEST_MAIL;
  }

  /**
   * @param mail of whose texts none is longer than {@link MAX_TEXT}, the Message-ID counted with its scope and one character
   */
  add({ messageId, scope = '', mailKey, atMs, dateMs, line }: MailRecord, lane: number, file: number): void {
    const i = this.count;
    const from = this.idFrom(i);
    const tail = scope === '' ? '' : `\0${scope}`;
    const length = lengthOf(messageId) + tail.length;
    const idEnd = this.#putId(messageId, tail, from);
    let kind = idEnd - from === length ? 0 : IS_ID_WIDE;
    let end = idEnd;
    if (mailKey !== null) {
      end = put(mailKey, this.texts, idEnd);
      kind |= end - idEnd === lengthOf(mailKey) ? HAS_KEY : HAS_KEY | IS_KEY_WIDE;
    }
    this.#idEnd[i] = idEnd;
    this.#end[i] = end;
    this.#kind[i] = kind;
    this.atMs[i] = atMs ?? Number.NaN;
    this.dateMs[i] = dateMs ?? Number.NaN;
    this.lane[i] = lane;
    this.file[i] = file;
    this.line[i] = line;
    this.#counts[0] = i + 1;
  }

  clear(): void {
    this.#counts.fill(0);
  }

  /** Either thread may do it: that which waits for the other. Nothing happens if it was done. */
  addHashes(): void {
    const { count, hash, texts } = this;
    for (let i = this.#counts[1]!; i < count; i++) hash[i] = hashOf(texts, this.idFrom(i), this.idEnd(i));
    this.#counts[1] = count;
  }

  /** The Message-ID of mail `i`, and behind it its scope, lies in {@link texts} [idFrom, idEnd). */
  idFrom(i: number): number {
    return i === 0 ? 0 : this.#end[i - 1]!;
  }

  idEnd(i: number): number {
    return this.#idEnd[i]!;
  }

  /** The key of mail `i` lies in {@link texts} [idEnd, keyEnd). */
  keyEnd(i: number): number {
    return this.#end[i]!;
  }

  hasKey(i: number): boolean {
    return (this.#kind[i]! & HAS_KEY) !== 0;
  }

  /** Whether its Message-ID has two bytes a character. */
  isIdWide(i: number): boolean {
    return (this.#kind[i]! & IS_ID_WIDE) !== 0;
  }

  isKeyWide(i: number): boolean {
    return (this.#kind[i]! & IS_KEY_WIDE) !== 0;
  }

  #putId(messageId: string | ByteText, tail: string, from: number): number {
    const end = put(messageId, this.texts, from);
    if (tail === '') return end;
    const tailEnd = put(tail, this.texts, end);
    const isNarrow = tailEnd - from === lengthOf(messageId) + tail.length;
    return isNarrow ? tailEnd : put(textOf(messageId) + tail, this.texts, from);
  }
}
