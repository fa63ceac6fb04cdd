/** Both figures as they are shown, with what one needs to read them without the page: for SVG and PNG files. */
import { Boxes, Circles } from './batch.ts';
import { drawFigure } from './figure.ts';
import { AXIS_PX } from './laneLayout.ts';
import type { FigureInput } from './plot.ts';
import { drawPosterKey, keyRows } from './posterKey.ts';
import { textWidth, type Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { keyEntries } from './vocabulary.ts';
import { wrapText } from './wrapText.ts';

export interface PosterPanel {
  /** "JavaMail 1.3.2" */
  readonly name: string;
  /** "not synchronized" */
  readonly note: string;
  /** Neither safe nor known to collide: its mark is ink. */
  readonly unjudged?: boolean;
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

/** Of a panel's name: a picture is also opened where the page's fonts are not, and other serifs are wider. */
const WIDE_LETTER_PX = 10.6;
const MARGIN_PX = 28;
const TITLE = { size: 32, family: 'prose', weight: 500 } as const;
/** A title of several lines is smaller. */
const LONG_TITLE = { ...TITLE, size: 27 } as const;
const TITLE_LINE_PX = 36;
const TITLE_GAP_PX = 10;
const SETTING = { size: 14 } as const;
const LINE_PX = 20;
const HEAD_PX = 46;
const GAP_PX = 18;
const KEY_PX = 34;
const KEY_LINE_PX = 22;

/** The words above the figures, a line each, and the rows of the key below them. */
function partsOf({ width, title, settings, panels }: PosterInput) {
  const roomPx = width - 2 * MARGIN_PX;
  const oneLine = textWidth(title, TITLE) <= roomPx;
  const key = keyRows(keyEntries(panels.flatMap(({ figure }) => figure.answer?.stepIds ?? [])), roomPx);
  return {
    titleStyle: oneLine ? TITLE : LONG_TITLE,
    titleLines: oneLine ? [title] : wrapText(title, LONG_TITLE, roomPx),
    settingLines: settings.flatMap((line) => wrapText(line, SETTING, roomPx)),
    key,
  };
}

export function posterHeight(input: PosterInput): number {
  const { titleLines, settingLines, key } = partsOf(input);
  const head = MARGIN_PX + titleLines.length * TITLE_LINE_PX + TITLE_GAP_PX + settingLines.length * LINE_PX;
  const figures = input.panels.length * (HEAD_PX + input.figureHeight + GAP_PX) + AXIS_PX;
  return head + figures + KEY_PX + (Math.max(1, key.length) - 1) * KEY_LINE_PX + MARGIN_PX;
}

/** Draws at the origin; the surface is as wide as the input says and posterHeight() high. */
export function drawPoster(surface: Surface, input: PosterInput): void {
  const { theme, width, panels } = input;
  const { titleStyle, titleLines, settingLines, key } = partsOf(input);
  surface.rects(new Boxes().push(0, 0, width, posterHeight(input)), theme.paper);
  let y = MARGIN_PX;
  for (const line of titleLines) {
    surface.text(MARGIN_PX, y + TITLE_LINE_PX / 2 - 2, line, { colour: theme.ink, ...titleStyle });
    y += TITLE_LINE_PX;
  }
  y += TITLE_GAP_PX;
  for (const line of settingLines) {
    surface.text(MARGIN_PX, y + LINE_PX / 2 - 2, line, { colour: theme.ink2, ...SETTING });
    y += LINE_PX;
  }
  panels.forEach((panel, index) => {
    y = drawPanel(surface, input, panel, y, index === panels.length - 1);
  });
  key.forEach((row, index) => drawPosterKey(surface, theme, row, MARGIN_PX, y + index * KEY_LINE_PX));
}

function drawPanel(surface: Surface, input: PosterInput, panel: PosterPanel, top: number, axis: boolean): number {
  const { theme, width, figureHeight } = input;
  const middle = top + 26;
  drawMark(surface, panel, toneOf(panel, theme), middle);
  surface.text(MARGIN_PX + 20, middle, panel.name, { colour: theme.ink, size: 20, family: 'prose' });
  const noteX = MARGIN_PX + 34 + panel.name.length * WIDE_LETTER_PX;
  surface.text(noteX, middle + 1, panel.note, { colour: theme.ink2, size: 14 });
  drawFigures(surface, input, panel, top);
  const height = figureHeight + (axis ? AXIS_PX : 0);
  const figure = { ...panel.figure, theme, width: width - 2 * MARGIN_PX, height, axis };
  surface.at(MARGIN_PX, top + HEAD_PX, () => drawFigure(surface, figure));
  return top + HEAD_PX + height + GAP_PX;
}

function toneOf({ unjudged, figure }: PosterPanel, theme: Theme): string {
  if (figure.safe) return theme.fix;
  return unjudged && figure.collisions === 0 ? theme.ink : theme.coll;
}

/** A flag, a square, and a ring for what is not known. */
function drawMark(surface: Surface, { unjudged, figure }: PosterPanel, colour: string, middle: number): void {
  if (unjudged && !figure.safe) {
    surface.circles(new Circles().push(MARGIN_PX + 5, middle, 4), { stroke: { colour, width: 2 } });
    return;
  }
  const mark = figure.safe
    ? [MARGIN_PX, middle - 5, MARGIN_PX + 10, middle - 5, MARGIN_PX + 10, middle + 5, MARGIN_PX, middle + 5]
    : [MARGIN_PX + 3, middle - 5, MARGIN_PX + 12, middle - 5, MARGIN_PX + 9, middle + 5, MARGIN_PX, middle + 5];
  surface.polygons([mark], colour);
}

function drawFigures(surface: Surface, { theme, width }: PosterInput, panel: PosterPanel, top: number): void {
  let right = width - MARGIN_PX;
  for (const [label, value] of [...panel.figures].reverse()) {
    const ofFate = label === 'duplicates' || label === 'rate';
    const colour = ofFate ? toneOf(panel, theme) : theme.ink;
    surface.text(right, top + 14, value, { colour, size: 19, weight: 600, align: 'right' });
    surface.text(right, top + 33, label, { colour: theme.ink2, size: 13, align: 'right' });
    right -= 22 + Math.max(textWidth(value, { size: 19, weight: 600 }), textWidth(label, { size: 13 }));
  }
}
