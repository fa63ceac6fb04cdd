/** Finds the Message-IDs in pasted text: alone on a line, several to a line, or in the line of a log or a mail's header. */
import { readMessageId, type IdReading } from '../generators/index.ts';

export interface FoundId extends IdReading {
  /** Line of the text, from 1. */
  readonly line: number;
}

/** A line in which nothing was found. */
export interface UnreadLine {
  readonly line: number;
  readonly reason: string;
}

export interface FoundIds {
  readonly ids: readonly FoundId[];
  readonly unread: readonly UnreadLine[];
  /** Message-IDs beyond the most that are looked at. */
  readonly left: number;
}

export const MOST_IDS = 10_000;
const LONGEST_LINE = 100_000;
/** Markup in an ID: what stands in brackets within the brackets. */
const NESTED = String.raw`<[^<>@]{0,200}(?:<[^<>]{0,200}>[^<>@]{0,200}){1,8}@[^\s<>@]{1,255}>`;
/** After these words comes a Message-ID, and nothing else of the line is one: Postfix, Sendmail, Exim, a mail's header. */
const MARKED = new RegExp(
  String.raw`(?:message-?id|msgid|\bid)\s*[:=]\s*(${NESTED}|<[^<>\s]{1,1000}>|[^\s<>,;"]{1,1000}@[^\s<>,;"]{1,1000})`,
  'gi',
);
/** With brackets, or what blanks and the signs of lists leave. */
const TOKEN = new RegExp(String.raw`${NESTED}|<[^<>\s]{1,1000}>|[^\s<>,;"]{1,1000}`, 'g');
const WHOLE_NESTED = new RegExp(`^${NESTED}$`);

/** @param text lines end with LF, CR LF or CR */
export function findIds(text: string): FoundIds {
  const ids: FoundId[] = [];
  const unread: UnreadLine[] = [];
  let left = 0;
  text.split(/\r\n|\r|\n/).forEach((content, i) => {
    if (content.trim() === '') return;
    const line = i + 1;
    const found = content.length > LONGEST_LINE ? [] : idsOfLine(content);
    if (found.length === 0) unread.push({ line, reason: reasonOf(content) });
    for (const reading of found) {
      if (ids.length < MOST_IDS) ids.push({ ...reading, line });
      else left++;
    }
  });
  return { ids, unread, left };
}

function reasonOf(content: string): string {
  if (content.length > LONGEST_LINE) return `longer than ${LONGEST_LINE} characters`;
  // Control characters but the tab, and what a decoder leaves of bytes that are no text.
  return /[\p{Cc}\uFFFD]/u.test(content.replaceAll('\t', ' ')) ? 'not text' : 'no Message-ID in it';
}

function idsOfLine(content: string): IdReading[] {
  const marked = [...content.matchAll(MARKED)].map(([, id = '']) => readMessageId(id));
  if (marked.length > 0) return marked;
  const tokens = [...content.matchAll(TOKEN)].map(([token]) => token);
  const readings = tokens.map((token) => readMessageId(token));
  // Where all are read, a number may be a hash; in a sentence it is only a number.
  if (readings.every(({ generatorId }) => generatorId !== null)) return readings;
  if (tokens.every(hasHost)) return readings;
  return readings.filter(
    ({ generatorId, text }) => (generatorId !== null && hasHost(text)) || WHOLE_NESTED.test(`<${text}>`),
  );
}

function hasHost(token: string): boolean {
  return WHOLE_NESTED.test(token) || /^<?[^@\s]+@[^@\s]/.test(token) || /^<?[^@]+@[^@]*\[.*\]/.test(token);
}
