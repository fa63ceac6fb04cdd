/** Answers "what happened from here to there, on so many pixels" from the columns. */
import type { CollisionIndex } from './collisionIndex.ts';
import type { DeliveryLog } from './deliveryLog.ts';
import type { LaneIndex } from './laneIndex.ts';
import {
  FATE_KEPT,
  FATE_LOST,
  FATE_NONE,
  MAX_COLLISIONS,
  MAX_MESSAGES,
  type CollisionColumns,
  type DensityColumns,
  type Lane,
  type MessageColumns,
  type ViewportAnswer,
  type ViewportQuery,
} from './viewport.ts';

export interface Viewable {
  readonly log: DeliveryLog;
  readonly index: CollisionIndex;
  readonly laneIndex: LaneIndex;
}

/** A lane's messages that touch the window: [from, to) of its own numbering. */
interface Span {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

export function queryViewport(source: Viewable, lanes: readonly Lane[], query: ViewportQuery): ViewportAnswer {
  const { laneIndex, log } = source;
  const spans = lanes.map(({ lane }): Span => {
    const length = laneIndex.length(lane);
    // A quiet stretch may cross the whole window: the message before it belongs to the picture.
    const from = Math.max(0, laneIndex.firstFrom(lane, query.fromUs) - 1);
    return { lane, from, to: Math.min(length, laneIndex.firstFrom(lane, query.toUs) + 1) };
  });
  const messagesInView = spans.reduce((sum, { from, to }) => sum + (to - from), 0);
  const single = messagesInView <= MAX_MESSAGES;
  const density = single ? null : densityOf(source, spans, query);
  const numbers = collisionsIn(source, spans, query);
  return {
    fromUs: query.fromUs,
    toUs: query.toUs,
    lanes,
    stepIds: log.source.stepIds,
    messagesInView,
    collisionsInView: numbers.length,
    messages: single ? messagesOf(source, spans, messagesInView) : null,
    density,
    collisions: collisionsOf(source, lanes, spread(numbers, MAX_COLLISIONS)),
  };
}

function messagesOf({ log, index, laneIndex }: Viewable, spans: readonly Span[], count: number): MessageColumns {
  const { stepsPerMessage, columns } = log;
  const lockStep = log.source.stepIds.indexOf('lock');
  const out = {
    count,
    row: new Int32Array(count),
    laneIndex: new Uint8Array(count),
    startUs: new Float64Array(count),
    endUs: new Float64Array(count),
    nextUs: new Float64Array(count),
    collision: new Int32Array(count),
    fate: new Uint8Array(count),
    stepUs: new Float32Array(count * stepsPerMessage).fill(NaN),
    lockWaitUs: new Float32Array(count),
  };
  let at = 0;
  spans.forEach(({ lane, from, to }, position) => {
    const length = laneIndex.length(lane);
    for (let i = from; i < to; i++, at++) {
      const row = laneIndex.row(lane, i);
      out.row[at] = row;
      out.laneIndex[at] = position;
      out.endUs[at] = columns.endUs[row]!;
      out.startUs[at] = log.startUs(row);
      out.nextUs[at] = i + 1 < length ? log.startUs(laneIndex.row(lane, i + 1)) : NaN;
      const collision = (out.collision[at] = columns.collision[row]!);
      out.fate[at] = collision === 0 ? FATE_NONE : row === firstComplete(log, index, collision) ? FATE_KEPT : FATE_LOST;
      const steps = log.stepsAt(row);
      if (steps < 0) continue;
      out.stepUs.set(columns.stepUs.subarray(steps, steps + stepsPerMessage), at * stepsPerMessage);
      if (lockStep >= 0) out.lockWaitUs[at] = columns.stepValue[steps + lockStep]!;
    }
  });
  return out;
}

/** The message of a group that was complete first: the one that a receiver keeps. */
function firstComplete(log: DeliveryLog, index: CollisionIndex, collision: number): number {
  let first = -1;
  for (const row of index.rowsOf(collision)) {
    if (first < 0 || log.byCompletion(row, first) < 0) first = row;
  }
  return first;
}

function densityOf({ log, laneIndex }: Viewable, spans: readonly Span[], query: ViewportQuery): DensityColumns {
  const columns = Math.max(1, Math.round(query.widthPx));
  const messages = new Uint32Array(spans.length * columns);
  const colliding = new Uint32Array(spans.length * columns);
  const perUs = columns / (query.toUs - query.fromUs);
  const { endUs, collision } = log.columns;
  spans.forEach(({ lane, from, to }, position) => {
    const base = position * columns;
    for (let i = from; i < to; i++) {
      const row = laneIndex.row(lane, i);
      const column = Math.floor((endUs[row]! - query.fromUs) * perUs);
      if (column < 0 || column >= columns) continue;
      messages[base + column]!++;
      if (collision[row] !== 0) colliding[base + column]!++;
    }
  });
  return { columns, messages, colliding };
}

/** Numbers of the collisions with a member in the window, ascending: in the order in which they were found. */
function collisionsIn({ log, index, laneIndex }: Viewable, spans: readonly Span[], query: ViewportQuery): number[] {
  const { endUs, collision } = log.columns;
  const seen = new Uint8Array(index.collisions + 1);
  for (const { lane, from, to } of spans) {
    for (let i = from; i < to; i++) {
      const row = laneIndex.row(lane, i);
      const number = collision[row]!;
      if (number !== 0 && endUs[row]! >= query.fromUs && endUs[row]! <= query.toUs) seen[number] = 1;
    }
  }
  const numbers: number[] = [];
  for (let number = 1; number < seen.length; number++) if (seen[number] === 1) numbers.push(number);
  return numbers;
}

/** At most `count` of the items, evenly spread. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}

function collisionsOf({ log, index }: Viewable, lanes: readonly Lane[], numbers: readonly number[]): CollisionColumns {
  const { endUs } = log.columns;
  const position = new Map(lanes.map(({ lane }, i) => [lane, i]));
  const groups = numbers
    .map((number) => ({
      number,
      rows: [...index.rowsOf(number)].filter((row) => position.has(log.laneOf(row))).sort(log.byCompletion),
    }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => momentOf(a.rows) - momentOf(b.rows));
  function momentOf(rows: readonly number[]): number {
    return endUs[rows[1] ?? rows[0]!]!;
  }
  const members = groups.flatMap(({ rows }) => rows);
  const offset = new Int32Array(groups.length + 1);
  groups.forEach(({ rows }, i) => (offset[i + 1] = offset[i]! + rows.length));
  return {
    count: groups.length,
    number: Int32Array.from(groups, ({ number }) => number),
    atUs: Float64Array.from(groups, ({ rows }) => momentOf(rows)),
    offset,
    memberLaneIndex: Uint8Array.from(members, (row) => position.get(log.laneOf(row))!),
    memberEndUs: Float64Array.from(members, (row) => endUs[row]!),
    memberRow: Int32Array.from(members),
  };
}
