const TIP_PX = 300;
const BESIDE_PX = 14;

/** Where a tooltip stands beside the moment it tells of, px. */
export interface TipPlace {
  /** The tooltip's near edge, from the stage's left. */
  readonly x: number;
  /** Whether it is right of the moment. */
  readonly right: boolean;
  readonly roomPx: number;
}

/** At the right if there is room, else where there is more. */
export function tipPlace(momentX: number, stagePx: number): TipPlace {
  const before = momentX - BESIDE_PX;
  const after = stagePx - momentX - BESIDE_PX;
  const right = after >= TIP_PX || after >= before;
  return { x: right ? momentX + BESIDE_PX : before, right, roomPx: Math.min(TIP_PX, right ? after : before) };
}
