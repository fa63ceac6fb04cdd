/** Comments in the headers of mails (RFC 5322 §3.2.2). */
import { placeOf } from '../byteText.ts';

/** The text without its comments, each a blank. They stand in parentheses and may hold further ones; one without an end reaches to the text's end. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let kept = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 40 && depth++ === 0) kept += `${text.slice(from, at)} `;
    else if (code === 41 && depth > 0 && --depth === 0) from = at + 1;
  }
  return depth > 0 ? kept : kept + text.slice(from);
}

const BACKSLASH = 92;
const OPEN = 40;
const CLOSE = 41;
const BLANK = 32;

/** {@link withoutComments} of bytes [from, to), in their place. Returns where they end then. */
export function uncomment(bytes: DataView, from: number, to: number): number {
  if (placeOf(OPEN, bytes, from, to) < 0) return to;
  let put = from;
  let depth = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes.getUint8(at);
    if (byte === OPEN) {
      if (depth++ === 0) bytes.setUint8(put++, BLANK);
    } else if (byte === CLOSE && depth > 0) depth--;
    else {
      if (depth === 0) bytes.setUint8(put++, byte);
      if (byte !== BACKSLASH || ++at === to) continue;
      if (depth === 0) bytes.setUint8(put++, bytes.getUint8(at));
    }
  }
  return put;
}
