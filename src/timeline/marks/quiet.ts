import { FATE_LOST } from '../../log/viewport.ts';
import type { Change } from '../../scenario/scenario.ts';
import { Segments } from '../batch.ts';
import { laneHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot, Span } from '../plot.ts';
import { xOf } from '../timeScale.ts';

const quiet = new Segments();
const lost = new Segments();
const LOW_LANE_PX = 10;

/** Between two Message-IDs a thread works or waits for SMTP; behind a lost message the line is red and dotted. */
export function drawQuiet(plot: Plot): void {
  const { surface, theme, layout, answer, nowUs, form } = plot;
  const messages = answer?.messages;
  if (!messages) return;
  quiet.clear();
  lost.clear();
  const absent = answer.lanes.map(({ thread }) => absences(plot.changes, thread));
  const firstUs = new Float64Array(layout.count).fill(NaN);
  for (let i = 0; i < messages.count; i += 1) {
    const lane = messages.laneIndex[i]!;
    if (Number.isNaN(firstUs[lane]!)) firstUs[lane] = messages.startUs[i]!;
    const endUs = messages.endUs[i]!;
    const nextUs = messages.nextUs[i]!;
    // A thread that has left did so with its last message.
    const untilUs = Number.isNaN(nextUs) ? (answer.lanes[lane]!.active ? nowUs : endUs) : nextUs;
    addStretch(plot, messages.fate[i] === FATE_LOST ? lost : quiet, lane, endUs, untilUs, absent[lane]!);
  }
  // What a process of a real log did before its first mail is not told.
  for (let lane = 0; !plot.labels && lane < layout.count; lane += 1) {
    const first = firstUs[lane]!;
    // The answer holds the message before the window, if there is one: this thread has none yet, and is at work on it.
    if (first <= answer.fromUs || (Number.isNaN(first) && !answer.lanes[lane]!.active)) continue;
    addStretch(plot, quiet, lane, 0, Number.isNaN(first) ? nowUs : first, absent[lane]!);
  }
  drawRails(plot);
  const low = layout.count > 0 && laneHeight(layout, 0) < LOW_LANE_PX && form !== 'close';
  surface.lines(quiet, { colour: theme.smtp, width: form === 'close' ? 3 : low ? 1.4 : 2 });
  surface.lines(lost, { colour: theme.coll, width: low ? 1 : 2, dash: [2, 3], opacity: low ? 0.55 : 1 });
}

/** Adds what lies in view of a stretch, without the time in which the thread was away. */
function addStretch(
  { scale, layout }: Plot,
  lines: Segments,
  lane: number,
  fromUs: number,
  toUs: number,
  away: readonly Span[],
): void {
  const y = laneMiddle(layout, lane);
  const add = (us1: number, us2: number): void => {
    const x1 = Math.max(scale.left, xOf(scale, us1));
    const x2 = Math.min(scale.right, xOf(scale, us2));
    if (x2 > x1) lines.push(x1, y, x2, y);
  };
  let atUs = fromUs;
  for (const span of away) {
    // Told to leave, a thread may end what it has begun, and a drag of the slider tells it late.
    if (span.toUs <= atUs || span.toUs > toUs) continue;
    add(atUs, span.fromUs);
    atUs = span.toUs;
  }
  add(atUs, toUs);
}

const NEVER: readonly Span[] = [];

/** When there were fewer threads than that one's number asks for, as far as the changes tell. */
function absences(changes: readonly Change[], thread: number): readonly Span[] {
  const threads = changes.filter(({ field }) => field === 'threads');
  if (threads.length === 0) return NEVER;
  const spans: Span[] = [];
  let sinceUs = threads[0]!.from <= thread ? -Infinity : NaN;
  for (const { atUs, to } of threads) {
    if (to <= thread && Number.isNaN(sinceUs)) sinceUs = atUs;
    if (to <= thread || Number.isNaN(sinceUs)) continue;
    spans.push({ fromUs: sinceUs, toUs: atUs });
    sinceUs = NaN;
  }
  return spans;
}

/** Each thread's place, whether it is at work or not. */
function drawRails({ surface, theme, scale, layout }: Plot): void {
  const rails = new Segments();
  for (let lane = 0; lane < layout.count; lane += 1) {
    const y = laneMiddle(layout, lane);
    rails.push(scale.left, y, scale.right, y);
  }
  surface.lines(rails, { colour: theme.rail, width: 1 });
}
