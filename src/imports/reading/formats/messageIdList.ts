/** A plain list: one Message-ID a line, with or without its angle brackets, or as a header line (grep's output too). */
import { placeOf, type ByteText } from '../../byteText.ts';
import type { LineReader, LogFormat, Sink, SourceFile } from '../../format.ts';
import { bracketed } from './dialect.ts';

export const MESSAGE_ID_LIST: LogFormat = {
  id: 'message-id-list',
  name: 'List of Message-IDs',
  recognise,
  reader,
};

/** `id-left@id-right` and nothing else (RFC 5322 §3.6.4, but any character that is not blank or a bracket). */
const BARE = /^[^\s<>@]+@[^\s<>@]+$/;
const TWO = />[\s,;]*</;
const OPEN = 60;
const CLOSE = 62;
const AT = 64;
const HEADER = /^(?:[^\s]*:)?message-id:/i;

function recognise(head: string): number {
  const lines = head.split('\n', 200).filter((line) => line.trim() !== '');
  const ids = lines.filter((line) => messageIdOf(line.trimEnd()) !== null);
  return lines.length === 0 ? 0 : (0.8 * ids.length) / lines.length;
}

/** The line's Message-ID; null if it is not one: without an `@`, `<p>` is markup. */
function messageIdOf(text: string): string | null {
  if (!text.includes('@')) return null;
  const end = text.indexOf('>');
  if (text.charCodeAt(0) === 60 && end === text.length - 1) return text.slice(1, end);
  const line = text.charCodeAt(0) === 60 && text.endsWith('>') ? text : text.trim();
  if (line.charCodeAt(0) === 60 && line.endsWith('>')) {
    // Brackets may stand inside, but two IDs are not one.
    const close = line.indexOf('>');
    return close < line.length - 1 && TWO.test(line) ? null : line.slice(1, -1);
  }
  if (BARE.test(line)) return line;
  const open = HEADER.test(line) ? line.indexOf('<') : -1;
  return open < 0 ? null : bracketed(line, open);
}

/** Whether bytes [from, to) are a Message-ID in brackets, with an `@` and no further bracket. */
function isBracketed(bytes: DataView, from: number, to: number): boolean {
  if (to - from < 3 || bytes.getUint8(from) !== OPEN || bytes.getUint8(to - 1) !== CLOSE) return false;
  return placeOf(CLOSE, bytes, from, to) === to - 1 && placeOf(AT, bytes, from, to) >= 0;
}

function reader(file: SourceFile, sink: Sink): LineReader {
  const found = (messageId: string | ByteText, line: number): void => {
    sink.mail({ messageId, atMs: null, lane: file.name, mailKey: null, line });
  };
  return {
    line(text, number) {
      const messageId = messageIdOf(text);
      if (messageId !== null && messageId !== '') found(messageId, number);
      else if (text.trim() !== '') sink.skip(number, 'not a Message-ID');
    },
    lineInBytes({ bytes, from, to }, number) {
      if (!isBracketed(bytes, from, to)) return false;
      found({ bytes, from: from + 1, to: to - 1 }, number);
      return true;
    },
    end: () => undefined,
  };
}
