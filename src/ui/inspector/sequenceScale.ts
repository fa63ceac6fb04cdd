/** Time downwards: a scale in px for a sequence, with a stretch cut out in which neither thread made a Message-ID. */
import { scaleLinear } from 'd3';
import type { Sequence, Side } from './sequenceEvents.ts';

export interface TimeScale {
  readonly y: (at: number) => number;
  readonly bottom: number;
  /** The stretch that is not drawn to scale. */
  readonly cut: { readonly top: number; readonly bottom: number; readonly lengthUs: number } | null;
}

/** Px of a step where the order is all that is known. */
const ORDER_PX = 28;
/** Px of a timed plot, and what each step of the algorithm adds. */
const TIMED_PX = 130;
const TIMED_STEP_PX = 40;
/** A pause longer than this share of the whole is cut. */
const CUT_SHARE = 0.3;
const CUT_PX = 56;

/** @param top px at which the first step lies */
export function timeScale({ events, timed }: Sequence, top: number): TimeScale {
  const from = Math.min(...events.map((event) => event.at - event.waited));
  const to = Math.max(...events.map((event) => event.until));
  const steps = events.length / 2;
  const heightPx = timed ? TIMED_PX + TIMED_STEP_PX * steps : ORDER_PX * (to - from);
  const bottom = top + heightPx;
  const pause = timed ? pauseBetween(events) : null;
  if (!pause || pause.to - pause.from <= CUT_SHARE * (to - from)) {
    return { y: scaleLinear([from, to], [top, bottom]), bottom, cut: null };
  }
  const busy = to - from - (pause.to - pause.from);
  const cutTop = top + ((pause.from - from) / busy) * (heightPx - CUT_PX);
  const cut = { top: cutTop, bottom: cutTop + CUT_PX, lengthUs: pause.to - pause.from };
  return { y: scaleLinear([from, pause.from, pause.to, to], [top, cut.top, cut.bottom, bottom]), bottom, cut };
}

/** From the end of the one message to the start of the other; null where they overlap. */
function pauseBetween(events: Sequence['events']): { readonly from: number; readonly to: number } | null {
  const span = (side: Side) => {
    const own = events.filter((event) => event.side === side);
    return {
      from: Math.min(...own.map((event) => event.at - event.waited)),
      to: Math.max(...own.map((event) => event.until)),
    };
  };
  const [early, late] = [span('left'), span('right')].sort((a, b) => a.from - b.from);
  return early && late && early.to < late.from ? { from: early.to, to: late.from } : null;
}
