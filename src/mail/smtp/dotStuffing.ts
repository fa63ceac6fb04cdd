/** RFC 5321 §4.5.2: in the content of a mail a line of a single dot would end it. */

/** The content of DATA: every line with its CRLF, leading dots doubled, and the dot that ends it. */
export function stuffed(lines: readonly string[]): string {
  return `${lines.map((line) => `${line.startsWith('.') ? '.' : ''}${line}\r\n`).join('')}.\r\n`;
}

/** The lines that {@link stuffed} was given. */
export function unstuffed(content: string): string[] {
  const lines = content.split('\r\n').slice(0, -2);
  return lines.map((line) => (line.startsWith('.') ? line.slice(1) : line));
}
