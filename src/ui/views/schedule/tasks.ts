/** The four tasks of the view: three goals of the game, and the exercise. */
import type { AlgorithmId } from '../../../scenario/scenario.ts';
import { DEFAULT_SETTINGS, type ScheduleSettings } from './settings.ts';
import { ORIGINAL } from '../../../scenario/repair.ts';

export interface Task {
  readonly number: number;
  /** On the rail. */
  readonly title: string;
  readonly words: string;
  readonly settings: ScheduleSettings;
}

const goal = (algorithm: AlgorithmId): ScheduleSettings => ({ ...DEFAULT_SETTINGS, algorithm });

export const TASKS: readonly Task[] = [
  {
    number: 1,
    title: 'Two alike under 1.3.2',
    words:
      'You decide which thread takes the next step. Make two Message-IDs that are the same, in as few moves as you can.',
    settings: goal('javamail-1.3.2'),
  },
  {
    number: 2,
    title: 'Two alike under 1.3.3',
    words: '1.3.3, the first fix, brought a counter. Two IDs are the same now only if hash, counter and clock all are.',
    settings: goal('javamail-1.3.3'),
  },
  {
    number: 3,
    title: 'Try 1.4.1',
    words:
      '1.4.1 counts under a lock. Run a thread into the monitor while another holds it, and see what it does. Can two be alike? When you have tried, read the proof.',
    settings: goal('javamail-1.4.1'),
  },
  {
    number: 4,
    title: 'Repair it',
    words:
      'Put the lock and the unlock where they belong, or make a read and a write one step. Of 216 exam answers to an exercise of this kind, most named the race, and half removed it (Strömbäck).',
    settings: { ...goal('javamail-1.3.2'), per: 2, repair: ORIGINAL['javamail-1.3.2'] },
  },
];

/** The task that settings belong to; null: none, as of an algorithm that no task is about. */
export function taskOf({ algorithm, repair }: ScheduleSettings): Task | null {
  const fits = (task: Task): boolean =>
    repair !== null
      ? task.settings.repair !== null
      : task.settings.repair === null && task.settings.algorithm === algorithm;
  return TASKS.find(fits) ?? null;
}
