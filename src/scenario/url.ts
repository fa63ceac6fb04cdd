/** Reads and writes a link's parameters (CONTRACT.md, "URL"). */
import type { ChoiceField } from './field.ts';
import { FIELDS, MAX_LANES, defaultScenario } from './fields.ts';
import { LinkReader } from './linkReader.ts';
import { writeNumber } from './linkValues.ts';
import { refused, tellingNewer, unknownParameter, type Problem } from './problem.ts';
import { readRepairedId } from './repair.ts';
import type { AlgorithmId, Scenario } from './scenario.ts';
import { VIEW_IDS, VIEW_PARAMETERS, viewOf, type ViewId } from './view.ts';

export interface ParsedLink {
  readonly scenario: Scenario;
  readonly view: ViewId;
  /** 1–7; null: none. */
  readonly scene: number | null;
  /** null: the link does not say. */
  readonly run: boolean | null;
  /** Whether the link has any parameter at all. */
  readonly explicit: boolean;
  readonly problems: readonly Problem[];
}

/** What a scene sets; a link's own parameters go before it. */
export type SceneSettings = (scene: number) => Partial<Scenario>;

const SCENES = ['1', '2', '3', '4', '5', '6', '7'] as const;
const OWN_PARAMETERS: readonly string[] = [
  ...Object.values(FIELDS).map((field) => field.parameter),
  'view',
  'scene',
  'run',
];

/**
 * The experiment that a link describes. Never throws: what cannot be used becomes a problem, the default (or the
 * scene's setting) takes its place, and the rest of the link still works.
 * A slider's value must be one of its stops, so that the slider can show it; threads, processes, cores and seed may be
 * any whole number in their range.
 * @param own what this view takes by default, unlike the race
 */
export function parseScenario(
  params: URLSearchParams,
  sceneSettings: SceneSettings = () => ({}),
  own: Partial<Scenario> = {},
): ParsedLink {
  const reader = new LinkReader(params);
  const sceneText = reader.word('scene', SCENES);
  const scene = sceneText === null ? null : Number(sceneText);
  const base = { ...defaultScenario, ...own, ...sceneOf(scene, sceneSettings) };
  const run = reader.word('run', ['0', '1']);
  const view = reader.word('view', VIEW_IDS, 'race') ?? 'race';
  const asked: Scenario = {
    threads: reader.number(FIELDS.threads, base.threads),
    clockResolutionUs: reader.number(FIELDS.clockResolutionUs, base.clockResolutionUs),
    stepUs: reader.number(FIELDS.stepUs, base.stepUs),
    workSteps: reader.number(FIELDS.workSteps, base.workSteps),
    smtpMs: reader.number(FIELDS.smtpMs, base.smtpMs),
    messages: reader.number(FIELDS.messages, base.messages),
    first: reader.choice(orRepaired(FIELDS.first, params), base.first),
    second: reader.choice(orRepaired(FIELDS.second, params), base.second),
    engine: reader.choice(FIELDS.engine, base.engine),
    seed: reader.number(FIELDS.seed, base.seed),
    cores: reader.number(FIELDS.cores, base.cores),
    processes: reader.number(FIELDS.processes, base.processes),
    hash: reader.choice(FIELDS.hash, base.hash),
  };
  const { scenario, problem } = withinLanes(asked, params, base);
  const problems = tellingNewer([...reader.problems, ...(problem ? [problem] : []), ...unknownParameters(params)]);
  return {
    scenario,
    view,
    scene,
    run: run === null ? null : run === '1',
    explicit: params.size > 0,
    problems,
  };
}

/** The field with the repaired algorithm that the link names, if it names one that can race. */
export function orRepaired(field: ChoiceField<AlgorithmId>, params: URLSearchParams): ChoiceField<AlgorithmId> {
  const repaired = readRepairedId(params.get(field.parameter) ?? '');
  return repaired === null ? field : { ...field, values: [...field.values, repaired] };
}

function sceneOf(scene: number | null, sceneSettings: SceneSettings): Partial<Scenario> {
  return scene === null ? {} : sceneSettings(scene);
}

interface Fitted {
  readonly scenario: Scenario;
  readonly problem: Problem | null;
}

/**
 * Threads and processes may each be right, and their product too many for the panel. The threads, if the link names
 * them, give way to their default, or to as many as there is room for; else the processes do.
 */
function withinLanes(asked: Scenario, params: URLSearchParams, base: Scenario): Fitted {
  const { threads, processes } = asked;
  if (threads * processes <= MAX_LANES) return { scenario: asked, problem: null };
  const product = `threads × processes at most ${MAX_LANES}`;
  if (params.has('threads')) {
    const used = Math.min(base.threads, Math.floor(MAX_LANES / processes));
    const problem = refused('threads', String(threads), `${product}, and processes is ${processes}`, `threads=${used}`);
    return { scenario: { ...asked, threads: used }, problem };
  }
  const used = base.processes;
  const problem = refused('processes', String(processes), `${product}, and threads is ${threads}`, `processes=${used}`);
  return { scenario: { ...asked, processes: used }, problem };
}

function unknownParameters(params: URLSearchParams): Problem[] {
  const known = [...VIEW_PARAMETERS[viewOf(params)], ...OWN_PARAMETERS];
  return [...new Set(params.keys())]
    .filter((parameter) => !known.includes(parameter))
    .map((parameter) => unknownParameter(parameter, params.get(parameter) ?? '', known));
}

export interface LinkExtras {
  readonly view?: ViewId;
  /** Parameters that only this view reads, with their values. */
  readonly own?: Readonly<Record<string, string>>;
  readonly scene?: number | null;
  readonly run?: boolean | null;
  readonly sceneSettings?: SceneSettings;
}

/**
 * A link's query, without `?`: only what differs from the default (with a scene: from the scene's settings), in a fixed
 * order. `parseScenario`, given the same `sceneSettings`, reads the same scenario back. '' if there is nothing to say.
 */
export function formatScenario(scenario: Scenario, extras: LinkExtras = {}): string {
  const { view = 'race', own = {}, scene = null, run = null, sceneSettings = () => ({}) } = extras;
  const base: Scenario = { ...defaultScenario, ...sceneOf(scene, sceneSettings) };
  const parts: string[] = [];
  const add = (parameter: string, value: string): number => parts.push(`${parameter}=${encodeURIComponent(value)}`);

  if (view !== 'race') add('view', view);
  if (scene !== null) add('scene', String(scene));
  for (const key of Object.keys(FIELDS) as (keyof Scenario)[]) {
    if (scenario[key] !== base[key]) add(FIELDS[key].parameter, writeField(scenario, key));
  }
  for (const [parameter, value] of Object.entries(own)) add(parameter, value);
  if (run !== null) add('run', run ? '1' : '0');
  return parts.join('&');
}

function writeField(scenario: Scenario, key: keyof Scenario): string {
  const field = FIELDS[key];
  return field.kind === 'choice' ? scenario[key].toString() : writeNumber(field, Number(scenario[key]));
}
