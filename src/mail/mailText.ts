/** A whole mail in lines of ASCII, as it crosses the wire and lies in a mailbox (RFC 5322, RFC 2045). */
import { encodeBody } from './bodyEncoding.ts';
import { headerLines } from './encodedWord.ts';
import { letterHeaders, type Header, type Letter } from './message.ts';

/**
 * Header lines, an empty one, body lines; without line ends. Long headers are folded.
 * @param more headers to stand after the letter's own
 */
export function mailLines(letter: Letter, more: readonly Header[] = []): readonly string[] {
  const { charset, encoding, lines } = encodeBody(letter.body);
  const headers = [
    ...letterHeaders(letter),
    { name: 'MIME-Version', value: '1.0' },
    { name: 'Content-Type', value: `text/plain; charset=${charset}` },
    { name: 'Content-Transfer-Encoding', value: encoding },
    ...more,
  ];
  return [...headers.flatMap(({ name, value }) => headerLines(name, value)), '', ...lines];
}
