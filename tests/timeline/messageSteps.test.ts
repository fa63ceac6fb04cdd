import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/timeline/keys.ts';
import { frameOpacity } from '../../src/timeline/marks/framed.ts';
import { messageAfter, type MessagePlace } from '../../src/timeline/messageSteps.ts';
import type { ViewportAnswer } from '../../src/log/viewport.ts';

/** Lanes 0, 1 and 2 of seats 10, 11 and 12; the middle one is empty. */
const ENDS = [[100, 200, 300], [], [150, 290]];

function answer(): ViewportAnswer {
  const all = ENDS.flatMap((ends, lane) => ends.map((end) => ({ lane, end })));
  return {
    fromUs: 0,
    toUs: 400,
    lanes: ENDS.map((_, i) => ({ lane: 10 + i, process: 0, thread: i, active: true })),
    stepIds: [],
    messagesInView: all.length,
    collisionsInView: 1,
    messages: {
      count: all.length,
      row: Int32Array.from(all, (_, i) => 100 + i),
      laneIndex: Uint8Array.from(all, ({ lane }) => lane),
      startUs: Float64Array.from(all, ({ end }) => end - 20),
      endUs: Float64Array.from(all, ({ end }) => end),
      nextUs: new Float64Array(all.length),
      collision: Int32Array.from(all, (_, i) => (i === 1 ? 7 : 0)),
      fate: new Uint8Array(all.length),
      stepUs: new Float32Array(0),
      lockWaitUs: new Float32Array(all.length),
    },
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

const WINDOW = { fromUs: 0, toUs: 400 };
const go = (from: MessagePlace | null, command: Parameters<typeof messageAfter>[3]) =>
  messageAfter(answer(), WINDOW, from, command);

describe('keys that go from message to message', () => {
  it('begin in the first lane at the window’s middle, or with up in the last', () => {
    expect(go(null, 'lane-down')).toMatchObject({ lane: 10, row: 101, fromUs: 180, toUs: 200, collision: 7 });
    expect(go(null, 'lane-up')).toMatchObject({ lane: 12, row: 103 });
  });

  it('reach every message of a lane in order, and stop at both ends', () => {
    const second = go(null, 'next-message');
    const third = go(second, 'next-message');
    expect([second?.row, third?.row, go(third, 'next-message')]).toEqual([101, 102, null]);
    const first = go(second, 'previous-message');
    expect([first?.row, first && go(first, 'previous-message')]).toEqual([100, null]);
  });

  it('go to the neighbouring lane, and say so where it has no message', () => {
    const bottom = go(null, 'lane-up');
    expect([go(bottom, 'lane-up'), go(bottom, 'lane-down')]).toEqual([null, null]);
    const full = { ...answer(), lanes: [answer().lanes[0]!, answer().lanes[2]!] };
    const messages = { ...full.messages!, laneIndex: Uint8Array.from([0, 0, 0, 1, 1]) };
    const from = messageAfter({ ...full, messages }, WINDOW, null, 'lane-down');
    const below = messageAfter({ ...full, messages }, WINDOW, { ...from!, toUs: 300 }, 'lane-down');
    expect(below).toMatchObject({ lane: 12, row: 104 });
  });

  it('are the arrows up and down, N and P, and leave the browser its own', () => {
    const press = (key: string, altKey = false) =>
      commandOf({ key, altKey, shiftKey: false, ctrlKey: false, metaKey: false }, true);
    expect(['ArrowUp', 'ArrowDown', 'n', 'p'].map((key) => press(key))).toEqual([
      'lane-up',
      'lane-down',
      'next-message',
      'previous-message',
    ]);
    expect(press('ArrowUp', true)).toBeNull();
  });
});

describe('the frame of an example', () => {
  it('stands for some seconds and fades, or with reduced motion goes at once', () => {
    expect([frameOpacity(0, false), frameOpacity(4900, true)]).toEqual([1, 1]);
    expect(frameOpacity(5400, false)).toBeGreaterThan(0);
    expect(frameOpacity(5400, false)).toBeLessThan(1);
    expect([frameOpacity(5400, true), frameOpacity(60_000, false)]).toEqual([0, 0]);
  });
});
