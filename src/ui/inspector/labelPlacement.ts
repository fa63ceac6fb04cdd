/** Where texts of a figure go so that none lies on another, nor on a line. All measures in px. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const NUDGE_PX = 3;
const NUDGES = 60;

export function boxesOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether a segment comes into a box: Liang–Barsky clipping, which leaves nothing of a segment outside. */
export function segmentEnters({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const sides: readonly (readonly [number, number])[] = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ];
  for (const [direction, distance] of sides) {
    if (direction === 0 && distance < 0) return false;
    if (direction < 0) enter = Math.max(enter, distance / direction);
    if (direction > 0) leave = Math.min(leave, distance / direction);
  }
  return enter < leave;
}

function moved(box: Box, byPx: number): Box {
  return { ...box, top: box.top + byPx, bottom: box.bottom + byPx };
}

/**
 * The first of the wished boxes that is free, else the last one moved down (or up) until it is; one that stays, to the nearest
 * place above or below.
 * @param wishes in order of preference; at least one
 * @param way in which the last wish may give way
 * @param stays the text is better on a line than far from its place: only other texts make it give way
 */
export function placeBox(
  wishes: readonly [Box, ...Box[]],
  way: 'down' | 'up',
  taken: readonly Box[],
  lines: readonly Segment[],
  stays = false,
): Box {
  const apart = (box: Box) => !taken.some((other) => boxesOverlap(box, other));
  const free = (box: Box) => apart(box) && !lines.some((line) => segmentEnters(line, box));
  const wished = wishes.find(free) ?? (stays ? wishes.find(apart) : undefined);
  if (wished) return wished;
  const last = wishes[wishes.length - 1] ?? wishes[0];
  for (let nudge = 1; nudge <= NUDGES; nudge++) {
    const byPx = nudge * NUDGE_PX * (way === 'down' ? 1 : -1);
    const tried = (stays ? [byPx, -byPx] : [byPx]).map((px) => moved(last, px)).find(stays ? apart : free);
    if (tried) return tried;
  }
  return last;
}

/**
 * Positions along one line, at least `gap` apart, in the same order and as near to the wished ones as that allows
 * (clusters that would overlap are centred on the mean of their wishes).
 */
export function spreadApart(wished: readonly number[], gap: number): number[] {
  const order = wished.map((_, i) => i).sort((a, b) => wished[a]! - wished[b]! || a - b);
  const clusters: { start: number; members: number[] }[] = [];
  for (const i of order) {
    let cluster = { start: wished[i]!, members: [i] };
    for (;;) {
      const above = clusters.at(-1);
      if (!above || above.start + above.members.length * gap <= cluster.start) break;
      clusters.pop();
      const members = [...above.members, ...cluster.members];
      const mean = members.reduce((sum, member, place) => sum + wished[member]! - place * gap, 0) / members.length;
      cluster = { start: mean, members };
    }
    clusters.push(cluster);
  }
  const placed = new Array<number>(wished.length);
  for (const { start, members } of clusters) members.forEach((member, place) => (placed[member] = start + place * gap));
  return placed;
}
