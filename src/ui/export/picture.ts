/** The timelines as a picture that stands alone: an SVG document, or a PNG at twice the screen's resolution. */
import { algorithmById } from '../../algorithms/index.ts';
import type { PictureFormat } from '../../exports/format.ts';
import type { PosterCanvas } from '../../exports/drawing.ts';
import { pngPicture, svgPicture } from '../../exports/pictures.ts';
import { posterSettings, posterTitle } from '../../exports/posterTexts.ts';
import type { ExportablePanel } from '../../race/live/liveRace.ts';
import { asDrags } from '../../scenario/changes.ts';
import { figureHeight } from '../../timeline/laneLayout.ts';
import { UNTOUCHED, type Span } from '../../timeline/plot.ts';
import type { PosterInput, PosterPanel } from '../../timeline/poster.ts';
import type { ExportableRun } from './exportableRun.ts';
import type { RaceSession } from '../session.svelte.ts';
import { metricsOf } from '../shell/metrics.ts';
import { isRepaired } from '../shell/panelTone.ts';
import { pageTheme } from '../timeline/pageTheme.ts';
import { makeTile } from '../timeline/sharpCanvas.ts';

export const PICTURE_WIDTH_PX = 1240;
/** A picture is not of this window's height: lanes get the room of a tall one. */
const WINDOW_PX = 1000;

export async function drawPicture(
  session: RaceSession,
  run: ExportableRun,
  format: PictureFormat,
  window: Span,
): Promise<Blob> {
  return pictureOf(await posterOf(session, run, window), format);
}

/** Theme, width and the figures' height are the same in every picture. */
export function pictureFrame(lanes: number): Pick<PosterInput, 'theme' | 'width' | 'figureHeight'> {
  return { theme: pageTheme(), width: PICTURE_WIDTH_PX, figureHeight: figureHeight(lanes, false, WINDOW_PX) };
}

export async function pictureOf(input: PosterInput, { extension, mime }: PictureFormat): Promise<Blob> {
  if (extension === 'svg') return new Blob([svgPicture(input)], { type: mime });
  await document.fonts.ready;
  return pngPicture(input, devicePixelRatio, posterCanvas);
}

export function posterCanvas(widthPx: number, heightPx: number): PosterCanvas {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas.');
  return { context, makeTile, toPng: () => canvas.convertToBlob({ type: 'image/png' }) };
}

async function posterOf(session: RaceSession, exported: ExportableRun, window: Span): Promise<PosterInput> {
  const run = { ...exported, changes: asDrags(exported.changes) };
  const panels = await Promise.all(run.panels.map((panel) => panelOf(session, run, panel, window)));
  const lanes = Math.max(...panels.map(({ figure }) => figure.answer?.lanes.length ?? 0));
  return {
    ...pictureFrame(lanes),
    title: posterTitle(run.panels.map(({ facts }) => facts)),
    settings: posterSettings(run),
    panels,
  };
}

/** Title and figures come from the run's facts, which were taken at one moment; a run that goes on is ahead of them. */
async function panelOf(
  session: RaceSession,
  run: ExportableRun,
  { facts }: ExportablePanel,
  window: Span,
): Promise<PosterPanel> {
  const { panel, algorithm, totals } = facts;
  const { name, note, safe, counterForm } = algorithmById(algorithm);
  return {
    name,
    note,
    unjudged: isRepaired(algorithm),
    figures: metricsOf(totals).map(({ label, text }) => [label, text]),
    figure: {
      safe,
      counterForm,
      answer: await session.viewport(panel, { ...window, widthPx: PICTURE_WIDTH_PX }),
      window,
      nowUs: session.nowUs(),
      collisions: totals.collisions,
      changes: run.changes,
      gaps: run.gaps,
      clockResolutionUs: session.scenario.clockResolutionUs,
      ...UNTOUCHED,
    },
  };
}
