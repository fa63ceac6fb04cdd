/** Header texts in ASCII: RFC 2047's encoded words for the rest of the characters, RFC 5322's folding for long lines. */

/** RFC 2047 §2: a line with an encoded word has at most 76 characters. */
const LINE = 76;
const OPEN = { Q: '=?UTF-8?Q?', B: '=?UTF-8?B?' } as const;
const CLOSE = '?=';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 5322 §2.1.1 says 998 at most, with room left for the header's name. */
const LONGEST_WORD = 900;

/** `Name: value` in printable ASCII, folded into lines, without line ends. */
export function headerLines(name: string, value: string): string[] {
  const words = plainWords(value) ?? encodedWords(value, name.length + 2);
  const lines: string[] = [];
  let line = `${name}:`;
  for (const [index, word] of words.entries()) {
    const piece = word.startsWith(' ') ? word : ` ${word}`;
    if (index > 0 && line.length + piece.length > LINE) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}

/** The value cut before its blanks; null if it cannot stand as it is. */
function plainWords(value: string): string[] | null {
  if (!/^[\x20-\x7e]*$/.test(value) || value.includes('=?') || value !== value.trim()) return null;
  const words = value.match(/ *[^ ]+/g) ?? [];
  return words.some((word) => word.length > LONGEST_WORD) ? null : words;
}

/** The text as encoded words, none of which divides a character; the first leaves room for the header's name. */
function encodedWords(text: string, nameLength: number): string[] {
  const encoding = quoted(text).length <= base64(text).length ? 'Q' : 'B';
  const encode = encoding === 'Q' ? quoted : base64;
  const words: string[] = [];
  let room = LINE - nameLength;
  let taken = '';
  for (const character of text.toWellFormed()) {
    if (OPEN[encoding].length + encode(taken + character).length + CLOSE.length > room && taken !== '') {
      words.push(OPEN[encoding] + encode(taken) + CLOSE);
      taken = '';
      room = LINE - 1;
    }
    taken += character;
  }
  return [...words, OPEN[encoding] + encode(taken) + CLOSE];
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** RFC 2047 §4.2, with only what §5 (3) lets stand in any place. */
function quoted(text: string): string {
  const escaped = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const letter = (byte: number): string => {
    const character = String.fromCharCode(byte);
    if (character === ' ') return '_';
    return /[A-Za-z\d!*+\-/]/.test(character) ? character : escaped(byte);
  };
  return Array.from(bytesOf(text), letter).join('');
}

function base64(text: string): string {
  const bytes = bytesOf(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const triple = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => BASE64[(triple >> shift) & 63]!).join('');
    encoded += letters.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, '=');
  }
  return encoded;
}
