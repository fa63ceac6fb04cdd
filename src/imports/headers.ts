/**
 * A mail's header block, line by line: RFC 5322, and the obsolete forms of its section 4 that old mail bears. Only what
 * tells a mail's Message-ID, time and way is kept, and of that no more than a hostile mail may make us hold.
 */

import { bytesIn, isSame, placeOf } from './byteText.ts';
import { withoutComments } from './comments.ts';
import { mailDateMs } from './mailDates.ts';

/** One station that accepted the mail: what a Received header tells of it. */
export interface Station {
  /** The host that wrote the header; null if it does not say. */
  readonly by: string | null;
  /** The queue id that the mail had there. */
  readonly id: string | null;
  /** ms since 1970. */
  readonly atMs: number | null;
}

export interface MailHeaders {
  /** As it stands between its angle brackets; null: the mail bears none. */
  readonly messageId: string | null;
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
/** What follows in one header is not looked at. */
const MAX_VALUE = 16_384;

/** Names as nearly all mails spell them: they are told without a search. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  [
    ...['Return-Path', 'Delivered-To', 'Received', 'Message-ID', 'Message-Id', 'Date', 'From', 'To', 'Cc', 'Subject'],
    ...['Reply-To', 'In-Reply-To', 'References', 'MIME-Version', 'Mime-Version', 'Content-Type', 'X-Mailer', 'Status'],
    ...['Content-Transfer-Encoding', 'DKIM-Signature', 'Authentication-Results', 'Received-SPF', 'List-Id', 'Sender'],
  ].map((name) => [name, name.toLowerCase()]),
);

const COLON = 58;
/** The usual names by their first four bytes, the colon counted, and their length: no two are alike in these. */
const NAMES_BY_BYTES = new Map(
  Array.from(USUAL_NAMES, ([usual, name]) => {
    const bytes = bytesIn(`${usual}: `);
    return [placeOfName(bytes, 0, usual.length), { bytes: bytesIn(usual), name }];
  }),
);

function placeOfName(bytes: DataView, from: number, length: number): number {
  return (bytes.getInt32(from) << 5) ^ length;
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

/** Takes the lines of one block, without the empty one that ends it. */
export class HeaderReader {
  #name = '';
  #value = '';
  #line = 0;
  #folded = false;

  #messageId: string | null = null;
  #messageIdLine = 0;
  #messageIdOpen = false;
  #dateMs: number | null = null;
  readonly #further: number[] = [];
  readonly #stations: Station[] = [];

  /**
   * @param name what {@link fieldName} says of the line
   * @returns false if the line is neither a header nor the continuation of one
   */
  line(text: string, number: number, name: string | null): boolean {
    if (name === null && isContinuation(text)) {
      if (this.#line === 0) return false;
      if (isWanted(this.#name)) this.#continue(text);
      return true;
    }
    if (name === null) {
      this.#endField();
      return false;
    }
    this.pass(name, number);
    this.#folded = false;
    if (isWanted(name)) this.#value = text.slice(text.indexOf(':') + 1, MAX_VALUE);
    return true;
  }

  /** A line with a header of which nothing but its name is of interest here. */
  pass(name: string, number: number): void {
    this.#endField();
    this.#messageIdOpen = false;
    this.#name = name;
    this.#line = number;
  }

  end(): MailHeaders {
    this.#endField();
    return {
      messageId: this.#messageId,
      messageIdLine: this.#messageIdLine,
      messageIdOpen: this.#messageIdOpen,
      furtherMessageIds: this.#further,
      dateMs: this.#dateMs,
      stations: this.#stations,
    };
  }

  #continue(text: string): void {
    this.#folded = true;
    if (this.#value.length < MAX_VALUE) this.#value += ` ${text.trim().slice(0, MAX_VALUE)}`;
  }

  #endField(): void {
    if (this.#name === 'message-id') this.#endMessageId();
    else if (this.#name === 'date') this.#dateMs ??= mailDateMs(this.#value);
    else if (this.#name === 'received' && this.#stations.length < MAX_STATIONS)
      this.#stations.push(stationOf(this.#value));
    this.#name = '';
    this.#value = '';
  }

  #endMessageId(): void {
    if (this.#messageId !== null) {
      if (this.#further.length < MAX_FURTHER) this.#further.push(this.#line);
      return;
    }
    const messageId = messageIdOf(this.#value, this.#folded);
    if (messageId === '') return;
    this.#messageId = messageId;
    this.#messageIdLine = this.#line;
    this.#messageIdOpen = this.#value.includes('<') && !this.#value.includes('>');
  }
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

/** The word behind a usual label, if nothing in it needs a closer look; else ''. */
function wordBehind(text: string, label: string): string {
  const at = text.indexOf(label);
  if (at < 0) return '';
  const from = at + label.length;
  const blank = text.indexOf(' ', from);
  const word = text.slice(from, blank < 0 ? undefined : blank);
  return UNUSUAL.test(word) ? '' : word;
}

const UNUSUAL = /[\s;<>]/;
const BY = /(?:^|\s)by\s+([^\s;]+)/i;
const ID = /(?:^|\s)id\s+<?([^\s;<>]+)/i;

/** `from … by host with ESMTP id QUEUEID for <…>; date` (RFC 5321 §4.4), in whatever order they are. */
function stationOf(value: string): Station {
  const text = withoutComments(value);
  const semicolon = text.lastIndexOf(';');
  const way = semicolon < 0 ? text : text.slice(0, semicolon);
  const atMs = semicolon < 0 ? null : mailDateMs(text.slice(semicolon + 1));
  const by = wordBehind(way, ' by ') || (BY.exec(way)?.[1] ?? null);
  const id = wordBehind(way, ' id ') || (ID.exec(way)?.[1] ?? null);
  return { by, id, atMs };
}
