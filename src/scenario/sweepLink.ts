/** Reads and writes a sweep's link: `x=threads:1,2,5,10&y=clock:1ms,10ms&seeds=10&messages=2000&engine=simulated`. */
import { FIELDS, defaultScenario } from './fields.ts';
import { LinkReader } from './linkReader.ts';
import { allowedNumbers, readNumber, writeNumber, type NumberField } from './linkValues.ts';
import { duplicated, refused, tellingNewer, type Problem } from './problem.ts';
import { MANY_CORES } from './presets.ts';
import { RUNS, SECONDS, SWEPT_FIELDS, type Axis, type SweepPlan } from './sweep.ts';
import { formatScenario, parseScenario } from './url.ts';

export interface ParsedSweep {
  readonly plan: SweepPlan;
  /** null: the link does not say. */
  readonly run: boolean | null;
  readonly problems: readonly Problem[];
}

/** What a sweep takes where its link does not say, unlike a race. */
const OWN_DEFAULTS = { engine: 'simulated', messages: 2000, cores: MANY_CORES } as const;
const DEFAULT_X: Axis = { field: 'threads', values: [1, 2, 4, 10, 20, 32, 64] };
const DEFAULT_Y: Axis = { field: 'clockResolutionUs', values: [100, 1000, 10_000, 15_625, 55_000] };

/** What is swept where a link says nothing: threads against clocks, as DESIGN's first tables, in a moment. */
export const defaultSweep: SweepPlan = {
  base: { ...defaultScenario, ...OWN_DEFAULTS },
  x: DEFAULT_X,
  y: DEFAULT_Y,
  runs: RUNS.default,
  seconds: SECONDS.default,
};

/** All values of a field, in its slider's order. */
export function allValues(field: NumberField): readonly number[] {
  if (field.kind === 'stops') return field.stops;
  return Array.from({ length: field.max - field.min + 1 }, (_, i) => field.min + i);
}

/**
 * "1, 2, 5..8" or "1ms,10ms" as the field's values, each once, in its slider's order; `..` takes all between.
 * The first piece that is none of them comes back as `wrong`.
 */
export function readValues(field: NumberField, text: string): { values: number[]; wrong: string | null } {
  const order = allValues(field);
  const chosen = new Set<number>();
  for (const piece of text.split(',').map((part) => part.trim())) {
    const [from = '', to = from, ...more] = piece.split('..').map((end) => end.trim());
    const first = readNumber(field, from);
    const last = readNumber(field, to);
    if (first === null || last === null || more.length > 0) return { values: [], wrong: piece };
    const [low, high] = [order.indexOf(first), order.indexOf(last)].sort((a, b) => a - b);
    for (const value of order.slice(low, high! + 1)) chosen.add(value);
  }
  return { values: order.filter((value) => chosen.has(value)), wrong: null };
}

/** The inverse of {@link readValues}, without ranges. */
export function writeValues(field: NumberField, values: readonly number[], separator = ','): string {
  return values.map((value) => writeNumber(field, value)).join(separator);
}

function writeAxis({ field, values }: Axis): string {
  return `${FIELDS[field].parameter}:${writeValues(FIELDS[field], values)}`;
}

const ALLOWED_AXES = SWEPT_FIELDS.map((field) => FIELDS[field].parameter).join(', ');

interface ReadAxis {
  /** null: the link has none that can be used. */
  readonly axis: Axis | null;
  /** Why not, given what takes its place. */
  readonly problem: ((used: string) => Problem) | null;
}

function readAxis(params: URLSearchParams, parameter: 'x' | 'y'): ReadAxis {
  const texts = params.getAll(parameter);
  const [text] = texts;
  if (text === undefined) return { axis: null, problem: null };
  if (texts.length > 1) return { axis: null, problem: (used) => duplicated(parameter, texts, used) };
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const field = SWEPT_FIELDS.find((candidate) => FIELDS[candidate].parameter === name);
  if (!field) {
    const allowed = `one of ${ALLOWED_AXES}, a colon, and values`;
    return { axis: null, problem: (used) => ({ ...refused(parameter, text, allowed, used), unknown: true }) };
  }
  if (colon < 0) return { axis: { field, values: allValues(FIELDS[field]) }, problem: null };
  const { values, wrong } = readValues(FIELDS[field], text.slice(colon + 1));
  if (wrong === null) return { axis: { field, values }, problem: null };
  const allowed = `after ${name}: ${allowedNumbers(FIELDS[field])}`;
  return { axis: null, problem: (used) => refused(parameter, wrong, allowed, used) };
}

/** Where the link has no axis that can be used: the default sweep's, and never one setting on both. */
function axesOf(x: Axis | null, y: Axis | null): Pick<SweepPlan, 'x' | 'y'> {
  if (x) return { x, y };
  return { x: y?.field === DEFAULT_X.field ? DEFAULT_Y : DEFAULT_X, y: y ?? DEFAULT_Y };
}

/**
 * The sweep that a link describes. Never throws: what cannot be used becomes a problem, and the default takes its place.
 * With an `x` that can be used and no `y` it is a line.
 */
export function parseSweep(params: URLSearchParams): ParsedSweep {
  const link = parseScenario(params, undefined, OWN_DEFAULTS);
  const reader = new LinkReader(params);
  const read = { x: readAxis(params, 'x'), y: readAxis(params, 'y') };
  const { x, y } = axesOf(read.x.axis, read.y.axis);
  const ofAxes = [read.x.problem?.(writeAxis(x)), read.y.problem?.(y ? writeAxis(y) : '')];
  const runs = reader.number(RUNS, RUNS.default);
  const seconds = reader.number(SECONDS, SECONDS.default);
  return {
    plan: { base: link.scenario, x, y, runs, seconds },
    run: link.run,
    problems: tellingNewer([
      ...link.problems,
      ...ofAxes.filter((problem) => problem !== undefined),
      ...reader.problems,
    ]),
  };
}

/** A sweep's link, without `?`. {@link parseSweep} reads the same sweep back. */
export function formatSweep({ base, x, y, runs, seconds }: SweepPlan, run: boolean | null = null): string {
  const { engine, messages, cores } = defaultScenario;
  const own: Record<string, string> = {
    engine: base.engine,
    messages: writeNumber(FIELDS.messages, base.messages),
    cores: writeNumber(FIELDS.cores, base.cores),
    x: writeAxis(x),
    ...(y && { y: writeAxis(y) }),
    seeds: String(runs),
    ...(base.engine === 'live' && { seconds: String(seconds) }),
  };
  return formatScenario({ ...base, engine, messages, cores }, { view: 'sweep', own, run });
}
