import type { Change } from '../scenario/scenario.ts';
import { changeText } from './changeText.ts';
import { textWidth, type TextStyle } from './surface.ts';
import { xOf, type TimeScale } from './timeScale.ts';

/** How the words of a change are written. */
export const CHANGE_LABEL = { size: 12.5, weight: 600 } as const satisfies Partial<TextStyle>;

/** Between a line and its words, and between the words of two changes, px. */
const ATTACHED_PX = 5;
const APART_PX = 10;

export interface ChangeLabel {
  readonly text: string;
  /** Where the text begins (align left) or ends (align right): beside its line, px. */
  readonly x: number;
  readonly align: 'left' | 'right';
  /** What it covers, px. */
  readonly left: number;
  readonly width: number;
}

export interface ChangeMark {
  /** Where its line stands, px. */
  readonly x: number;
  /** null: there is no room for its words. */
  readonly label: ChangeLabel | null;
  /** Whether the words of a later change lie over its line. */
  readonly covered: boolean;
}

/**
 * The changes in view, the latest first, and which of them are said: each left of its own line, where the latest finds
 * room as it happens, and right of it only at the figure's left edge. No two texts meet; the later one has precedence.
 * @param mostPx all texts together take no more
 */
export function changeMarks(changes: readonly Change[], scale: TimeScale, mostPx = Infinity): ChangeMark[] {
  const marks: ChangeMark[] = [];
  let room = mostPx;
  let saidFrom = Infinity;
  let lineAfter = scale.right;
  for (const change of [...changes].reverse()) {
    const x = Math.round(xOf(scale, change.atUs)) + 0.5;
    if (x < scale.left || x > scale.right + 1) continue;
    const text = changeText(change);
    const width = textWidth(text, CHANGE_LABEL);
    const before = x - ATTACHED_PX - width;
    const fitsBefore = before >= scale.left && x + APART_PX / 2 <= saidFrom;
    const fitsAfter = before < scale.left && x + ATTACHED_PX + width + APART_PX <= Math.min(saidFrom, lineAfter);
    const said = width <= room && (fitsBefore || fitsAfter);
    const label = said ? labelAt(text, x, width, fitsBefore) : null;
    marks.push({ x, label, covered: marks.some(({ label: other }) => other !== null && liesOver(other, x)) });
    lineAfter = x;
    if (!label) continue;
    room -= width;
    saidFrom = Math.min(x, label.left);
  }
  return marks;
}

function labelAt(text: string, lineX: number, width: number, before: boolean): ChangeLabel {
  const x = before ? lineX - ATTACHED_PX : lineX + ATTACHED_PX;
  return { text, x, align: before ? 'right' : 'left', left: before ? x - width : x, width };
}

function liesOver({ left, width }: ChangeLabel, x: number): boolean {
  return x > left - APART_PX / 2 && x < left + width + APART_PX / 2;
}
