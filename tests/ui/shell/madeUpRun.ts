/** A run in a few numbers, for the shell's tests. */
import type { Cause, CollisionDetail, LoggedMessage, Totals } from '../../../src/log/detail.ts';
import type { MessageColumns, ViewportAnswer } from '../../../src/log/viewport.ts';
import type { PanelId } from '../../../src/scenario/scenario.ts';
import type { PanelView } from '../../../src/ui/sessionView.ts';

export function totalsOf(messages: number, collisions: number): Totals {
  return { messages, distinct: messages - collisions, duplicates: collisions, collisions, rate: 1, idsPerSecond: 1 };
}

export function panelOf(id: PanelId, messages: number, collisions: number): PanelView {
  const algorithm = id === 'first' ? 'javamail-1.3.2' : 'javamail-1.4.1';
  return { id, algorithm, totals: totalsOf(messages, collisions), lostByExchange: collisions };
}

export function messageAt(startUs: number, endUs: number, draw = 1): LoggedMessage {
  return {
    row: 0,
    message: 0,
    lane: 2,
    process: 0,
    thread: 2,
    hash: draw & 0x1ffffff,
    draw,
    seedRead: null,
    counter: null,
    clock: 0,
    clockResolutionUs: 1000,
    startUs,
    endUs,
    collision: 0,
    steps: [],
  };
}

export function collisionOf(number: number, cause: Cause, atUs: number): CollisionDetail {
  const members = [messageAt(atUs - 100, atUs - 50), messageAt(atUs - 80, atUs)];
  return { number, cause, reason: 'order-not-recorded', members };
}

/** A window with messages of 1 ms at these moments, which waited so long for the monitor. */
export function windowOf(
  fromUs: number,
  toUs: number,
  waits: readonly { atUs: number; waitedUs: number }[],
): ViewportAnswer {
  const count = waits.length;
  const messages: MessageColumns = {
    count,
    row: new Int32Array(count),
    laneIndex: new Uint8Array(count),
    startUs: Float64Array.from(waits, ({ atUs }) => atUs),
    endUs: Float64Array.from(waits, ({ atUs }) => atUs + 1000),
    nextUs: new Float64Array(count),
    collision: new Int32Array(count),
    fate: new Uint8Array(count),
    stepUs: Float32Array.from(waits, ({ waitedUs }) => waitedUs),
    lockWaitUs: Float32Array.from(waits, ({ waitedUs }) => waitedUs),
  };
  return {
    fromUs,
    toUs,
    lanes: [{ lane: 3, process: 0, thread: 3, active: true }],
    stepIds: ['lock'],
    messagesInView: count,
    collisionsInView: 0,
    messages,
    density: null,
    collisions: {
      count: 0,
      number: new Int32Array(0),
      atUs: new Float64Array(0),
      offset: new Int32Array(1),
      memberLaneIndex: new Uint8Array(0),
      memberEndUs: new Float64Array(0),
      memberRow: new Int32Array(0),
    },
  };
}
