import { Boxes } from '../batch.ts';
import { barHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';
import { xOf } from '../timeScale.ts';

const hashes = new Boxes();
const clocks = new Boxes();
const waits = new Boxes();
const LEAST_PX = 2.4;
const HASH_SHARE = 0.6;
const WAIT_FROM_PX = 2.5;
/** A thread that was held up among shorter ones has room for its steps: drawBars shows them. */
export const LONG_TICK_PX = 12;
/** Among messages whose steps have room, the steps of one as short as this have not. */
export const SHORT_BARS_PX = 3;

/**
 * One small block a message: the hash's colour, then the clock's (the counter's where the algorithm is safe).
 * @param mostPx messages whose steps take as much or more are left to drawBars
 */
export function drawTicks({ surface, theme, scale, layout, answer, safe }: Plot, mostPx: number): void {
  const messages = answer?.messages;
  if (!messages) return;
  for (const boxes of [hashes, clocks, waits]) boxes.clear();
  const tops = Array.from(
    { length: layout.count },
    (_, lane) => laneMiddle(layout, lane) - barHeight(layout, lane) / 2,
  );
  for (let i = 0; i < messages.count; i += 1) {
    const end = xOf(scale, messages.endUs[i]!);
    const start = xOf(scale, messages.startUs[i]!);
    if (end < scale.left || start > scale.right) continue;
    const lane = messages.laneIndex[i]!;
    const top = tops[lane]!;
    const height = barHeight(layout, lane);
    const waitPx = messages.lockWaitUs[i]! * scale.pxPerUs;
    if (end - start - waitPx >= mostPx) continue;
    const wait = waitPx > WAIT_FROM_PX ? waitPx : 0;
    const solid = Math.max(LEAST_PX, end - start - wait);
    const left = end - wait - solid;
    hashes.push(left, top, solid * HASH_SHARE, height);
    if (wait > 0) waits.push(left + solid * HASH_SHARE, top, wait, height);
    clocks.push(end - solid * (1 - HASH_SHARE), top, solid * (1 - HASH_SHARE), height);
  }
  surface.hatch(waits, { stroke: theme.fix, ground: theme.fixW, phasePx: -scale.fromUs * scale.pxPerUs });
  surface.rects(hashes, theme.hash);
  surface.rects(clocks, safe ? theme.fix : theme.ink);
}
