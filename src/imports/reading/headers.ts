/**
 * A mail's header block, line by line: RFC 5322, and the obsolete forms of its section 4 that old mail bears. Only what
 * tells a mail's Message-ID, time and way is kept, and of that no more than a hostile mail may make us hold.
 */

import { bytesIn, isSame, placeOf, trimmedEnd, trimmedStart, type ByteText, type LineBytes } from '../byteText.ts';
import { uncomment, withoutComments } from './comments.ts';
import { HeaderValue } from './headerValue.ts';
import { mailDateIn, mailDateMs } from './mailDates.ts';
import { stationOf, Stations, type Station } from './received.ts';

/** Texts in bytes are good until the next mail is read. */
export interface MailHeaders {
  /** As it stands between its angle brackets; null: the mail bears none. */
  readonly messageId: string | ByteText | null;
  /** Line of the Message-ID header; 0: none. */
  readonly messageIdLine: number;
  /** The Message-ID is the last thing in the block and has no closing bracket: where the block was cut, so was it. */
  readonly messageIdOpen: boolean;
  /** Lines of further Message-ID headers: the first one counts. */
  readonly furtherMessageIds: readonly number[];
  /** The Date header, ms since 1970. */
  readonly dateMs: number | null;
  /** Received headers from the top: the last station first. */
  readonly stations: readonly Station[];
}

/** `Message-ID:`, and the obsolete blanks before the colon (RFC 5322 §4.5). */
const FIELD = /^([!-9;-~]+)[ \t]*:/;
/** RFC 5321 §6.3 takes a mail with more than 100 stations for one that runs in a circle. */
const MAX_STATIONS = 100;
const MAX_FURTHER = 10;

/** Names as nearly all mails spell them: they are told without a search. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  [
    ...['Return-Path', 'Delivered-To', 'Received', 'Message-ID', 'Message-Id', 'Date', 'From', 'To', 'Cc', 'Subject'],
    ...['Reply-To', 'In-Reply-To', 'References', 'MIME-Version', 'Mime-Version', 'Content-Type', 'X-Mailer', 'Status'],
    ...['Content-Transfer-Encoding', 'DKIM-Signature', 'Authentication-Results', 'Received-SPF', 'List-Id', 'Sender'],
  ].map((name) => [name, name.toLowerCase()]),
);

const COLON = 58;
const OPEN = 60;
const CLOSE = 62;
/** The usual names by their first four bytes, the colon counted, their last two and their length: no two are alike in these. */
const NAMES_BY_BYTES = new Map(
  Array.from(USUAL_NAMES, ([usual, name]) => {
    const bytes = bytesIn(`${usual}: `);
    return [placeOfName(bytes, 0, usual.length), { bytes: bytesIn(usual), name }];
  }),
);

function placeOfName(bytes: DataView, from: number, length: number): number {
  return (bytes.getInt32(from) << 5) ^ (bytes.getUint16(from + length - 2) << 3) ^ length;
}

/** As {@link fieldName}, of a line that is bytes [from, to); null too for a name that is not usual. */
export function usualFieldName(bytes: DataView, from: number, to: number): string | null {
  const length = placeOf(COLON, bytes, from, to) - from;
  if (length < 2 || to - from < 4) return null;
  const known = NAMES_BY_BYTES.get(placeOfName(bytes, from, length));
  return known && isSame(known.bytes, bytes, from, from + length) ? known.name : null;
}

/** The name of the header that begins in this line, in small letters; null for a continuation or no header at all. */
export function fieldName(text: string): string | null {
  if (isContinuation(text)) return null;
  const usual = USUAL_NAMES.get(text.slice(0, Math.max(0, text.indexOf(':'))));
  return usual ?? FIELD.exec(text)?.[1]!.toLowerCase() ?? null;
}

/** Whether the value of a header with this name is looked at. */
export function isWanted(name: string): boolean {
  return name === 'message-id' || name === 'date' || name === 'received';
}

/** Takes the lines of one block, without the empty one that ends it; then of another. */
export class HeaderReader {
  #name = '';
  readonly #value = new HeaderValue();
  #line = 0;
  #folded = false;

  #messageId: string | ByteText | null = null;
  #messageIdLine = 0;
  #messageIdOpen = false;
  #dateMs: number | null = null;
  #further: number[] = [];
  #stations: Station[] = [];
  readonly #readStations = new Stations();

  /**
   * @param name what {@link fieldName} says of the line
   * @returns false if the line is neither a header nor the continuation of one
   */
  line(text: string, number: number, name: string | null): boolean {
    if (name === null && isContinuation(text)) {
      if (this.#line === 0) return false;
      this.#folded = true;
      if (isWanted(this.#name)) this.#value.continue(text);
      return true;
    }
    if (name === null) {
      this.#endField();
      return false;
    }
    this.#begin(name, number);
    if (isWanted(name)) this.#value.begin(text.slice(text.indexOf(':') + 1));
    return true;
  }

  /** A line with a header of a usual name. */
  lineInBytes(line: LineBytes, number: number, name: string): void {
    this.#begin(name, number);
    if (isWanted(name)) this.#value.beginInBytes(line, placeOf(COLON, line.bytes, line.from, line.to) + 1);
  }

  /** A line that begins with white space. Returns false if it continues no header. */
  continueInBytes(line: LineBytes): boolean {
    if (this.#line === 0) return false;
    this.#folded = true;
    if (isWanted(this.#name)) this.#value.continueInBytes(line);
    return true;
  }

  /** The block has ended; the next line is of another. */
  end(): MailHeaders {
    this.#endField();
    const headers = {
      messageId: this.#messageId,
      messageIdLine: this.#messageIdLine,
      messageIdOpen: this.#messageIdOpen,
      furtherMessageIds: this.#further,
      dateMs: this.#dateMs,
      stations: this.#stations,
    };
    this.#messageId = null;
    this.#messageIdLine = 0;
    this.#messageIdOpen = false;
    this.#dateMs = null;
    if (this.#further.length > 0) this.#further = [];
    this.#stations = [];
    this.#line = 0;
    this.#value.reset();
    return headers;
  }

  #begin(name: string, number: number): void {
    this.#endField();
    this.#messageIdOpen = false;
    this.#name = name;
    this.#line = number;
    this.#folded = false;
  }

  #endField(): void {
    if (this.#name === 'message-id') this.#endMessageId();
    else if (this.#name === 'date') this.#dateMs ??= this.#date();
    else if (this.#name === 'received' && this.#stations.length < MAX_STATIONS) this.#endReceived();
    this.#name = '';
    this.#value.clear();
  }

  #date(): number | null {
    const value = this.#value;
    if (value.isText) return mailDateMs(value.text);
    const { bytes, from, to } = value;
    return mailDateIn(bytes, from, uncomment(bytes, from, to));
  }

  #endReceived(): void {
    const value = this.#value;
    if (value.isText) this.#stations.push(stationOf(value.text));
    else {
      this.#stations.push(this.#readStations.stationIn(value.bytes, value.from, value.to));
      value.keep();
    }
  }

  #endMessageId(): void {
    if (this.#messageId !== null) {
      if (this.#further.length < MAX_FURTHER) this.#further.push(this.#line);
      return;
    }
    const value = this.#value;
    const usual = value.isText || this.#folded ? null : usualMessageId(value.bytes, value.from, value.to);
    if (usual) {
      value.keep();
      this.#messageId = usual;
      this.#messageIdLine = this.#line;
      return;
    }
    const { text } = value;
    const messageId = messageIdOf(text, this.#folded);
    if (messageId === '') return;
    this.#messageId = messageId;
    this.#messageIdLine = this.#line;
    this.#messageIdOpen = text.includes('<') && !text.includes('>');
  }
}

/** A Message-ID that is all of bytes [from, to) in one pair of brackets, as nearly all are; null: look closer. */
function usualMessageId(bytes: DataView, from: number, to: number): ByteText | null {
  const open = trimmedStart(bytes, from, to);
  const close = trimmedEnd(bytes, open, to) - 1;
  if (close <= open || bytes.getUint8(open) !== OPEN || placeOf(CLOSE, bytes, open, to) !== close) return null;
  const idFrom = trimmedStart(bytes, open + 1, close);
  const idTo = trimmedEnd(bytes, idFrom, close);
  return idTo > idFrom ? { bytes, from: idFrom, to: idTo } : null;
}

function isContinuation(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 32 || first === 9;
}

/** From the first `<` to a `>` after which no more of the Message-ID can come: senders put brackets inside too. */
const BRACKETED = /^[^<]*<(.*?)>(?=$|[\s(<,;])/;

/**
 * The first Message-ID of a header's value, without its brackets. A closing bracket may be missing, or both; comments
 * before and after do not belong to it, nor do the blanks where it was folded. '' if there is none.
 */
export function messageIdOf(value: string, folded = false): string {
  const text = value.trim();
  // All of it stands in one pair of brackets: so do nearly all.
  if (text.startsWith('<') && text.indexOf('>') === text.length - 1 && !folded) return text.slice(1, -1).trim();
  const bare = text.startsWith('(') || !text.includes('<') ? withoutComments(text).trim() : text;
  const messageId = BRACKETED.exec(bare)?.[1] ?? unclosed(bare);
  return (folded ? messageId.replace(/\s+/g, '') : messageId).trim();
}

function unclosed(text: string): string {
  const open = text.indexOf('<');
  const close = text.lastIndexOf('>');
  return text.slice(open + 1, close > open ? close : undefined);
}
