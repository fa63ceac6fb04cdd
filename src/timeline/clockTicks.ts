/** Round moments by the wall clock, for figures of real logs; UTC. */
import { ticks, utcFormat, utcTicks } from 'd3';
import { textWidth } from './surface.ts';
import { TICK_LABEL_PX, type TimeScale, type TimeTick } from './timeScale.ts';

const SPACING_PX = 110;
const GAP_PX = 24;
/** Narrower windows have ticks between whole milliseconds, which d3's calendar does not know. */
const LEAST_CALENDAR_US = 10_000;

const time = utcFormat('%H:%M:%S');
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** @param startedAtMs moment 0 of the figure, ms since 1970 */
export function clockTicks(scale: TimeScale, startedAtMs: number): TimeTick[] {
  const most = Math.max(2, Math.round((scale.right - scale.left) / SPACING_PX));
  for (let count = most; ; count--) {
    const found = ticksOf(scale, startedAtMs, count);
    const longest = Math.max(0, ...found.map(({ label }) => textWidth(label, { size: TICK_LABEL_PX })));
    const spacingPx = found.length > 1 ? (found[1]!.us - found[0]!.us) * scale.pxPerUs : Infinity;
    if (count <= 1 || spacingPx >= longest + GAP_PX) return found;
  }
}

function ticksOf({ fromUs, toUs }: TimeScale, startedAtMs: number, count: number): TimeTick[] {
  if (toUs - fromUs < LEAST_CALENDAR_US) {
    const moments = ticks(fromUs, toUs, count);
    const stepUs = moments.length > 1 ? moments[1]! - moments[0]! : 1;
    return moments.map((us) => ({ us, label: momentLabel(startedAtMs + us / 1000, stepUs / 1000) }));
  }
  // Not scaleUtc: with it the race page would load d3's calendar too.
  // A Date cuts the fraction of its millisecond off: towards the window's inside, or a tick would stand before it.
  const from = new Date(Math.ceil(startedAtMs + fromUs / 1000));
  const to = new Date(Math.floor(startedAtMs + toUs / 1000));
  const dates = utcTicks(from, to, count);
  const stepMs = dates.length > 1 ? dates[1]!.getTime() - dates[0]!.getTime() : SECOND_MS;
  return dates.map((date) => ({
    us: (date.getTime() - startedAtMs) * 1000,
    label: momentLabel(date.getTime(), stepMs),
  }));
}

/** As fine as the step, and with its day where a day begins. */
function momentLabel(ms: number, stepMs: number): string {
  const date = new Date(ms);
  if (stepMs >= 28 * DAY_MS) return utcFormat(date.getUTCMonth() === 0 ? '%Y' : '%b')(date);
  if (stepMs >= DAY_MS || ms % DAY_MS === 0) return utcFormat('%-d %b')(date);
  if (stepMs >= MINUTE_MS) return utcFormat('%H:%M')(date);
  if (stepMs >= SECOND_MS) return time(date);
  const decimals = Math.min(6, Math.ceil(-Math.log10(stepMs / SECOND_MS) - 1e-9));
  const fraction = ((ms % SECOND_MS) / SECOND_MS).toFixed(decimals);
  // Rounded up to the next second: the fraction has no room for it.
  return fraction.startsWith('1') ? time(new Date(ms + 1)) : `${time(date)}${fraction.slice(1)}`;
}
