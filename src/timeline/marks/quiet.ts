import { FATE_LOST } from '../../log/viewport.ts';
import { Segments } from '../batch.ts';
import { laneHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

const quiet = new Segments();
const lost = new Segments();
const LOW_LANE_PX = 10;

/** Between two Message-IDs a thread works or waits for SMTP; behind a lost message the line is red and dotted. */
export function drawQuiet(plot: Plot): void {
  const { surface, theme, scale, layout, answer, nowUs, form } = plot;
  const messages = answer?.messages;
  if (!messages) return;
  quiet.clear();
  lost.clear();
  for (let i = 0; i < messages.count; i += 1) {
    const next = messages.nextUs[i]!;
    const untilUs = next === next ? next : nowUs;
    const x1 = Math.max(scale.left, xOf(scale, messages.endUs[i]!));
    const x2 = Math.min(scale.right, xOf(scale, untilUs));
    if (x2 <= x1) continue;
    const y = laneMiddle(layout, messages.laneIndex[i]!);
    if (messages.fate[i] === FATE_LOST) lost.push(x1, y, x2, y);
    else quiet.push(x1, y, x2, y);
  }
  const low = layout.count > 0 && laneHeight(layout, 0) < LOW_LANE_PX && form !== 'close';
  drawRails(plot);
  surface.lines(quiet, { colour: theme.smtp, width: form === 'close' ? 3 : low ? 1.4 : 2 });
  surface.lines(lost, { colour: theme.coll, width: low ? 1 : 2, dash: [2, 3], opacity: low ? 0.55 : 1 });
}

/** A thread that has made nothing in view still has its line. */
function drawRails({ surface, theme, scale, layout }: Plot): void {
  const rails = new Segments();
  for (let lane = 0; lane < layout.count; lane += 1) {
    const y = laneMiddle(layout, lane);
    rails.push(scale.left, y, scale.right, y);
  }
  surface.lines(rails, { colour: theme.rail, width: 1 });
}
