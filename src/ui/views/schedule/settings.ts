/** What is scheduled: which listing, how many threads, how often the clock may tick. */
import { algorithmById } from '../../../algorithms/index.ts';
import { repairedSteps } from '../../../algorithms/repaired.ts';
import { REPAIRABLE, type RepairableId } from '../../../scenario/repair.ts';
import { MAX_PER_THREAD, MAX_THREADS, MAX_TICKS, programOf, type Program } from '../../../race/explored/program.ts';
import type { IntegerField } from '../../../scenario/field.ts';
import type { AlgorithmId, HashMode } from '../../../scenario/scenario.ts';

export interface ScheduleSettings {
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly threads: number;
  /** Messages of each thread. */
  readonly per: number;
  readonly ticks: number;
  /** The listing after a repair (scenario/repair.ts); null: as it was shipped. */
  readonly repair: string | null;
}

export const DEFAULT_SETTINGS: ScheduleSettings = {
  algorithm: 'javamail-1.3.2',
  hash: 'jdk4',
  threads: 2,
  per: 1,
  ticks: 0,
  repair: null,
};

type ScheduleField = 'threads' | 'per' | 'ticks';

export const SCHEDULE_FIELDS: Readonly<Record<ScheduleField, IntegerField>> = {
  threads: {
    kind: 'integer',
    parameter: 'threads',
    name: 'Threads',
    why: 'Two are enough for a race.',
    min: 2,
    max: MAX_THREADS,
    default: DEFAULT_SETTINGS.threads,
    format: String,
    speak: String,
  },
  per: {
    kind: 'integer',
    parameter: 'per',
    name: 'Messages of each thread',
    why: 'How often each thread runs the listing.',
    min: 1,
    max: MAX_PER_THREAD,
    default: DEFAULT_SETTINGS.per,
    format: String,
    speak: String,
  },
  ticks: {
    kind: 'integer',
    parameter: 'ticks',
    name: 'Ticks of the clock',
    why: 'A tick between two readings tells two Message-IDs apart.',
    min: 0,
    max: MAX_TICKS,
    default: DEFAULT_SETTINGS.ticks,
    format: (value) => (value === 0 ? 'none' : String(value)),
    speak: String,
  },
};

export function isRepairable(algorithm: AlgorithmId): algorithm is RepairableId {
  return REPAIRABLE.some((id) => id === algorithm);
}

export function programFor({ algorithm, hash, threads, per, ticks, repair }: ScheduleSettings): Program {
  const steps = repair === null ? undefined : repairedSteps(repair, hash);
  return programOf(algorithmById(algorithm), { threads, per, ticks, hash, ...(steps && { steps }) });
}
