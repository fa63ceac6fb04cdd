const TIP_PX = 300;
const BESIDE_PX = 14;
const BELOW_FLAGS_PX = 4;
/** In a narrower figure a tooltip beside its moment would cover a third of the lanes. */
const NARROW_PX = 560;

/** Where a tooltip stands beside the moment it tells of, px. */
export interface TipPlace {
  /** The edge that it stands at, from the stage's left. */
  readonly x: number;
  /** Whether it is right of that. */
  readonly right: boolean;
  readonly roomPx: number;
  /** From the stage's top: its middle in a narrow figure, else its top. */
  readonly y: number;
  readonly narrow: boolean;
}

export function isNarrow(stagePx: number): boolean {
  return stagePx < NARROW_PX;
}

/** At the right if there is room, else where there is more; in a narrow figure a line from that end on. */
function along(momentX: number, stagePx: number): Pick<TipPlace, 'x' | 'right' | 'roomPx'> {
  const before = momentX - BESIDE_PX;
  const after = stagePx - momentX - BESIDE_PX;
  if (isNarrow(stagePx)) return { x: after >= before ? stagePx : 0, right: after < before, roomPx: stagePx };
  const right = after >= TIP_PX || after >= before;
  return { x: right ? momentX + BESIDE_PX : before, right, roomPx: Math.min(TIP_PX, right ? after : before) };
}

/**
 * @param lanes where they begin and end, from the stage's top, px
 * @param marks heights of what it tells of: in a narrow figure it stands where it covers none
 */
export function tipPlace(
  momentX: number,
  stagePx: number,
  lanes: { readonly top: number; readonly bottom: number },
  marks: readonly number[],
): TipPlace {
  const narrow = isNarrow(stagePx);
  const y = narrow ? middleOfWidest([lanes.top, ...marks, lanes.bottom]) : lanes.top + BELOW_FLAGS_PX;
  return { ...along(momentX, stagePx), y, narrow };
}

/** The middle of the widest gap between heights. */
function middleOfWidest(heights: readonly number[]): number {
  const sorted = [...heights].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((to, i) => ({ px: to - sorted[i]!, middle: (to + sorted[i]!) / 2 }));
  return gaps.reduce((widest, gap) => (gap.px > widest.px ? gap : widest)).middle;
}
