/** Reads what mail/mailText writes, by other means: RFC 2047 and quoted-printable undone with Node's own decoders. */

export interface DecodedMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param lines of a mail, without line ends */
export function decodeMail(lines: readonly string[]): DecodedMail {
  const empty = lines.indexOf('');
  const unfolded: string[] = [];
  for (const line of lines.slice(0, empty)) {
    unfolded.push(/^[ \t]/.test(line) ? `${unfolded.pop()}${line}` : line);
  }
  const headers = Object.fromEntries(
    unfolded.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), decodeWords(line.slice(colon + 1).replace(/^ /, ''))];
    }),
  );
  const body = lines.slice(empty + 1).join('\n');
  return { headers, body: headers['Content-Transfer-Encoding'] === 'quoted-printable' ? unquoted(body) : body };
}

function decodeWords(value: string): string {
  return value
    .replace(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/g, (_, encoding: string, text: string) =>
      encoding === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    );
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
