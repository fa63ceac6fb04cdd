/** Both figures as they are shown, with what one needs to read them without the page: for SVG and PNG files. */
import { Boxes, Circles, Segments } from './batch.ts';
import { drawFigure } from './figure.ts';
import { AXIS_PX } from './laneLayout.ts';
import type { FigureInput } from './plot.ts';
import { textWidth, type Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { keyEntries } from './vocabulary.ts';

export interface PosterPanel {
  /** "JavaMail 1.3.2" */
  readonly name: string;
  /** "not synchronized" */
  readonly note: string;
  /** Label and value, in order: "messages", "849". */
  readonly figures: readonly (readonly [label: string, value: string])[];
  /** As on the page; width, height, axis and theme are set by the poster. */
  readonly figure: Omit<FigureInput, 'width' | 'height' | 'axis' | 'theme'>;
}

export interface PosterInput {
  readonly theme: Theme;
  /** Width of the poster, px. */
  readonly width: number;
  /** Height of one figure without its axis, px (laneLayout.figureHeight). */
  readonly figureHeight: number;
  readonly title: string;
  /** The settings, a line each. */
  readonly settings: readonly string[];
  readonly panels: readonly PosterPanel[];
}

const MARGIN_PX = 28;
const TITLE_PX = 46;
const LINE_PX = 20;
const HEAD_PX = 46;
const GAP_PX = 18;
const KEY_PX = 34;

export function posterHeight({ settings, panels, figureHeight }: PosterInput): number {
  const head = MARGIN_PX + TITLE_PX + settings.length * LINE_PX;
  return head + panels.length * (HEAD_PX + figureHeight + GAP_PX) + AXIS_PX + KEY_PX + MARGIN_PX;
}

/** Draws at the origin; the surface is as wide as the input says and posterHeight() high. */
export function drawPoster(surface: Surface, input: PosterInput): void {
  const { theme, width, title, settings, panels } = input;
  surface.rects(new Boxes().push(0, 0, width, posterHeight(input)), theme.paper);
  surface.text(MARGIN_PX, MARGIN_PX + 16, title, { colour: theme.ink, size: 32, family: 'prose', weight: 500 });
  let y = MARGIN_PX + TITLE_PX;
  for (const line of settings) {
    surface.text(MARGIN_PX, y + LINE_PX / 2 - 2, line, { colour: theme.ink2, size: 14 });
    y += LINE_PX;
  }
  panels.forEach((panel, index) => {
    y = drawPanel(surface, input, panel, y, index === panels.length - 1);
  });
  drawKey(surface, input, y);
}

function drawPanel(surface: Surface, input: PosterInput, panel: PosterPanel, top: number, axis: boolean): number {
  const { theme, width, figureHeight } = input;
  const middle = top + 26;
  const mark = panel.figure.safe
    ? [MARGIN_PX, middle - 5, MARGIN_PX + 10, middle - 5, MARGIN_PX + 10, middle + 5, MARGIN_PX, middle + 5]
    : [MARGIN_PX + 3, middle - 5, MARGIN_PX + 12, middle - 5, MARGIN_PX + 9, middle + 5, MARGIN_PX, middle + 5];
  surface.polygons([mark], panel.figure.safe ? theme.fix : theme.coll);
  surface.text(MARGIN_PX + 20, middle, panel.name, { colour: theme.ink, size: 20, family: 'prose' });
  const noteX = MARGIN_PX + 34 + panel.name.length * 9.2;
  surface.text(noteX, middle + 1, panel.note, { colour: theme.ink2, size: 14 });
  drawFigures(surface, input, panel, top);
  const height = figureHeight + (axis ? AXIS_PX : 0);
  const figure = { ...panel.figure, theme, width: width - 2 * MARGIN_PX, height, axis };
  surface.at(MARGIN_PX, top + HEAD_PX, () => drawFigure(surface, figure));
  return top + HEAD_PX + height + GAP_PX;
}

function drawFigures(surface: Surface, { theme, width }: PosterInput, panel: PosterPanel, top: number): void {
  let right = width - MARGIN_PX;
  for (const [label, value] of [...panel.figures].reverse()) {
    const ofFate = label === 'duplicates' || label === 'rate';
    const colour = ofFate ? (panel.figure.safe ? theme.fix : theme.coll) : theme.ink;
    surface.text(right, top + 14, value, { colour, size: 19, weight: 600, align: 'right' });
    surface.text(right, top + 33, label, { colour: theme.ink2, size: 13, align: 'right' });
    right -= 22 + Math.max(textWidth(value, { size: 19, weight: 600 }), textWidth(label, { size: 13 }));
  }
}

function drawKey(surface: Surface, { theme, panels }: PosterInput, top: number): void {
  const steps = panels.flatMap(({ figure }) => figure.answer?.stepIds ?? []);
  let x = MARGIN_PX;
  for (const { term } of keyEntries(steps)) {
    const box = new Boxes().push(x, top - 6, 22, 13);
    if (term.shape === 'hatch') surface.hatch(box, { stroke: theme.fix, ground: theme.fixW, phasePx: 0 });
    else if (term.shape === 'line')
      surface.lines(new Segments().push(x, top, x + 22, top), { colour: theme.smtp, width: 3 });
    else if (term.shape === 'stem-and-rings') drawKeyRings(surface, theme, x, top);
    else surface.rects(box, theme[term.colour]);
    if (term.letter)
      surface.text(x + 11, top, term.letter, {
        colour: theme[term.onColour],
        size: 11,
        family: 'machine',
        weight: 600,
        align: 'center',
      });
    surface.text(x + 30, top, term.label, { colour: theme.ink2, size: 13 });
    x += 30 + textWidth(term.label, { size: 13 }) + 22;
  }
}

function drawKeyRings(surface: Surface, theme: Theme, x: number, y: number): void {
  surface.lines(new Segments().push(x + 3, y, x + 18, y), { colour: theme.coll, width: 1.75 });
  surface.circles(new Circles().push(x + 3, y, 4.5), {
    fill: theme.sheet,
    stroke: { colour: theme.coll, width: 1.75 },
  });
  surface.circles(new Circles().push(x + 18, y, 5), { fill: theme.coll });
  const cross = new Segments().push(x + 16, y - 2, x + 20, y + 2).push(x + 16, y + 2, x + 20, y - 2);
  surface.lines(cross, { colour: theme.sheet, width: 1.4, cap: 'round' });
}
