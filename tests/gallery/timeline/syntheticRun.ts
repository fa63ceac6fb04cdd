/** A made-up race, with real marks to make: threads that read, write and read the clock, in discrete events. */
import type { CollisionDetail, LoggedMessage, Totals } from '../../../src/log/detail.ts';
import type { Overview } from '../../../src/log/overview.ts';
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
} from '../../../src/log/viewport.ts';

export interface SyntheticSettings {
  readonly threads: number;
  readonly stepUs: number;
  readonly workSteps: number;
  readonly clockResolutionUs: number;
  readonly lengthUs: number;
  readonly safe: boolean;
}

interface Made {
  readonly row: number;
  readonly lane: number;
  readonly seed: number;
  readonly draw: number;
  readonly counter: number;
  readonly clock: number;
  readonly atUs: number[];
  readonly waitedUs: number;
  readonly endUs: number;
  nextUs: number;
  collision: number;
  fate: number;
}

const STEPS = ['read-seed', 'write-seed', 'read-clock'];
const SAFE_STEPS = ['read-seed', 'write-seed', 'lock', 'read-counter', 'write-counter', 'unlock', 'read-clock'];
const EPOCH_MS = 1_795_528_740_000;

/** Mulberry32: the same picture at every start. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class SyntheticRun {
  readonly stepIds: readonly string[];
  readonly lanes: Lane[];
  private readonly made: Made[] = [];
  private readonly groups: Made[][] = [];
  private readonly settings: SyntheticSettings;

  constructor(settings: SyntheticSettings) {
    this.settings = settings;
    this.stepIds = settings.safe ? SAFE_STEPS : STEPS;
    this.lanes = Array.from({ length: settings.threads }, (_, lane) => ({
      lane,
      process: 0,
      thread: lane,
      active: true,
    }));
    this.race();
    this.group();
  }

  totals(untilUs: number): Totals {
    const messages = this.made.filter(({ endUs }) => endUs <= untilUs).length;
    const collided = this.groups.filter((group) => group[1]!.endUs <= untilUs);
    const duplicates = collided.reduce((sum, group) => sum + group.length - 1, 0);
    return {
      messages,
      distinct: messages - duplicates,
      duplicates,
      collisions: collided.length,
      rate: messages > 0 ? (100 * duplicates) / messages : 0,
      idsPerSecond: Math.round(messages / Math.max(1e-6, untilUs / 1e6)),
    };
  }

  viewport({ fromUs, toUs, widthPx }: ViewportQuery, nowUs: number): ViewportAnswer {
    const seen = this.made.filter((one) => one.endUs <= nowUs && one.atUs[0]! < toUs && (one.nextUs || nowUs) > fromUs);
    const inView = this.groups.filter(
      (group) => group[1]!.endUs <= nowUs && group.some((one) => one.endUs >= fromUs && one.endUs < toUs),
    );
    const few = seen.length <= MAX_MESSAGES;
    return {
      fromUs,
      toUs,
      lanes: this.lanes,
      stepIds: this.stepIds,
      messagesInView: seen.length,
      collisionsInView: inView.length,
      messages: few ? this.columns(seen, nowUs) : null,
      density: few ? null : densityOf(seen, { fromUs, toUs, columns: widthPx, lanes: this.lanes.length }),
      collisions: collisionColumns(inView.slice(0, MAX_COLLISIONS)),
    };
  }

  overview(nowUs: number): Overview {
    const bins = 300;
    const binUs = Math.max(1, nowUs / bins);
    const messages = new Uint32Array(bins);
    const duplicates = new Uint32Array(bins);
    for (const one of this.made) {
      if (one.endUs >= nowUs) continue;
      const bin = Math.min(bins - 1, Math.floor(one.endUs / binUs));
      messages[bin]! += 1;
      if (one.fate === FATE_LOST) duplicates[bin]! += 1;
    }
    return { lengthUs: nowUs, binUs, messages, duplicates };
  }

  collision(number: number): CollisionDetail | null {
    const group = this.groups[number - 1];
    if (!group) return null;
    return {
      number,
      cause: 'shared-read',
      reason: 'both-read-before-either-wrote',
      members: group.map((one) => this.logged(one)),
    };
  }

  private logged(one: Made): LoggedMessage {
    const { settings, stepIds } = this;
    const values = [
      one.seed,
      one.draw,
      ...(settings.safe ? [null, one.counter, one.counter + 1, null] : []),
      one.clock,
    ];
    return {
      row: one.row,
      message: one.row,
      lane: one.lane,
      process: 0,
      thread: one.lane,
      hash: one.draw & 0x1ffffff,
      draw: one.draw,
      seedRead: one.seed,
      counter: settings.safe ? one.counter : null,
      clock: one.clock,
      clockResolutionUs: settings.clockResolutionUs,
      startUs: one.atUs[0]!,
      endUs: one.endUs,
      collision: one.collision,
      steps: stepIds.map((step, i) => ({
        step,
        atUs: one.atUs[i]!,
        value: values[i] ?? null,
        waitedUs: step === 'lock' ? one.waitedUs : 0,
      })),
    };
  }

  /** Each thread takes its next step when its time has come; whoever is first reads or writes the seed first. */
  private race(): void {
    const { threads, stepUs, workSteps, lengthUs, safe, clockResolutionUs } = this.settings;
    const random = randomOf(safe ? 7 : 3);
    const wait = (steps: number): number => Math.max(1, steps) * stepUs * (0.5 + random()) * (steps === 0 ? 0 : 1);
    const state = Array.from({ length: threads }, () => ({
      atUs: wait(workSteps),
      step: 0,
      seed: 0,
      draw: 0,
      counter: 0,
      times: [] as number[],
      waited: 0,
    }));
    const last: (Made | undefined)[] = [];
    let seed = 1_234_567;
    let counter = 0;
    let lockFreeUs = -Infinity;
    for (;;) {
      const lane = state.reduce((best, one, i) => (one.atUs < state[best]!.atUs ? i : best), 0);
      const thread = state[lane]!;
      const now = thread.atUs;
      if (now > lengthUs) return;
      const step = this.stepIds[thread.step]!;
      if (step === 'lock' && now < lockFreeUs) {
        thread.waited += stepUs / 20;
        thread.atUs += stepUs / 20;
        continue;
      }
      if (thread.step === 0 && last[lane]) last[lane].nextUs = now;
      thread.times.push(now);
      if (step === 'read-seed') thread.seed = seed;
      else if (step === 'write-seed') seed = thread.draw = (16807 * thread.seed) % 0x7fffffff;
      else if (step === 'lock') lockFreeUs = Infinity;
      else if (step === 'read-counter') thread.counter = counter;
      else if (step === 'write-counter') counter = thread.counter + 1;
      else if (step === 'unlock') lockFreeUs = now;
      thread.step += 1;
      thread.atUs = now + wait(1);
      if (step !== 'read-clock') continue;
      const clock = EPOCH_MS + (Math.floor(now / clockResolutionUs) * clockResolutionUs) / 1000;
      const { seed: read, draw, times, waited } = thread;
      const done: Made = {
        row: this.made.length,
        lane,
        seed: read,
        draw,
        counter: thread.counter,
        clock,
        atUs: times,
        waitedUs: waited,
        endUs: thread.atUs,
        nextUs: NaN,
        collision: 0,
        fate: FATE_NONE,
      };
      this.made.push(done);
      last[lane] = done;
      thread.step = 0;
      thread.times = [];
      thread.waited = 0;
      thread.atUs += wait(workSteps);
    }
  }

  private group(): void {
    const byId = new Map<string, Made[]>();
    for (const one of [...this.made].sort((a, b) => a.endUs - b.endUs)) {
      const id = `${one.draw}.${this.settings.safe ? one.counter : ''}.${Math.floor(one.clock)}`;
      byId.set(id, [...(byId.get(id) ?? []), one]);
    }
    const groups = [...byId.values()].filter((group) => group.length > 1).sort((a, b) => a[1]!.endUs - b[1]!.endUs);
    groups.forEach((group, index) => {
      this.groups.push(group);
      group.forEach((one, member) => {
        one.collision = index + 1;
        one.fate = member === 0 ? FATE_KEPT : FATE_LOST;
      });
    });
  }

  private columns(seen: readonly Made[], nowUs: number): MessageColumns {
    const steps = this.stepIds.length;
    const sorted = [...seen].sort((a, b) => a.lane - b.lane || a.endUs - b.endUs);
    return {
      count: sorted.length,
      row: Int32Array.from(sorted, ({ row }) => row),
      laneIndex: Uint8Array.from(sorted, ({ lane }) => lane),
      startUs: Float64Array.from(sorted, ({ atUs }) => atUs[0]!),
      endUs: Float64Array.from(sorted, ({ endUs }) => endUs),
      nextUs: Float64Array.from(sorted, ({ nextUs }) => (nextUs <= nowUs ? nextUs : NaN)),
      collision: Int32Array.from(sorted, ({ collision }) => collision),
      fate: Uint8Array.from(sorted, ({ fate }) => fate),
      stepUs: Float32Array.from({ length: sorted.length * steps }, (_, i) => {
        const one = sorted[Math.floor(i / steps)]!;
        return one.atUs[i % steps]! - one.atUs[0]!;
      }),
      lockWaitUs: Float32Array.from(sorted, ({ waitedUs }) => waitedUs),
    };
  }
}

function densityOf(
  seen: readonly Made[],
  { fromUs, toUs, columns, lanes }: { fromUs: number; toUs: number; columns: number; lanes: number },
): DensityColumns {
  const messages = new Uint32Array(lanes * columns);
  const colliding = new Uint32Array(lanes * columns);
  for (const { endUs, lane, collision } of seen) {
    const column = Math.floor(((endUs - fromUs) / (toUs - fromUs)) * columns);
    if (column < 0 || column >= columns) continue;
    messages[lane * columns + column]! += 1;
    if (collision > 0) colliding[lane * columns + column]! += 1;
  }
  return { columns, messages, colliding };
}

function collisionColumns(groups: readonly Made[][]): CollisionColumns {
  const members = groups.flat();
  const offset = [0];
  for (const group of groups) offset.push(offset.at(-1)! + group.length);
  return {
    count: groups.length,
    number: Int32Array.from(groups, (group) => group[0]!.collision),
    atUs: Float64Array.from(groups, (group) => group[1]!.endUs),
    offset: Int32Array.from(offset),
    memberLaneIndex: Uint8Array.from(members, ({ lane }) => lane),
    memberEndUs: Float64Array.from(members, ({ endUs }) => endUs),
    memberRow: Int32Array.from(members, ({ row }) => row),
  };
}
