/**
 * One mail, line by line: its header block, then its body, of which only a checksum is kept. A Message-ID in the body,
 * as that of an attached mail, does not count.
 *
 * Which mails are the same one. In a mailbox each mail is a mail of its own, but copies of one mail are one: those of two
 * recipients, those of a mailbox and its backup. Two things tell a copy, and either is enough, given the same Message-ID:
 * the queue id that the first server gave the mail (the lowest Received header with an id; a server's log names the same
 * id), or the same content, which is From, To, Cc, Subject, Date and body, whatever the servers put above it. Where there
 * is a queue id it is the key, and a copy without one, of a "sent" folder, is linked to it by content. So two mails of the
 * same content that a server accepted twice are two, as they are in that server's log.
 *
 * Where and when: the server that delivered the mail and its clock, which is the topmost Received header; without one, the
 * file and the Date header.
 */
import { areSame, trimmedEnd, trimmedStart, type LineBytes } from '../../byteText.ts';
import type { Sink } from '../../format.ts';
import { HeaderReader, fieldName, usualFieldName, type MailHeaders } from '../headers.ts';
import { Checksum } from './checksum.ts';

/** What the sender wrote, and no server changes. */
const CONTENT_FIELDS = new Set(['from', 'to', 'cc', 'subject', 'date']);

const QUOTED = 62;
const BLANK = 32;
const TAB = 9;

type Part = 'nothing' | 'headers' | 'body';

export class MailReader {
  #part: Part = 'nothing';
  #firstLine = 0;
  #lastLine = 0;
  readonly #headers = new HeaderReader();
  readonly #checksum = new Checksum();
  /** A line between two that came was too long to come: the content is not known. */
  #incomplete = false;
  #inContentField = false;
  /** Empty lines count only if something follows: a mailbox adds one after each mail. */
  #emptyLines = 0;

  /** @param lane the lane of a mail whose servers are not told: the file */
  constructor(
    readonly lane: string,
    readonly sink: Sink,
  ) {}

  /** A mail begins in this line, which may already be a header; a mail that was being read ends. */
  begin(number: number): void {
    this.end(false);
    this.#part = 'headers';
    this.#firstLine = number;
    this.#lastLine = number;
    this.#checksum.reset();
    this.#incomplete = false;
    this.#inContentField = false;
    this.#emptyLines = 0;
  }

  /** A line of the mail; nothing happens before {@link begin}. */
  line(text: string, number: number): void {
    if (this.#part === 'nothing') return;
    this.#count(number);
    if (this.#part === 'body') this.#bodyLine(text);
    else if (text === '') this.#endHeaders();
    else this.#headerLine(text, number);
  }

  /** {@link LineReader.lineInBytes}: lines of the body, and headers that have usual names. */
  lineInBytes(line: LineBytes, number: number): boolean {
    const { bytes, from, to } = line;
    if (this.#part === 'body') {
      if (from < to && bytes.getUint8(from) === QUOTED) return false;
      this.#count(number);
      if (from === to) this.#emptyLines++;
      else {
        this.#addEmptyLines();
        this.#checksum.addBytes(bytes, from, to);
      }
      return true;
    }
    if (this.#part === 'nothing') return true;
    if (from === to) {
      this.#count(number);
      this.#endHeaders();
      return true;
    }
    const first = bytes.getUint8(from);
    if (first === BLANK || first === TAB) return this.#continueInBytes(line, number);
    const name = usualFieldName(bytes, from, to);
    if (name === null) return false;
    this.#count(number);
    this.#headers.lineInBytes(line, number, name);
    this.#inContentField = CONTENT_FIELDS.has(name);
    if (this.#inContentField) this.#checksum.addBytes(bytes, from, trimmedEnd(bytes, from, to));
    return true;
  }

  #continueInBytes(line: LineBytes, number: number): boolean {
    if (!this.#headers.continueInBytes(line)) return false;
    this.#count(number);
    if (!this.#inContentField) return true;
    const { bytes, to } = line;
    const from = trimmedStart(bytes, line.from, to);
    this.#checksum.addBytes(bytes, from, trimmedEnd(bytes, from, to));
    return true;
  }

  #count(number: number): void {
    if (number > this.#lastLine + 1) this.#incomplete = true;
    this.#lastLine = number;
  }

  #endHeaders(): void {
    this.#part = 'body';
    this.#emptyLines = 1;
  }

  /** @param cut the file ends here, so a header block may have been cut */
  end(cut = true): void {
    if (this.#part === 'nothing') return;
    this.#report(this.#headers.end(), cut && this.#part === 'headers');
    this.#part = 'nothing';
  }

  #headerLine(text: string, number: number): void {
    const name = fieldName(text);
    const known = this.#headers.line(text, number, name);
    // `>From … remote from …` is how UUCP wrote what Received says today.
    if (!known && !text.startsWith('>From ')) this.sink.skip(number, 'neither a header nor the end of the headers');
    if (name !== null) this.#inContentField = CONTENT_FIELDS.has(name);
    if (known && this.#inContentField) this.#checksum.add(text.trim());
  }

  #bodyLine(text: string): void {
    if (text === '') {
      this.#emptyLines++;
      return;
    }
    this.#addEmptyLines();
    this.#checksum.add(text.startsWith('>') ? unquoted(text) : text);
  }

  #addEmptyLines(): void {
    for (; this.#emptyLines > 0; this.#emptyLines--) this.#checksum.add('');
  }

  #report(headers: MailHeaders, cutInHeaders: boolean): void {
    const { messageId, messageIdLine, dateMs, stations } = headers;
    for (const line of headers.furtherMessageIds)
      this.sink.skip(line, 'a further Message-ID of the same mail: the first one counts');
    if (cutInHeaders && headers.messageIdOpen) this.sink.skip(messageIdLine, 'the file ends within the Message-ID');
    else if (messageId === null) {
      const reason = cutInHeaders
        ? 'the file ends within the headers of this mail, before a Message-ID'
        : 'the mail bears no Message-ID';
      this.sink.skip(this.#firstLine, reason);
    } else {
      const first = stations.findLast(({ id }) => id !== null);
      const content = this.#incomplete ? null : this.#checksum.key;
      const [last] = stations;
      const atMs = last?.atMs ?? dateMs;
      const lane = last?.by ?? this.lane;
      this.sink.mail({ messageId, atMs, dateMs, lane, mailKey: first?.id ?? content, line: messageIdLine });
      if (first?.id != null && content !== null) this.sink.handedOn(content, first.id);
      for (const { id } of stations)
        if (id !== null && first?.id != null && !areSame(id, first.id)) this.sink.handedOn(first.id, id);
    }
  }
}

/** Mailboxes write `From ` at the beginning of a body's line as `>From `, some also `>From ` as `>>From `: to us all are one. */
function unquoted(text: string): string {
  let at = 1;
  while (text.charCodeAt(at) === 62) at++;
  return text.startsWith('From ', at) ? text.slice(at) : text;
}
