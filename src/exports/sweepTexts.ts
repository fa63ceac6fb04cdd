/** The words and labels of a sweep: above its pictures, along its axes, in its files' names. */
import { algorithmById } from '../algorithms/index.ts';
import { counted, grouped } from '../log/countText.ts';
import type { SweepRecord, SweepState } from '../log/sweepRecord.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SWEPT_FIELDS, type Axis, type SweepPlan, type SweptField } from '../scenario/sweep.ts';
import type { SweepAxisLabels, SweepFigureInput } from '../timeline/sweepFigure.ts';
import type { SweepPosterInput } from '../timeline/sweepPoster.ts';
import { basicTime } from './fileName.ts';
import { askedSeeds, seedRanges, sweepExtent } from './sweepExtent.ts';

/** A value where room is short: "10 ms", "full", "20". */
export function shortValue(field: SweptField, value: number): string {
  if (field === 'workSteps') return grouped(value);
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

/**
 * What all cells have in common, and how they were run.
 * @param whole whether every run that was asked for was made
 */
export function sweepSettings(plan: SweepPlan, whole = true): string[] {
  const { base, x, y, runs, seconds } = plan;
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
  const asked = whole ? '' : 'asked for: ';
  const how = live
    ? `live threads, ${asked}${counted(runs, 'run')} of at most ${seconds} s or ${FIELDS.messages.speak(base.messages)} a cell`
    : `simulation, ${asked}${seedWords(askedSeeds(plan))}, ${FIELDS.messages.speak(base.messages)} a run`;
  return [
    [...common.map((field) => of[field](base)), `SMTP ${FIELDS.smtpMs.format(base.smtpMs)}`].join(' · '),
    `${how} · hashes from ${FIELDS.hash.format(base.hash)} · rates with their 95 % intervals`,
  ];
}

const HEADS: Readonly<Record<SweepState, string>> = {
  idle: 'Not run',
  running: 'Still running when this was saved',
  stopped: 'Stopped',
  failed: 'Ended by an error',
  complete: 'Complete',
};

/** "Stopped after 37 of 350 runs: seeds 42 to 43; 1 to 2 of 10 runs a cell; 3 of 35 cells have none." '' for a whole sweep. */
export function extentLine(record: SweepRecord): string {
  const { plan } = record;
  const { state, made, asked, cells, measured, fewest, most, seeds } = sweepExtent(record);
  if (state === 'complete') return '';
  const range = fewest === most ? `${most}` : `${fewest} to ${most}`;
  const without = cells - measured;
  const parts = [
    ...(plan.base.engine === 'simulated' && seeds.length > 0 ? [seedWords(seeds)] : []),
    ...(measured > 0 ? [`${range} of ${counted(plan.runs, 'run')} a cell`] : []),
    ...(without > 0 ? [`${without} of ${cells} cells ${without === 1 ? 'has' : 'have'} none`] : []),
  ];
  return `${HEADS[state]}: ${grouped(made)} of ${counted(asked, 'run')} made${parts.map((part) => `; ${part}`).join('')}.`;
}

/** The settings, and where not all that was asked for was run, what was. */
export function sweepLines(record: SweepRecord): string[] {
  const extent = extentLine(record);
  return [...sweepSettings(record.plan, extent === ''), ...(extent ? [extent] : [])];
}

const seedWords = (seeds: readonly number[]): string => `${seeds.length === 1 ? 'seed' : 'seeds'} ${seedRanges(seeds)}`;

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
  return { ...look, ...sweepFigure(record), title: sweepTitle(record.plan), settings: sweepLines(record) };
}

/** `sweep-javamail-1.3.2-threads-clock-42.csv`: the algorithm, the axes, and the first seed or a live sweep's start. */
export function sweepFileName({ plan, startedAtMs }: SweepRecord, extension: string): string {
  const { base, x, y } = plan;
  const axes = [x, ...(y ? [y] : [])].map(({ field }) => FIELDS[field].parameter);
  const run = base.engine === 'simulated' ? String(base.seed) : basicTime(startedAtMs);
  return `sweep-${base.first}-${axes.join('-')}-${run}.${extension}`;
}
