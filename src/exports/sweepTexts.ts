/** The words and labels of a sweep: above its pictures, along its axes, in its files' names. */
import { algorithmById } from '../algorithms/index.ts';
import type { SweepRecord } from '../log/sweepRecord.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SWEPT_FIELDS, type Axis, type SweepPlan, type SweptField } from '../scenario/sweep.ts';
import type { SweepAxisLabels, SweepFigureInput } from '../timeline/sweepFigure.ts';
import type { SweepPosterInput } from '../timeline/sweepPoster.ts';
import { basicTime } from './fileName.ts';

/** A value where room is short: "10 ms", "full", "20". */
export function shortValue(field: SweptField, value: number): string {
  if (field === 'workSteps') return value.toLocaleString('en-US');
  return FIELDS[field].format(value).replace(' a step', '').replace('full speed', 'full');
}

export function axisLabels({ field, values }: Axis): SweepAxisLabels {
  return { name: FIELDS[field].name, labels: values.map((value) => shortValue(field, value)) };
}

export function sweepTitle({ base, x, y }: SweepPlan): string {
  const over = [x, ...(y ? [y] : [])].map(({ field }) =>
    FIELDS[field].name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
  );
  return `Duplicate Message-IDs of ${algorithmById(base.first).name}, by ${over.join(' and ')}`;
}

/** What all cells have in common, and how they were run. */
export function sweepSettings({ base, x, y, runs, seconds }: SweepPlan): string[] {
  const swept: readonly SweptField[] = [x.field, ...(y ? [y.field] : [])];
  const live = base.engine === 'live';
  const of: Record<SweptField, (scenario: Scenario) => string> = {
    threads: ({ threads }) => FIELDS.threads.speak(threads),
    clockResolutionUs: ({ clockResolutionUs }) => `clock ${FIELDS.clockResolutionUs.format(clockResolutionUs)}`,
    stepUs: ({ stepUs }) => FIELDS.stepUs.format(stepUs),
    workSteps: ({ workSteps }) => `work ${FIELDS.workSteps.format(workSteps)}`,
    cores: ({ cores }) => FIELDS.cores.speak(cores),
    processes: ({ processes }) => FIELDS.processes.speak(processes),
  };
  const common = SWEPT_FIELDS.filter((field) => !swept.includes(field) && !(live && field === 'cores'));
  const how = live
    ? `live threads, ${runWord(runs)} of at most ${seconds} s or ${FIELDS.messages.speak(base.messages)} a cell`
    : `simulation, ${seeds(base.seed, runs)}, ${FIELDS.messages.speak(base.messages)} a run`;
  return [
    [...common.map((field) => of[field](base)), `SMTP ${FIELDS.smtpMs.format(base.smtpMs)}`].join(' · '),
    `${how} · hashes from ${FIELDS.hash.format(base.hash)} · rates with their 95 % intervals`,
  ];
}

const seeds = (first: number, runs: number): string =>
  runs === 1 ? `seed ${first}` : `seeds ${first} to ${first + runs - 1}`;

const runWord = (runs: number): string => `${runs} ${runs === 1 ? 'run' : 'runs'}`;

/** What the picture of a sweep shows; the page adds theme, width and scale. */
export function sweepFigure({ plan, cells }: SweepRecord): Pick<SweepFigureInput, 'x' | 'y' | 'points' | 'safe'> {
  return {
    x: axisLabels(plan.x),
    y: plan.y && axisLabels(plan.y),
    points: cells.map(({ point }) => point),
    safe: algorithmById(plan.base.first).safe,
  };
}

export function sweepPoster(
  record: SweepRecord,
  look: Pick<SweepFigureInput, 'theme' | 'width' | 'logarithmic'>,
): SweepPosterInput {
  return { ...look, ...sweepFigure(record), title: sweepTitle(record.plan), settings: sweepSettings(record.plan) };
}

/** `sweep-javamail-1.3.2-threads-clock-42.csv`: the algorithm, the axes, and the first seed or a live sweep's start. */
export function sweepFileName({ plan, startedAtMs }: SweepRecord, extension: string): string {
  const { base, x, y } = plan;
  const axes = [x, ...(y ? [y] : [])].map(({ field }) => FIELDS[field].parameter);
  const run = base.engine === 'simulated' ? String(base.seed) : basicTime(startedAtMs);
  return `sweep-${base.first}-${axes.join('-')}-${run}.${extension}`;
}
