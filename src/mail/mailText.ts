/** A whole mail in lines of ASCII, as it crosses the wire and lies in a mailbox (RFC 5322, RFC 2045). */
import { encodeBody } from './bodyEncoding.ts';
import { headerLines } from './encodedWord.ts';
import { letterHeaders, letterOf, type Header, type MailSettings, type SpooledMessage } from './message.ts';

export interface MailText {
  /** Folded where they are long; without line ends. */
  readonly headers: readonly string[];
  readonly body: readonly string[];
}

/** @param more headers to stand after the message's own */
export function mailText(message: SpooledMessage, settings?: MailSettings, more: readonly Header[] = []): MailText {
  const letter = letterOf(message, settings);
  const { charset, encoding, lines } = encodeBody(letter.body);
  const headers = [
    ...letterHeaders(letter),
    { name: 'MIME-Version', value: '1.0' },
    { name: 'Content-Type', value: `text/plain; charset=${charset}` },
    { name: 'Content-Transfer-Encoding', value: encoding },
    ...more,
  ];
  return { headers: headers.flatMap(({ name, value }) => headerLines(name, value)), body: lines };
}

/** Header lines, an empty one, body lines. */
export function mailLines({ headers, body }: MailText): readonly string[] {
  return [...headers, '', ...body];
}
