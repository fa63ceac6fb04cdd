/** Received headers (RFC 5321 §4.4): which servers a mail came through, under which queue ids, and when. */
import { bytesIn, isSame, placeOf, textIn, type ByteText } from '../byteText.ts';
import { uncomment, withoutComments } from './comments.ts';
import { mailDateIn, mailDateMs } from './mailDates.ts';

/** One station that accepted the mail: what a Received header tells of it. */
export interface Station {
  /** The host that wrote the header; null if it does not say. */
  readonly by: string | null;
  /** The queue id that the mail had there. */
  readonly id: string | ByteText | null;
  /** ms since 1970. */
  readonly atMs: number | null;
}

const UNUSUAL = /[\s;<>]/;
const BY = /(?:^|\s)by\s+([^\s;]+)/i;
const ID = /(?:^|\s)id\s+<?([^\s;<>]+)/i;

/** `from … by host with ESMTP id QUEUEID for <…>; date`, in whatever order they are. */
export function stationOf(value: string): Station {
  const text = withoutComments(value);
  const semicolon = text.lastIndexOf(';');
  const way = semicolon < 0 ? text : text.slice(0, semicolon);
  const atMs = semicolon < 0 ? null : mailDateMs(text.slice(semicolon + 1));
  const by = wordBehind(way, ' by ') || (BY.exec(way)?.[1] ?? null);
  const id = wordBehind(way, ' id ') || (ID.exec(way)?.[1] ?? null);
  return { by, id, atMs };
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

/** ` by ` and ` id `, as words. */
const [BY_WORD, ID_WORD] = [' by ', ' id '].map((label) => bytesIn(label).getInt32(0)) as [number, number];
const LABEL_BYTES = 4;
const SEMICOLON = 59;
const BLANK = 32;
const OPEN = 60;
const CLOSE = 62;

/** Reads what {@link stationOf} reads from a value that is bytes. */
export class Stations {
  /** The last host: mails of one server come together, and their host is one string. */
  #host = '';
  #hostBytes = bytesIn('');

  /** @param bytes [from, to), which lose their comments; the queue id may be among them */
  stationIn(bytes: DataView, from: number, to: number): Station {
    const end = uncomment(bytes, from, to);
    const semicolon = lastPlaceOf(SEMICOLON, bytes, from, end);
    const wayEnd = semicolon < 0 ? end : semicolon;
    let byAt = -1;
    let idAt = -1;
    for (let at = from; at + LABEL_BYTES <= wayEnd; at++) {
      const word = bytes.getInt32(at);
      if (word === BY_WORD && byAt < 0) byAt = at + LABEL_BYTES;
      else if (word === ID_WORD && idAt < 0) idAt = at + LABEL_BYTES;
    }
    const byEnd = byAt < 0 ? -1 : wordEnd(bytes, byAt, wayEnd);
    const idEnd = idAt < 0 ? -1 : wordEnd(bytes, idAt, wayEnd);
    if (byEnd < 0 || idEnd < 0) return stationOf(textIn(bytes, from, end));
    return {
      by: this.#hostIn(bytes, byAt, byEnd),
      id: { bytes, from: idAt, to: idEnd },
      atMs: semicolon < 0 ? null : mailDateIn(bytes, semicolon + 1, end),
    };
  }

  #hostIn(bytes: DataView, from: number, to: number): string {
    if (!isSame(this.#hostBytes, bytes, from, to)) {
      this.#host = textIn(bytes, from, to);
      this.#hostBytes = bytesIn(this.#host);
    }
    return this.#host;
  }
}

/** Where the word ends that begins at `from`; -1 if there is none, or something in it needs a closer look. */
function wordEnd(bytes: DataView, from: number, to: number): number {
  const blank = placeOf(BLANK, bytes, from, to);
  const end = blank < 0 ? to : blank;
  for (let at = from; at < end; at++) {
    const byte = bytes.getUint8(at);
    if (byte < BLANK || byte === SEMICOLON || byte === OPEN || byte === CLOSE) return -1;
  }
  return end > from ? end : -1;
}

function lastPlaceOf(byte: number, bytes: DataView, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (bytes.getUint8(at) === byte) return at;
  return -1;
}
