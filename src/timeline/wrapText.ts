import { textWidth, type TextStyle } from './surface.ts';

const SEPARATOR = ' · ';

/** Breaks a text into lines that fit: at its separators ( · ) if that is enough, else between words. A word is never cut. */
export function wrapText(
  text: string,
  style: Pick<TextStyle, 'size' | 'family' | 'weight'>,
  widthPx: number,
): string[] {
  const fits = (line: string): boolean => textWidth(line, style) <= widthPx;
  const lines = filled(text.split(SEPARATOR), SEPARATOR, fits);
  return lines.flatMap((line) => (fits(line) ? [line] : filled(line.split(' '), ' ', fits)));
}

/** Fills lines with as many parts as fit. */
function filled(parts: readonly string[], glue: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}${glue}${part}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
