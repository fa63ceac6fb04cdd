import type { Overview } from '../../log/overview.ts';
import { Boxes, Segments } from '../batch.ts';
import type { Surface } from '../surface.ts';
import type { Theme } from '../theme.ts';
import { xOf, type TimeScale } from '../timeScale.ts';

export const STRIP_PX = 22;
const LEAST_BIN_PX = 3;
const LEAST_ALIKE_PX = 7;

interface CoarseBin {
  readonly fromUs: number;
  readonly lengthUs: number;
  readonly messages: number;
  readonly duplicates: number;
  /** The most messages in one of these bins. */
  readonly most: number;
}

/** Neighbouring bins together, so that each can be seen. */
function coarse({ lengthUs, binUs, messages, duplicates }: Overview, leastUs: number): CoarseBin[] {
  const together = Math.max(1, Math.ceil(leastUs / binUs));
  const used = Math.min(messages.length, Math.ceil(lengthUs / binUs));
  const sum = (of: Uint32Array, from: number): number =>
    of.subarray(from, from + together).reduce((all, one) => all + one, 0);
  const starts = Array.from({ length: Math.ceil(used / together) }, (_, i) => i * together);
  const made = starts.map((from) => sum(messages, from));
  const most = made.reduce((max, count) => Math.max(max, count), 1);
  return starts.map((from, i) => ({
    fromUs: from * binUs,
    lengthUs: together * binUs,
    messages: made[i]!,
    duplicates: sum(duplicates, from),
    most,
  }));
}

/** How busy the run was; red, the share of messages whose Message-ID an earlier one already bore, as a square root. */
export function drawOverviewStrip(
  surface: Surface,
  theme: Theme,
  overview: Overview | null,
  top: number,
  scale: TimeScale,
): void {
  const busy = new Boxes();
  const alike = new Boxes();
  const base = top + STRIP_PX;
  const bins = overview ? coarse(overview, LEAST_BIN_PX / scale.pxPerUs) : [];
  for (const { fromUs, lengthUs, messages, duplicates, most } of bins) {
    const x = xOf(scale, fromUs);
    const binPx = lengthUs * scale.pxPerUs - 0.6;
    busy.push(x, base - (messages / most) * (STRIP_PX - 4), binPx, (messages / most) * (STRIP_PX - 4));
    if (duplicates > 0) {
      const px = Math.max(LEAST_ALIKE_PX, Math.sqrt(duplicates / messages) * STRIP_PX);
      alike.push(x, base - px, binPx, px);
    }
  }
  surface.rects(busy, theme.smtp);
  surface.rects(alike, theme.coll);
  surface.lines(new Segments().push(scale.left, base + 0.5, scale.right, base + 0.5), {
    colour: theme.rule2,
    width: 1,
  });
}
