/** A small run to export: real algorithm steps, interleaved by a seeded scheduler, recorded as the log records them. */
import { algorithmById } from '../../src/algorithms/index.ts';
import { formatMessageId } from '../../src/algorithms/format.ts';
import { clockField } from '../../src/jvm/clock.ts';
import { identityHash } from '../../src/jvm/identityHash.ts';
import { STATICS_WORDS, laneProcess, laneThread, ownBase, processBase, startJvms } from '../../src/jvm/statics.ts';
import { nextParkMiller } from '../../src/jvm/parkMiller.ts';
import type { Piece } from '../../src/exports/format.ts';
import type { LoggedMessage, LoggedStep } from '../../src/log/detail.ts';
import type { PanelRecord, RunRecord } from '../../src/log/record.ts';
import type { Change, Gap, PanelId, Scenario } from '../../src/scenario/scenario.ts';
import { defaultScenario } from '../../src/scenario/fields.ts';

export const STARTED_AT_MS = Date.parse('2026-01-31T12:34:56.789Z');

type Draft = { -readonly [K in keyof LoggedMessage]: LoggedMessage[K] };

export interface RaceOptions extends Partial<Scenario> {
  readonly changes?: readonly Change[];
  readonly gaps?: readonly Gap[];
  /** What the browser's clock makes of a moment, µs; the true one if not given. */
  readonly stamp?: (us: number) => number;
}

export function racedRun({ changes = [], gaps = [], stamp, ...settings }: RaceOptions = {}): RunRecord {
  const scenario: Scenario = { ...defaultScenario, threads: 4, messages: 60, stepUs: 1000, ...settings };
  const panels = (['first', 'second'] as const).map((panel) => racedPanel(panel, scenario, stamp));
  return { scenario, changes, gaps, startedAtMs: STARTED_AT_MS, panels };
}

function racedPanel(panel: PanelId, scenario: Scenario, stamp: (us: number) => number = (us) => us): PanelRecord {
  const algorithm = algorithmById(scenario[panel]);
  const messages = race(scenario, panel, stamp);
  const byId = groupsBy(messages, (message) => formatMessageId(algorithm, message));
  const groups = [...byId.values()].filter((group) => group.length > 1);
  for (const [index, group] of groups.entries()) for (const member of group) member.collision = index + 1;
  const lanes = scenario.threads * scenario.processes;
  const duplicates = messages.length - byId.size;
  return {
    panel,
    algorithm: algorithm.id,
    totals: {
      messages: messages.length,
      distinct: byId.size,
      duplicates,
      collisions: groups.length,
      rate: (100 * duplicates) / messages.length,
      idsPerSecond: 123.5,
    },
    lanes: Array.from({ length: lanes }, (_, lane) => ({
      lane,
      process: laneProcess(lane, scenario.processes),
      thread: laneThread(lane, scenario.processes),
      active: true,
    })),
    messages: () => messages.toSorted((a, b) => a.lane - b.lane || a.row - b.row),
    collisions: () =>
      groups.map((members, index) => ({
        number: index + 1,
        cause: 'shared-read',
        reason: 'both-read-before-either-wrote',
        members,
      })),
    causeOf: () => 'shared-read',
  };
}

/** In order of completion. */
function race(scenario: Scenario, panel: PanelId, stamp: (us: number) => number): Draft[] {
  const algorithm = algorithmById(scenario[panel]);
  const steps = algorithm.steps(scenario.hash);
  const memory = new Int32Array(STATICS_WORDS);
  startJvms(memory, scenario.processes);
  let nowUs = 0;
  let random = 1;
  const duration = () => {
    random = nextParkMiller(random);
    return (scenario.stepUs || 0.3) * (0.5 + (random % 1000) / 1000);
  };
  const threads = Array.from({ length: scenario.threads * scenario.processes }, (_, lane) => ({
    lane,
    nextUs: duration(),
    step: 0,
    waitsSinceUs: null as number | null,
    recorded: [] as LoggedStep[],
    frame: {
      statics: processBase(laneProcess(lane, scenario.processes)),
      own: ownBase(lane),
      seed: 0,
      draw: 0,
      counter: 0,
      clock: 0,
      readClock: () => clockField(STARTED_AT_MS * 1000 + Math.floor(nowUs), scenario.clockResolutionUs),
    },
  }));
  const done: Draft[] = [];
  while (done.length < scenario.messages) {
    const thread = threads.reduce((first, other) => (other.nextUs < first.nextUs ? other : first));
    const { frame, lane } = thread;
    nowUs = thread.nextUs;
    const step = steps[thread.step]!;
    const value = step.run(memory, frame);
    thread.nextUs += duration();
    if (step.kind === 'lock' && value === 0) {
      thread.waitsSinceUs ??= nowUs;
      continue;
    }
    const valueless = step.kind === 'lock' || step.kind === 'unlock';
    thread.recorded.push({
      step: step.id,
      atUs: stamp(nowUs),
      value: valueless ? null : step.kind === 'clock' ? frame.clock : value,
      waitedUs: step.kind === 'lock' && thread.waitsSinceUs !== null ? stamp(nowUs) - stamp(thread.waitsSinceUs) : 0,
    });
    if (step.kind === 'lock') thread.waitsSinceUs = null;
    thread.step = (thread.step + 1) % steps.length;
    if (thread.step !== 0) continue;
    done.push({
      row: done.length,
      message: done.length,
      lane,
      process: laneProcess(lane, scenario.processes),
      thread: laneThread(lane, scenario.processes),
      hash: identityHash(frame.draw, scenario.hash === 'jdk4' ? 25 : 31),
      draw: frame.draw,
      seedRead: scenario.hash === 'jdk4' ? frame.seed : null,
      counter: algorithm.counterForm === 'none' ? null : frame.counter,
      clock: frame.clock,
      clockResolutionUs: scenario.clockResolutionUs,
      startUs: thread.recorded[0]!.atUs,
      endUs: stamp(thread.nextUs),
      collision: 0,
      steps: scenario.stepUs === 0 ? [] : thread.recorded,
    });
    thread.recorded = [];
    thread.nextUs += duration() * Math.min(scenario.workSteps, 3);
  }
  return done;
}

export function text(pieces: Iterable<Piece>): string {
  return bytes(pieces).toString('utf8');
}

export function bytes(pieces: Iterable<Piece>): Buffer {
  return Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
}

/** Map.groupBy, which Node 20 has not. */
export function groupsBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
