/** A sweep's picture with what one needs to read it without the page: for SVG and PNG files. */
import { Boxes } from './batch.ts';
import { drawSweepChart, sweepChartLayout } from './sweepChart.ts';
import type { SweepFigureInput, SweepLayout } from './sweepFigure.ts';
import { drawSweepMap, sweepMapLayout } from './sweepMap.ts';
import type { Surface } from './surface.ts';
import { wrapText } from './wrapText.ts';

/** Either form of the picture, by whether a second setting is swept. */
export function sweepLayout(input: SweepFigureInput): SweepLayout {
  return input.y ? sweepMapLayout(input) : sweepChartLayout(input);
}

export function drawSweep(surface: Surface, input: SweepFigureInput): void {
  if (input.y) drawSweepMap(surface, input);
  else drawSweepChart(surface, input);
}

export interface SweepPosterInput extends SweepFigureInput {
  readonly title: string;
  /** The settings, a line each. */
  readonly settings: readonly string[];
}

const MARGIN_PX = 28;
const TITLE = { size: 27, family: 'prose', weight: 500 } as const;
const TITLE_LINE_PX = 34;
const SETTING = { size: 14 } as const;
const LINE_PX = 20;
const GAP_PX = 16;

function partsOf(input: SweepPosterInput) {
  const layout = sweepLayout(input);
  const roomPx = Math.max(input.width, layout.width);
  const titleLines = wrapText(input.title, TITLE, roomPx);
  const settingLines = input.settings.flatMap((line) => wrapText(line, SETTING, roomPx));
  const headPx = MARGIN_PX + titleLines.length * TITLE_LINE_PX + settingLines.length * LINE_PX + GAP_PX;
  return { layout, titleLines, settingLines, headPx, width: roomPx + 2 * MARGIN_PX };
}

export function sweepPosterSize(input: SweepPosterInput): { width: number; height: number } {
  const { layout, headPx, width } = partsOf(input);
  return { width, height: headPx + layout.height + MARGIN_PX };
}

/** Draws at the origin. */
export function drawSweepPoster(surface: Surface, input: SweepPosterInput): void {
  const { theme } = input;
  const { titleLines, settingLines, headPx } = partsOf(input);
  const { width, height } = sweepPosterSize(input);
  surface.rects(new Boxes().push(0, 0, width, height), theme.paper);
  let y = MARGIN_PX;
  for (const line of titleLines) {
    surface.text(MARGIN_PX, y + TITLE_LINE_PX / 2, line, { colour: theme.ink, ...TITLE });
    y += TITLE_LINE_PX;
  }
  for (const line of settingLines) {
    surface.text(MARGIN_PX, y + LINE_PX / 2, line, { colour: theme.ink2, ...SETTING });
    y += LINE_PX;
  }
  surface.at(MARGIN_PX, headPx, () => drawSweep(surface, input));
}
