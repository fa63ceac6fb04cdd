/** The sequence diagram "How it happened" as plain geometry: bars, arrows, hatches and texts, in px. */
import type { MessageIdPart, StepId } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { Segment } from './labelPlacement.ts';
import { spreadApart } from './labelPlacement.ts';
import { sharedBits } from './sequenceBits.ts';
import type { SideTitles, VariableLine } from './sequenceColumns.ts';
import { columnsOf } from './sequenceColumns.ts';
import type { Sequence, SequenceEvent, Side } from './sequenceEvents.ts';
import { hatchesOf } from './sequenceHatches.ts';
import type { Link, PlacedText } from './sequenceTexts.ts';
import { textsOf } from './sequenceTexts.ts';
import { timeScale } from './sequenceScale.ts';
import { targetsOf, type Target } from './sequenceTargets.ts';

export interface Bar {
  readonly side: Side;
  readonly step: StepId | 'lock-wait';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow between a thread's bar and a variable's line. */
export interface Arrow extends Segment {
  readonly side: Side;
  readonly step: StepId;
  readonly part: MessageIdPart;
  readonly direction: 'read' | 'write';
  /** Where it touches the variable. */
  readonly dotX: number;
}

export interface Hatch {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  readonly remark: string | null;
}

/** The name of a step beside its bar. */
export interface StepName {
  readonly side: Side;
  readonly step: StepId;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly part: MessageIdPart;
  readonly text: string;
}

export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  readonly actors: readonly Heading[];
  readonly variables: readonly Heading[];
  readonly lifeBottom: number;
  readonly bars: readonly Bar[];
  readonly arrows: readonly Arrow[];
  readonly hatches: readonly Hatch[];
  readonly stepNames: readonly StepName[];
  /** Joins the two clock readings. */
  readonly clockLine: Segment | null;
  /** Thin lines: equal values of two processes, or two draws and the bits that they share. */
  readonly links: readonly Link[];
  readonly texts: readonly PlacedText[];
  readonly cut: { readonly top: number; readonly bottom: number; readonly lengthUs: number } | null;
  /** In the order of the sequence's events. */
  readonly targets: readonly Target[];
  /** At the bar of the thread that reads what a serial order would have changed; a line goes on where its arrow ends. */
  readonly divergences: readonly {
    readonly x: number;
    readonly y: number;
    readonly fromX: number;
    readonly toX: number;
  }[];
  /** Dots on a variable's line: writes by others. */
  readonly putBacks: readonly { readonly x: number; readonly y: number; readonly part: MessageIdPart }[];
}

/** The name of a life line, above it. */
export interface Heading extends VariableLine {
  /** Middle of the text; the line begins below it. */
  readonly y: number;
}

export interface SequenceTitles {
  /** The threads. */
  readonly actors: SideTitles;
  /** The variables that only one side touches. */
  readonly own: SideTitles;
}

export const BAR_PX = 12;
const PLOT_TOP = 54;
const HEADING_Y = 9;
const HEADING_ROW_PX = 16;
/** Of a bold heading's character. */
const HEADING_CHARACTER_PX = 7;
const STEP_NAME_PX = 14;
const BELOW_PX = 14;

const SHORT_NAMES: Record<StepId, string> = {
  'read-seed': 'read',
  'write-seed': 'write',
  lock: 'lock',
  'read-counter': 'read',
  'write-counter': 'write',
  unlock: 'unlock',
  'get-and-increment': 'count',
  'read-clock': 'clock',
};

export function partOf(step: StepId): MessageIdPart {
  if (step === 'read-clock') return 'clock';
  return step === 'read-seed' || step === 'write-seed' ? 'hash' : 'counter';
}

/**
 * @param messages the two whose steps the sequence holds: their hashes and clocks are written into the figure
 * @param widthPx at least 320
 */
export function layoutSequence(
  sequence: Sequence,
  messages: { readonly left: LoggedMessage; readonly right: LoggedMessage },
  titles: SequenceTitles,
  widthPx: number,
): SequenceLayout {
  const columns = columnsOf(sequence, widthPx, titles.own);
  const actors = [
    { x: columns.left, y: HEADING_Y, title: titles.actors.left },
    { x: columns.right, y: HEADING_Y, title: titles.actors.right },
  ];
  const variableY = fitInOneRow([...actors, ...columns.lines]) ? HEADING_Y : HEADING_Y + HEADING_ROW_PX;
  const scale = timeScale(sequence, PLOT_TOP + (variableY - HEADING_Y) / 2);
  const inner = { left: columns.left + BAR_PX / 2, right: columns.right - BAR_PX / 2 };
  const arrows = sequence.events.flatMap((event) => arrowOf(event, columns.lineX, inner, scale.y));
  const hatches = hatchesOf(sequence).map(({ from, to, label, remark }) => ({
    left: inner.left,
    right: inner.right,
    top: scale.y(from),
    bottom: scale.y(to),
    label,
    remark,
  }));
  const clockLine = clockLineOf(sequence, inner, scale.y);
  const stepNames = {
    left: stepNamesOf(sequence, 'left', inner.left, scale.y),
    right: stepNamesOf(sequence, 'right', inner.right, scale.y),
  };
  const { marks } = sequence;
  const { texts, links } = textsOf({ sequence, messages, columns, scale, arrows, hatches, clockLine });
  const lowest = Math.max(scale.bottom, ...texts.map((text) => text.box.bottom));
  const bits = sharedBits(messages, columns, lowest);
  return {
    width: widthPx,
    height: Math.max(lowest, ...bits.texts.map((text) => text.box.bottom)) + BELOW_PX,
    actors,
    variables: columns.lines.map((line) => ({ ...line, y: variableY })),
    lifeBottom: lowest + BELOW_PX / 2,
    bars: sequence.events.flatMap((event) => barsOf(event, columns[event.side], scale.y)),
    arrows,
    hatches,
    stepNames: [...stepNames.left, ...stepNames.right],
    clockLine,
    links: [...links, ...bits.links],
    texts: [...texts, ...bits.texts],
    cut: scale.cut,
    targets: targetsOf(sequence, stepNames, (columns.left + columns.right) / 2, widthPx),
    divergences: marks.divergences.map(({ at, side, variable }) => ({
      x: inner[side],
      y: scale.y(at),
      fromX: columns.lineX(variable, side),
      toX: side === 'left' ? inner.right : inner.left,
    })),
    putBacks: marks.putBacks.map(({ at, variable }) => ({
      x: columns.lineX(variable, 'left'),
      y: scale.y(at),
      part: variable === 'seed' ? 'hash' : 'counter',
    })),
  };
}

function fitInOneRow(headings: readonly VariableLine[]): boolean {
  const inOrder = headings.toSorted((a, b) => a.x - b.x);
  return inOrder.every(({ x, title }, i) => {
    const next = inOrder[i + 1];
    return (
      !next || next.x - x >= ((title.length + next.title.length) / 2) * HEADING_CHARACTER_PX + HEADING_CHARACTER_PX
    );
  });
}

function barsOf({ side, step, at, until, waited }: SequenceEvent, x: number, y: (at: number) => number): Bar[] {
  const bar = (kind: Bar['step'], from: number, to: number): Bar => {
    const top = y(from);
    return { side, step: kind, x: x - BAR_PX / 2, y: top, width: BAR_PX, height: Math.max(1, y(to) - top) };
  };
  return waited > 0 ? [bar('lock-wait', at - waited, at), bar(step, at, until)] : [bar(step, at, until)];
}

function arrowOf(
  { side, step, at, variable, direction }: SequenceEvent,
  lineX: (variable: 'seed' | 'counter', side: Side) => number,
  inner: { readonly left: number; readonly right: number },
  y: (at: number) => number,
): Arrow[] {
  if (!variable || !direction) return [];
  const dotX = lineX(variable, side);
  const threadX = inner[side];
  const [x1, x2] = direction === 'read' ? [dotX, threadX] : [threadX, dotX];
  return [{ side, step, x1, x2, y1: y(at), y2: y(at), part: partOf(step), direction, dotX }];
}

function clockLineOf(
  { events }: Sequence,
  inner: { readonly left: number; readonly right: number },
  y: (at: number) => number,
): Segment | null {
  const reading = (side: Side) => events.find((event) => event.side === side && event.step === 'read-clock');
  const [left, right] = [reading('left'), reading('right')];
  return left && right ? { x1: inner.left, y1: y(left.at), x2: inner.right, y2: y(right.at) } : null;
}

function stepNamesOf({ events }: Sequence, side: Side, innerX: number, y: (at: number) => number): StepName[] {
  const own = events.filter((event) => event.side === side);
  const places = spreadApart(
    own.map((event) => y(event.at)),
    STEP_NAME_PX,
  );
  const outward = side === 'left' ? -1 : 1;
  return own.map(({ step }, i) => ({
    side,
    step,
    x: innerX + outward * (BAR_PX + 6),
    y: places[i] ?? 0,
    anchor: side === 'left' ? 'end' : 'start',
    part: partOf(step),
    text: SHORT_NAMES[step],
  }));
}
