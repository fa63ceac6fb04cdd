/** Comments in the headers of mails (RFC 5322 §3.2.2). */

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
