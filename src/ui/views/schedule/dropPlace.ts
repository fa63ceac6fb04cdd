/** Where a dragged line falls. All in px of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const DRAG_PX = 4;
/** So far beside the listing a line still falls into it. */
const MARGIN_PX = 40;

/** Whether the pointer has gone so far that a drag, no click, is meant. */
export function isDrag(from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) > DRAG_PX;
}

/**
 * Before which of the listing's other lines; their number: after the last.
 * @returns null beside the listing
 */
export function dropPlace({ x, y }: Point, listing: Box, others: readonly Box[]): number | null {
  const inside =
    x > listing.left - MARGIN_PX &&
    x < listing.right + MARGIN_PX &&
    y > listing.top - MARGIN_PX &&
    y < listing.bottom + MARGIN_PX;
  return inside ? others.filter(({ top, bottom }) => (top + bottom) / 2 < y).length : null;
}
