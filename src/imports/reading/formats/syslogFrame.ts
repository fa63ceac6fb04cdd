/**
 * What may stand before a syslog line as programs know it: `<PRI>` (RFC 3164 §4.1.1), and the header of RFC 5424 §6:
 * `<PRI>1 STAMP HOST PROGRAM PROCESS MSGID [structured data] text`, where `-` stands for what is not known.
 */

const BLANK = 32;
const QUOTE = 34;
const MINUS = 45;
const ONE = 49;
const OPEN = 60;
const CLOSE = 62;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACKET_END = 93;
const BYTE_ORDER_MARK = 0xfeff;

const NIL = '-';
/** Stands for a stamp that is not known, and is read as none (stamps.ts). */
const NO_STAMP = '0000-00-00T00:00:00Z';
const NO_HOST = 'unnamed-host';

/**
 * The line as the dialects know it: `stamp host program[process]: text`. A line that is no RFC 5424 comes back as it is,
 * without its `<PRI>`.
 */
export function withoutFrame(text: string): string {
  const from = afterPriority(text);
  const isVersion1 = text.charCodeAt(from) === ONE && text.charCodeAt(from + 1) === BLANK;
  return (isVersion1 ? rewritten(text, from + 2) : null) ?? (from === 0 ? text : text.slice(from));
}

/** Where the line goes on behind `<PRI>`, one to three digits in brackets; 0: it has none. */
function afterPriority(text: string): number {
  if (text.charCodeAt(0) !== OPEN) return 0;
  for (let at = 1; at <= 4; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE) return at > 1 ? at + 1 : 0;
    if (!(code >= 48 && code <= 57)) return 0;
  }
  return 0;
}

/** null: what stands at `at` is no header of RFC 5424. */
function rewritten(text: string, at: number): string | null {
  const hostAt = text.indexOf(' ', at) + 1;
  const programAt = text.indexOf(' ', hostAt) + 1;
  const processAt = text.indexOf(' ', programAt) + 1;
  const idAt = text.indexOf(' ', processAt) + 1;
  const dataAt = text.indexOf(' ', idAt) + 1;
  if (!(hostAt > at && programAt > hostAt && processAt > programAt && idAt > processAt && dataAt > idAt)) return null;
  const dataEnd = afterData(text, dataAt);
  if (dataEnd < 0) return null;
  let body = dataEnd;
  // rsyslog keeps the blank that RFC 3164 has before the text.
  while (text.charCodeAt(body) === BLANK || text.charCodeAt(body) === BYTE_ORDER_MARK) body++;
  const stamp = known(text.slice(at, hostAt - 1), NO_STAMP);
  const host = known(text.slice(hostAt, programAt - 1), NO_HOST);
  const program = text.slice(programAt, processAt - 1);
  const process = text.slice(processAt, idAt - 1);
  return `${stamp} ${host} ${program}${process === NIL ? '' : `[${process}]`}: ${text.slice(body)}`;
}

function known(field: string, instead: string): string {
  return field === NIL ? instead : field;
}

/** The end of the structured data at `at`: `-`, or `[id name="value"]` any number of times; -1: it has none. */
function afterData(text: string, at: number): number {
  if (text.charCodeAt(at) === MINUS) return at + 1;
  let end = at;
  while (text.charCodeAt(end) === BRACKET) {
    end = afterElement(text, end + 1);
    if (end < 0) return -1;
  }
  return end > at ? end : -1;
}

/** Behind the `]` that ends an element: within quotes it is text, and a backslash takes away its neighbour's meaning. */
function afterElement(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted && code === BACKSLASH) at++;
    else if (!isQuoted && code === BRACKET_END) return at + 1;
  }
  return -1;
}
