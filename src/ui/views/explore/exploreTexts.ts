/** The exploration in words. */
import { algorithmById } from '../../../algorithms/index.ts';
import type { Exploration } from '../../../race/explored/exploration.ts';
import type { Stuck } from '../../../race/explored/stuck.ts';
import type { ExploreSettings } from '../../../scenario/exploreLink.ts';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 5550996791340n → "5,550,996,791,340". */
export const exactly = (count: number | bigint): string => WHOLE.format(count);

export const counted = (count: number | bigint, one: string, many: string): string =>
  `${exactly(count)} ${Number(count) === 1 ? one : many}`;

export function settingsInWords({ algorithm, threads, per, ticks, bound, hash }: ExploreSettings): string {
  const parts = [
    algorithmById(algorithm).name,
    `${counted(threads, 'thread', 'threads')} × ${counted(per, 'message', 'messages')}`,
    ticks === 0 ? 'clock frozen' : 'clock ticks once or not at all',
  ];
  if (hash === 'jdk8') parts.push('hashes of JDK 8');
  if (bound !== null) parts.push(`at most ${counted(bound, 'preemption', 'preemptions')}`);
  return parts.join(' · ');
}

/**
 * The finding in one sentence.
 * @param bound the most preemptions that a schedule was allowed; null: any number
 */
export function finding(
  { complete, schedules, colliding, states, stuck, shortest }: Exploration,
  bound: number | null,
): string {
  if (!complete || schedules === null || colliding === null) {
    const so = shortest
      ? `A collision was found after ${shortest.moves.length} moves.`
      : 'No collision was found in what was seen; that proves nothing about the rest.';
    return `${exactly(states)} states were seen, not all. ${so}`;
  }
  if (stuck && schedules === 0n) return `No schedule can be completed: ${stuckInWords(stuck)}.`;
  if (schedules === 0n) return 'There is no schedule.';
  const within = bound === null ? '' : ` with at most ${counted(bound, 'preemption', 'preemptions')}`;
  const of = schedules === 1n ? `The only schedule${within}` : `of ${exactly(schedules)} schedules${within}`;
  if (schedules === 1n) return `${of} ${colliding === 0n ? 'does not collide' : 'collides'}.`;
  if (colliding === 0n) return `None ${of} collides. All of them were counted.`;
  return `${exactly(colliding)} ${of} ${colliding === 1n ? 'collides' : 'collide'} (${shareOf(colliding, schedules)}).`;
}

/** Percent of schedules that collide, from exact counts; only none reads as 0 and only all as 100. */
export function shareOf(colliding: bigint, schedules: bigint): string {
  if (colliding === 0n) return '0 %';
  if (colliding === schedules) return '100 %';
  const percent = Number((colliding * 10_000n) / schedules) / 100;
  if (percent < 0.1) return '< 0.1 %';
  if (percent >= 99.95) return '> 99.9 %';
  return `${percent.toFixed(Number.isInteger(percent) ? 0 : 1)} %`;
}

/** Threads count from 1 for people. */
export function stuckInWords({ word, waiting, holding }: Stuck): string {
  const names = (threads: readonly number[]): string =>
    `thread${threads.length === 1 ? '' : 's'} ${threads.map((thread) => thread + 1).join(' and ')}`;
  return `${word}, ${names(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for a monitor that ${names(holding)} never gave back`;
}

/** Why an exploration is not complete; null if it is. */
export function unfinished(exploration: Exploration, settings: ExploreSettings, stopped: boolean): string | null {
  if (exploration.complete) return null;
  if (exploration.limitReached)
    return (
      `The limit of ${exactly(settings.limit)} states was reached: the space is larger, and no count here is exact. ` +
      'Raise the limit, or choose fewer threads, messages, ticks or preemptions.'
    );
  return stopped ? `Stopped after ${exactly(exploration.states)} states: no count here is exact.` : null;
}

export interface ExploreMetric {
  readonly id: 'schedules' | 'colliding-schedules' | 'shortest' | 'preemptions' | 'states' | 'transitions';
  readonly label: string;
  /** Exact; '' where there is none. */
  readonly value: string;
  readonly text: string;
  readonly toned: boolean;
}

/** @param bound the most preemptions that a schedule was allowed: what needs more was not looked for; null: any number */
export function metricsOf(exploration: Exploration, bound: number | null): readonly ExploreMetric[] {
  const { complete, schedules, colliding, shortest, fewestPreemptions, states, transitions } = exploration;
  const count = (id: ExploreMetric['id'], label: string, value: bigint | number | null, toned = false) => ({
    id,
    label,
    value: value === null ? '' : String(value),
    text: value === null ? 'not known' : exactly(value),
    toned,
  });
  const moves = shortest?.moves.length ?? null;
  const switches = fewestPreemptions?.preemptions ?? null;
  return [
    count('schedules', 'schedules', schedules),
    count('colliding-schedules', 'collide', colliding, true),
    {
      ...count('shortest', 'moves to the first collision', moves ?? (complete ? 0 : null), true),
      ...(moves === null && complete ? { text: bound === null ? 'never' : 'none found' } : {}),
    },
    {
      ...count('preemptions', 'preemptions needed', complete ? switches : null, true),
      ...(complete
        ? switches === null
          ? { text: bound === null ? 'impossible' : `not with ${bound}` }
          : {}
        : switches === null
          ? {}
          : { text: `at most ${switches}` }),
    },
    count('states', 'states', states),
    count('transitions', 'transitions', transitions),
  ];
}
