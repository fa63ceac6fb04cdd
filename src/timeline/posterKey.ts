/** What the marks of a poster mean, in as many rows as it takes. */
import { Boxes, Circles, Segments } from './batch.ts';
import { textWidth, type Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import type { KeyEntry, Term } from './vocabulary.ts';

const LABEL = { size: 13 } as const;
const MARK_PX = 22;
const TO_LABEL_PX = 30;
const APART_PX = 22;

function entryWidth({ term }: KeyEntry): number {
  return TO_LABEL_PX + textWidth(term.label, LABEL);
}

/** Shares the entries out among rows of that width. */
export function keyRows(entries: readonly KeyEntry[], widthPx: number): KeyEntry[][] {
  const rows: KeyEntry[][] = [];
  let usedPx = Infinity;
  for (const entry of entries) {
    if (usedPx + entryWidth(entry) > widthPx) {
      rows.push([]);
      usedPx = 0;
    }
    rows.at(-1)!.push(entry);
    usedPx += entryWidth(entry) + APART_PX;
  }
  return rows;
}

/** @param y middle of the row */
export function drawPosterKey(surface: Surface, theme: Theme, row: readonly KeyEntry[], left: number, y: number): void {
  let x = left;
  for (const entry of row) {
    drawMark(surface, theme, entry.term, x, y);
    surface.text(x + TO_LABEL_PX, y, entry.term.label, { colour: theme.ink2, ...LABEL });
    x += entryWidth(entry) + APART_PX;
  }
}

function drawMark(surface: Surface, theme: Theme, term: Term, x: number, y: number): void {
  const box = new Boxes().push(x, y - 6, MARK_PX, 13);
  if (term.shape === 'hatch') surface.hatch(box, { stroke: theme.fix, ground: theme.fixW, phasePx: 0 });
  else if (term.shape === 'line')
    surface.lines(new Segments().push(x, y, x + MARK_PX, y), { colour: theme.smtp, width: 3 });
  else if (term.shape === 'stem-and-rings') drawRings(surface, theme, x, y);
  else surface.rects(box, theme[term.colour]);
  if (!term.letter) return;
  surface.text(x + MARK_PX / 2, y, term.letter, {
    colour: theme[term.onColour],
    size: 11,
    family: 'machine',
    weight: 600,
    align: 'center',
  });
}

function drawRings(surface: Surface, theme: Theme, x: number, y: number): void {
  surface.lines(new Segments().push(x + 3, y, x + 18, y), { colour: theme.coll, width: 1.75 });
  surface.circles(new Circles().push(x + 3, y, 4.5), {
    fill: theme.sheet,
    stroke: { colour: theme.coll, width: 1.75 },
  });
  surface.circles(new Circles().push(x + 18, y, 5), { fill: theme.coll });
  const cross = new Segments().push(x + 16, y - 2, x + 20, y + 2).push(x + 16, y + 2, x + 20, y - 2);
  surface.lines(cross, { colour: theme.sheet, width: 1.4, cap: 'round' });
}
