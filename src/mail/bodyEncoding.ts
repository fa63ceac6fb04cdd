/** Bodies in lines of ASCII: as they are where they can be, else as quoted-printable (RFC 2045 §6.7). */

export interface EncodedBody {
  readonly charset: 'us-ascii' | 'UTF-8';
  readonly encoding: '7bit' | 'quoted-printable';
  /** Without line ends. */
  readonly lines: readonly string[];
}

/** RFC 5322 §2.1.1, without the line end. */
const LONGEST_LINE = 998;
const LONGEST_QUOTED_LINE = 76;

/** As JavaMail chooses between the two: only ASCII in lines that any server takes stays as it is. */
export function encodeBody(body: string): EncodedBody {
  const lines = body.split(/\r\n|\r|\n/);
  const ascii = lines.every((line) => /^[\x20-\x7e\t]*$/.test(line));
  if (ascii && lines.every((line) => line.length <= LONGEST_LINE))
    return { charset: 'us-ascii', encoding: '7bit', lines };
  return { charset: ascii ? 'us-ascii' : 'UTF-8', encoding: 'quoted-printable', lines: lines.flatMap(quotedLines) };
}

/** One line of text as quoted-printable lines; all but the last end with a soft break. */
function quotedLines(line: string): string[] {
  const bytes = new TextEncoder().encode(line);
  const quoted: string[] = [];
  let current = '';
  for (const [index, byte] of bytes.entries()) {
    const piece = quotedByte(byte, index === bytes.length - 1);
    if (current.length + piece.length >= LONGEST_QUOTED_LINE) {
      quoted.push(`${current}=`);
      current = '';
    }
    current += piece;
  }
  return [...quoted, current];
}

/** Blanks at the end of a line do not survive every server. */
function quotedByte(byte: number, last: boolean): string {
  const blank = byte === 0x20 || byte === 0x09;
  const plain = blank ? !last : byte > 0x20 && byte < 0x7f && byte !== 0x3d;
  return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
