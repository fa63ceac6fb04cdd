/** Made-up collisions for the gallery and the tests: the values follow the generator, the moments are invented. */
import { algorithmById } from '../../../src/algorithms/index.ts';
import type { Algorithm } from '../../../src/algorithms/step.ts';
import { identityHash } from '../../../src/jvm/identityHash.ts';
import { nextParkMiller } from '../../../src/jvm/parkMiller.ts';
import type { Cause, CauseReason, CollisionDetail, LoggedMessage, LoggedStep } from '../../../src/log/detail.ts';
import type { AlgorithmId } from '../../../src/scenario/scenario.ts';

export interface MessageSketch {
  readonly thread: number;
  readonly process?: number;
  readonly message?: number;
  readonly seed?: number;
  /** For a hash that comes from another draw than the seed's next. */
  readonly draw?: number;
  readonly counter?: number;
  readonly clock?: number;
  readonly clockResolutionUs?: number;
  /** When each step took effect and, last, the end; µs. Two numbers: start and end of a message without steps. */
  readonly moments: readonly number[];
  /** Wait for the monitor before the lock, µs. */
  readonly waitedUs?: number;
}

const CLOCK = 1795528749728;
const SEED = 1938983919;

let rows = 0;

export function madeUpMessage(id: AlgorithmId, sketch: MessageSketch): LoggedMessage {
  const { thread, process = 0, message = 184, seed = SEED, counter = 4, clock = CLOCK, moments } = sketch;
  const draw = sketch.draw ?? nextParkMiller(seed);
  const algorithm = algorithmById(id);
  const counted = algorithm.counterForm !== 'none';
  const steps = algorithm.steps('jdk4');
  const values: Record<string, number> = {
    'read-seed': seed,
    'write-seed': draw,
    'read-counter': counter,
    'write-counter': counter + 1,
    'get-and-increment': counter,
    'read-clock': clock,
  };
  const recorded = moments.length > 2;
  return {
    row: rows++,
    message,
    lane: thread * 2 + process,
    process,
    thread,
    hash: identityHash(draw, 25),
    draw,
    seedRead: seed,
    counter: counted ? counter : null,
    clock,
    clockResolutionUs: sketch.clockResolutionUs ?? 1000,
    startUs: moments[0]!,
    endUs: moments.at(-1)!,
    collision: 16,
    steps: recorded
      ? steps.map((step, i): LoggedStep => ({
          step: step.id,
          atUs: moments[i]!,
          value: values[step.id] ?? null,
          waitedUs: step.id === 'lock' ? (sketch.waitedUs ?? 0) : 0,
        }))
      : [],
  };
}

export interface MadeUpCollision {
  readonly title: string;
  readonly algorithm: Algorithm;
  readonly processes: number;
  readonly detail: CollisionDetail;
}

function collision(
  title: string,
  id: AlgorithmId,
  [cause, reason]: readonly [Cause, CauseReason],
  sketches: readonly MessageSketch[],
  processes = 1,
): MadeUpCollision {
  const members = numbered(sketches.map((sketch, i) => madeUpMessage(id, { message: 184 + i, ...sketch })));
  return { title, algorithm: algorithmById(id), processes, detail: { number: 16, cause, reason, members } };
}

/** The steps with their places in the order of all, by their moments. */
export function numbered(messages: readonly LoggedMessage[]): LoggedMessage[] {
  const moments = messages.flatMap(({ steps }) => steps.map(({ atUs }) => atUs)).sort((a, b) => a - b);
  return messages.map((message) => ({
    ...message,
    steps: message.steps.map((step) => ({ ...step, order: moments.indexOf(step.atUs) + 1 })),
  }));
}

const SHARED = ['shared-read', 'both-read-before-either-wrote'] as const;
/** Two draws that end in the same 25 bits: draws 162,343 and 523,317 of the generator (FACTS.md §3). */
const [EARLY, LATE] = drawsAt([162_343, 523_317]);

function drawsAt(
  numbers: readonly [number, number],
): readonly [{ seed: number; draw: number }, { seed: number; draw: number }] {
  const found: { seed: number; draw: number }[] = [];
  let seed = 1234567;
  for (let number = 1; found.length < 2; number++) {
    const draw = nextParkMiller(seed);
    if (numbers.includes(number)) found.push({ seed, draw });
    seed = draw;
  }
  return [found[0]!, found[1]!];
}

export const MADE_UP: readonly MadeUpCollision[] = [
  collision('Shared read', 'javamail-1.3.2', SHARED, [
    { thread: 5, moments: [7_798_000, 7_804_100, 7_809_200, 7_815_000] },
    { thread: 2, moments: [7_800_300, 7_805_300, 7_809_800, 7_816_200] },
  ]),
  collision('Shared read, overlap lower than 24 px, 10 ms tick, steep', 'javamail-1.3.2', SHARED, [
    {
      thread: 5,
      clock: 1795528749720,
      clockResolutionUs: 10_000,
      moments: [7_798_000, 7_801_200, 7_804_000, 7_806_000],
    },
    {
      thread: 9,
      clock: 1795528749720,
      clockResolutionUs: 10_000,
      moments: [7_800_900, 7_807_300, 7_813_800, 7_818_200],
    },
  ]),
  collision('Shared read, nearly at once', 'javamail-1.3.2', SHARED, [
    {
      thread: 5,
      clock: 1795528749728100,
      clockResolutionUs: 100,
      moments: [7_798_000, 7_803_200, 7_808_000, 7_812_000],
    },
    {
      thread: 9,
      clock: 1795528749728100,
      clockResolutionUs: 100,
      moments: [7_798_004, 7_803_203, 7_808_050, 7_812_200],
    },
  ]),
  collision(
    'Replay, after a pause',
    'javamail-1.3.2',
    ['replay', 'read-after-write'],
    [
      {
        thread: 5,
        clock: 1795528749675,
        clockResolutionUs: 55_000,
        moments: [7_798_000, 7_803_100, 7_808_200, 7_813_000],
      },
      {
        thread: 2,
        clock: 1795528749675,
        clockResolutionUs: 55_000,
        moments: [7_834_300, 7_839_300, 7_843_800, 7_848_200],
      },
    ],
  ),
  collision(
    'Replay, near',
    'javamail-1.3.2',
    ['replay', 'read-after-write'],
    [
      { thread: 5, moments: [7_798_000, 7_803_100, 7_808_200, 7_813_000] },
      { thread: 2, moments: [7_804_300, 7_809_300, 7_813_800, 7_818_200] },
    ],
  ),
  collision(
    'Chance',
    'javamail-1.3.2',
    ['chance', 'different-draws'],
    [
      {
        thread: 5,
        ...EARLY,
        clock: 1795528749720,
        clockResolutionUs: 10_000,
        moments: [7_798_000, 7_802_100, 7_806_200, 7_811_000],
      },
      {
        thread: 2,
        ...LATE,
        clock: 1795528749720,
        clockResolutionUs: 10_000,
        moments: [7_799_300, 7_803_900, 7_808_800, 7_813_200],
      },
    ],
  ),
  collision('Three alike', 'javamail-1.3.2', SHARED, [
    { thread: 5, moments: [7_798_000, 7_804_100, 7_809_200, 7_815_000] },
    { thread: 2, moments: [7_800_300, 7_805_300, 7_809_800, 7_816_200] },
    { thread: 8, moments: [7_806_900, 7_809_600, 7_812_900, 7_817_200] },
  ]),
  collision('1.3.3: seed and counter shared', 'javamail-1.3.3', SHARED, [
    { thread: 5, counter: 44, moments: [7_798_000, 7_803_100, 7_807_200, 7_812_000, 7_817_000, 7_822_000] },
    { thread: 2, counter: 44, moments: [7_800_300, 7_804_300, 7_809_800, 7_815_200, 7_818_200, 7_824_100] },
  ]),
  collision(
    '1.3.3, long counter, µs, a counter that came back',
    'javamail-1.3.3',
    ['replay', 'read-after-write'],
    [
      {
        thread: 15,
        counter: 1234567,
        clock: 1795528749728100,
        clockResolutionUs: 100,
        moments: [7_798_000, 7_803_100, 7_807_200, 7_812_000, 7_817_000, 7_822_000],
      },
      {
        thread: 21,
        counter: 1234567,
        clock: 1795528749728100,
        clockResolutionUs: 100,
        moments: [7_800_300, 7_804_300, 7_814_800, 7_819_200, 7_824_200, 7_830_100],
      },
    ],
  ),
  collision(
    'Twelve alike',
    'javamail-1.3.2',
    ['unknown', 'order-not-recorded'],
    Array.from({ length: 12 }, (_, thread) => ({ thread, moments: [12_345, 12_346] })),
  ),
  collision(
    'Full speed, without steps',
    'javamail-1.3.2',
    ['shared-read', 'seed-written-once'],
    [
      { thread: 5, moments: [12_345, 12_346] },
      { thread: 2, moments: [12_345, 12_346] },
    ],
  ),
  collision(
    'Full speed, replay, 1.3.3',
    'javamail-1.3.3',
    ['replay', 'complete-before-other-began'],
    [
      { thread: 5, moments: [12_345, 12_346] },
      { thread: 2, moments: [12_445, 12_446] },
    ],
  ),
  collision(
    'Separate processes',
    'javamail-1.5.3',
    ['unknown', 'separate-processes'],
    [
      { thread: 2, process: 0, counter: 19, moments: [7_798_000, 7_802_100, 7_807_200, 7_812_000, 7_817_000] },
      { thread: 2, process: 1, counter: 19, moments: [7_799_300, 7_803_300, 7_809_800, 7_813_200, 7_818_200] },
    ],
    2,
  ),
  collision(
    'Separate processes, with a lock',
    'javamail-1.4.1',
    ['unknown', 'separate-processes'],
    [
      {
        thread: 2,
        process: 0,
        counter: 19,
        waitedUs: 6_000,
        moments: [7_798_000, 7_802_100, 7_813_200, 7_816_000, 7_820_000, 7_824_000, 7_827_000, 7_831_000],
      },
      {
        thread: 3,
        process: 1,
        counter: 19,
        moments: [7_799_300, 7_803_300, 7_809_800, 7_813_200, 7_818_200, 7_823_000, 7_828_000, 7_832_000],
      },
    ],
    2,
  ),
  collision(
    'One thread, twice',
    'javamail-1.3.2',
    ['replay', 'one-thread-twice'],
    [
      {
        thread: 5,
        clock: 1795528749675,
        clockResolutionUs: 55_000,
        moments: [7_798_000, 7_803_100, 7_808_200, 7_813_000],
      },
      {
        thread: 5,
        clock: 1795528749675,
        clockResolutionUs: 55_000,
        moments: [7_834_300, 7_839_300, 7_843_800, 7_848_200],
      },
    ],
  ),
];

/** The first draws of a run, one of them made by two threads. */
export function firstDraws(): { draw: number; hash: number; lane: number }[] {
  const draws: { draw: number; hash: number; lane: number }[] = [];
  let seed = 1234567;
  for (let draw = 1; draw <= 22; draw++) {
    seed = nextParkMiller(seed);
    const hash = identityHash(seed, 25);
    draws.push({ draw, hash, lane: draw % 7 });
    if (draw === 12) draws.push({ draw, hash, lane: 0 });
  }
  return draws;
}
