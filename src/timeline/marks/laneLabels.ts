import type { Lane } from '../../log/viewport.ts';
import { laneHeight, laneMiddle } from '../laneLayout.ts';
import type { Plot } from '../plot.ts';

const SIZE = 12;
/** Every lane is named while lanes are this high; below, each eighth. */
const EACH_LANE_PX = 10.5;

/** Names of the lanes, or else numbers of the threads, counted from 1; those of the selected collision red and bold, those that have left pale. */
export function drawLaneLabels(plot: Plot, marked: ReadonlySet<number>): void {
  const { surface, theme, layout, scale, answer, labels } = plot;
  const lanes = answer?.lanes ?? [];
  const anyActive = lanes.some(({ active }) => active);
  const several = lanes.some(({ process }) => process > 0);
  let freeFrom = -Infinity;
  for (const index of labelOrder(lanes.length, marked)) {
    const lane = lanes[index]!;
    const selected = marked.has(index);
    if (!selected && !isNamed(lane, laneHeight(layout, index))) continue;
    if (!selected && nearMarked(plot, index, marked)) continue;
    const y = laneMiddle(layout, index);
    if (!selected && y - freeFrom < 11) continue;
    if (!selected) freeFrom = y;
    const colour = selected ? theme.coll : lane.active || !anyActive ? theme.ink2 : theme.rule2;
    const number = several ? `${lane.process + 1}·${lane.thread + 1}` : `${lane.thread + 1}`;
    const text = labels?.laneName(lane.lane) ?? number;
    surface.text(scale.left - 8, y, text, { colour, size: SIZE, weight: selected ? 700 : 400, align: 'right' });
  }
}

function labelOrder(count: number, marked: ReadonlySet<number>): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return [...all.filter((index) => marked.has(index)), ...all.filter((index) => !marked.has(index))];
}

function isNamed({ thread }: Lane, heightPx: number): boolean {
  return heightPx >= EACH_LANE_PX || thread === 0 || (thread + 1) % 8 === 0;
}

function nearMarked({ layout }: Plot, index: number, marked: ReadonlySet<number>): boolean {
  return [...marked].some((other) => Math.abs(laneMiddle(layout, other) - laneMiddle(layout, index)) < 11);
}
