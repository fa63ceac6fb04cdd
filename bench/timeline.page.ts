/** What a frame of both timelines costs the page's main thread, against the plain way: one fillRect an event. */
import type { DensityColumns, ViewportAnswer } from '../src/log/viewport.ts';
import { CanvasSurface } from '../src/timeline/canvasSurface.ts';
import { drawFigure } from '../src/timeline/figure.ts';
import { figureHeight } from '../src/timeline/laneLayout.ts';
import { UNTOUCHED, type FigureInput } from '../src/timeline/plot.ts';
import { LIGHT } from '../src/timeline/theme.ts';
import { SyntheticRun } from '../tests/gallery/timeline/syntheticRun.ts';
import type { Report } from './harness.ts';

const WIDTH = 972;
const EVENTS = 1_000_000;
const FRAMES = 60;

export default async function timelineBench(report: Report): Promise<void> {
  const frameMs = await millionEvents(report);
  report(`timeline, 1 M events, 10 lanes: ${frameMs.toFixed(2)} ms of script a frame (bar: 5 ms)`);
  for (const [threads, bar] of [
    [10, 4],
    [64, 8],
  ] as const) {
    const ms = streaming(threads);
    report(
      `timeline, streaming at 1 ms a step, ${threads} threads, both panels: ${ms.toFixed(2)} ms of script a frame (bar: ${bar} ms)`,
    );
  }
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  return context;
}

function surfaceOf(context: OffscreenCanvasRenderingContext2D): CanvasSurface {
  const makeTile = (width: number, height: number) => {
    const tile = contextOf(width, height);
    return { image: tile.canvas, context: tile };
  };
  return new CanvasSurface(context, makeTile, 1);
}

async function millionEvents(report: Report): Promise<number> {
  const lanes = 10;
  const height = figureHeight(lanes, false, 900);
  const { times, laneOf } = someEvents(lanes);
  const plain = contextOf(WIDTH, height);
  const plainMs = await median(5, () => {
    plain.clearRect(0, 0, WIDTH, height);
    for (let i = 0; i < EVENTS; i += 1) {
      plain.fillStyle = i % 40 === 0 ? LIGHT.coll : LIGHT.hash;
      plain.fillRect(36 + times[i]! * (WIDTH - 36), 20 + laneOf[i]! * 17, 1, 11);
    }
    plain.getImageData(0, 0, 1, 1);
  });
  const input = inputOf(densityAnswer(times, laneOf, lanes), lanes, 1_000_000);
  const context = contextOf(WIDTH, height);
  const surface = surfaceOf(context);
  const drawnMs = await median(FRAMES, () => {
    drawFigure(surface, input);
    context.getImageData(0, 0, 1, 1);
  });
  const scriptMs = await median(FRAMES, () => void drawFigure(surface, input));
  report(
    `timeline, 1 M events, drawn and rastered: ${(plainMs / drawnMs).toFixed(0)} × faster than fillRect per event (${drawnMs.toFixed(2)} against ${plainMs.toFixed(0)} ms; bar: 50 ×)`,
  );
  return scriptMs;
}

/** Every lane busy in nearly every pixel, no two columns alike: the most that a density can ask for. */
function someEvents(lanes: number): { times: Float64Array; laneOf: Uint8Array } {
  const times = new Float64Array(EVENTS);
  const laneOf = new Uint8Array(EVENTS);
  for (let i = 0; i < EVENTS; i += 1) {
    times[i] = Math.random();
    laneOf[i] = Math.floor(Math.random() * lanes);
  }
  return { times, laneOf };
}

function densityAnswer(times: Float64Array, laneOf: Uint8Array, lanes: number): ViewportAnswer {
  const columns = WIDTH - 36;
  const density: DensityColumns = {
    columns,
    messages: new Uint32Array(lanes * columns),
    colliding: new Uint32Array(lanes * columns),
  };
  for (let i = 0; i < EVENTS; i += 1) {
    const cell = laneOf[i]! * columns + Math.floor(times[i]! * columns);
    density.messages[cell]! += 1;
    if (i % 40 === 0) density.colliding[cell]! += 1;
  }
  const empty = new SyntheticRun({
    threads: lanes,
    stepUs: 1000,
    workSteps: 1,
    clockResolutionUs: 1000,
    lengthUs: 1,
    safe: false,
  });
  return { ...empty.viewport({ fromUs: 0, toUs: 1_000_000, widthPx: columns }, 0), messages: null, density };
}

/** Script of one frame of both panels, while the window moves on. */
function streaming(threads: number): number {
  const lengthUs = 8_000_000;
  const settings = { threads, stepUs: 1000, workSteps: 20, clockResolutionUs: 1000, lengthUs };
  const panels = [false, true].map((safe) => {
    const run = new SyntheticRun({ ...settings, safe });
    const answer = run.viewport({ fromUs: 3_500_000, toUs: lengthUs, widthPx: WIDTH }, lengthUs);
    const height = figureHeight(threads, false, 900) + (safe ? 22 : 0);
    return { answer, safe, surface: surfaceOf(contextOf(WIDTH, height)) };
  });
  const samples: number[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const before = performance.now();
    for (const { answer, safe, surface } of panels) {
      const input = inputOf(answer, threads, lengthUs);
      const window = { fromUs: 3_600_000 + frame * 4000, toUs: 7_600_000 + frame * 4000 };
      drawFigure(surface, { ...input, safe, axis: safe, window });
    }
    samples.push(performance.now() - before);
  }
  return middle(samples);
}

function inputOf(answer: ViewportAnswer, lanes: number, lengthUs: number): FigureInput {
  return {
    theme: LIGHT,
    safe: false,
    counterForm: 'none',
    answer,
    window: { fromUs: 0, toUs: lengthUs },
    width: WIDTH,
    height: figureHeight(lanes, false, 900),
    axis: false,
    nowUs: lengthUs,
    collisions: 1,
    changes: [],
    gaps: [],
    clockResolutionUs: 1000,
    ...UNTOUCHED,
  };
}

/** With a breath between, so that one frame's drawing does not wait for the one before. */
async function median(times: number, work: () => void): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const before = performance.now();
    work();
    samples.push(performance.now() - before);
    await new Promise((next) => setTimeout(next));
  }
  return middle(samples);
}

function middle(samples: number[]): number {
  return samples.sort((a, b) => a - b)[samples.length >> 1]!;
}
