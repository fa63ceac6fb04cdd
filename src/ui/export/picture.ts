/** The timelines as a picture that stands alone: an SVG document, or a PNG at twice the screen's resolution. */
import { ALGORITHMS } from '../../algorithms/index.ts';
import type { PictureFormat } from '../../exports/format.ts';
import { PNG_SCALE } from '../../exports/png.ts';
import { FIELDS } from '../../scenario/fields.ts';
import { PANEL_IDS, type PanelId, type Scenario } from '../../scenario/scenario.ts';
import { CanvasSurface } from '../../timeline/canvasSurface.ts';
import { figureHeight } from '../../timeline/laneLayout.ts';
import type { Span } from '../../timeline/plot.ts';
import { drawPoster, posterHeight, type PosterInput, type PosterPanel } from '../../timeline/poster.ts';
import { SvgSurface } from '../../timeline/svgSurface.ts';
import type { RaceSession } from '../session.svelte.ts';
import { metricsOf } from '../shell/metrics.ts';
import { pageTheme } from '../timeline/pageTheme.ts';
import { makeTile } from '../timeline/sharpCanvas.ts';

const WIDTH_PX = 1200;
const TITLE = 'Two letters, one postmark';
/** A picture is not of this window's height: lanes get the room of a tall one. */
const WINDOW_PX = 1000;

export async function drawPicture(session: RaceSession, format: PictureFormat, window: Span): Promise<Blob> {
  const input = await posterOf(session, window);
  if (format.extension === 'svg') {
    const surface = new SvgSurface(WIDTH_PX, posterHeight(input));
    drawPoster(surface, input);
    return new Blob([surface.document(`${TITLE}. ${input.settings.join(' ')}`)], { type: format.mime });
  }
  const scale = PNG_SCALE * devicePixelRatio;
  const canvas = new OffscreenCanvas(Math.round(WIDTH_PX * scale), Math.round(posterHeight(input) * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.scale(scale, scale);
  drawPoster(new CanvasSurface(context, makeTile, scale), input);
  return canvas.convertToBlob({ type: format.mime });
}

async function posterOf(session: RaceSession, window: Span): Promise<PosterInput> {
  const panels = await Promise.all(PANEL_IDS.map((id) => panelOf(session, id, window)));
  const lanes = Math.max(...panels.map(({ figure }) => figure.answer?.lanes.length ?? 0));
  return {
    theme: pageTheme(),
    width: WIDTH_PX,
    figureHeight: figureHeight(lanes, false, WINDOW_PX),
    title: TITLE,
    settings: settingsOf(session.scenario),
    panels,
  };
}

async function panelOf(session: RaceSession, id: PanelId, window: Span): Promise<PosterPanel> {
  const { algorithm, totals } = session.panels[id];
  const { name, note, safe, counterForm } = ALGORITHMS[algorithm];
  return {
    name,
    note,
    figures: metricsOf(totals).map(({ label, text }) => [label, text]),
    figure: {
      safe,
      counterForm,
      answer: await session.viewport(id, { ...window, widthPx: WIDTH_PX }),
      window,
      nowUs: session.nowUs(),
      collisions: totals.collisions,
      changes: session.changes,
      gaps: session.gaps,
      clockResolutionUs: session.scenario.clockResolutionUs,
      selected: null,
      pointed: null,
      detail: null,
      grown: { indices: [], share: 0 },
      growth: () => 1,
      light: null,
      note: null,
      emptyText: null,
    },
  };
}

/** The settings in two lines, as the controls name them. */
function settingsOf(scenario: Scenario): string[] {
  const { threads, clockResolutionUs, stepUs, workSteps, smtpMs, processes, messages } = FIELDS;
  const of = (name: string, value: string): string => `${name}: ${value}`;
  return [
    [
      of(threads.name, threads.format(scenario.threads)),
      of(clockResolutionUs.name, clockResolutionUs.format(scenario.clockResolutionUs)),
      of(stepUs.name, stepUs.format(scenario.stepUs)),
      of(workSteps.name, workSteps.format(scenario.workSteps)),
    ].join(' · '),
    [
      of(smtpMs.name, smtpMs.format(scenario.smtpMs)),
      of(messages.name, messages.format(scenario.messages)),
      of(processes.name, processes.format(scenario.processes)),
      'Live threads: real Web Workers on shared memory',
    ].join(' · '),
  ];
}
