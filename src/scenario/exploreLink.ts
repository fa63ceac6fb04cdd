/** Reads and writes the links of the view *Every interleaving* (CONTRACT.md). */
import type { IntegerField } from './field.ts';
import { FIELDS } from './fields.ts';
import { LinkReader } from './linkReader.ts';
import { tellingNewer, type Problem } from './problem.ts';
import type { AlgorithmId, HashMode } from './scenario.ts';
import { orRepaired, parseScenario } from './url.ts';

export interface ExploreSettings {
  readonly algorithm: AlgorithmId;
  readonly hash: HashMode;
  readonly threads: number;
  /** Messages each thread makes. */
  readonly per: number;
  /** How often the clock may tick. */
  readonly ticks: number;
  /** The most preemptions that a schedule may have; null: any number. */
  readonly bound: number | null;
  /** States after which the exploration gives up. */
  readonly limit: number;
}

export interface ExploreLink {
  readonly settings: ExploreSettings;
  /** null: the link does not say. */
  readonly run: boolean | null;
  readonly problems: readonly Problem[];
}

const integer = (
  parameter: string,
  name: string,
  why: string,
  min: number,
  max: number,
  standard: number,
): IntegerField => ({
  kind: 'integer',
  parameter,
  name,
  why,
  min,
  max,
  default: standard,
  format: String,
  speak: String,
});

export const EXPLORE_FIELDS = {
  threads: integer('threads', 'Threads', 'Every thread more multiplies the orders.', 1, 4, 2),
  per: integer('per', 'Messages each', 'Each thread makes so many, one after the other.', 1, 4, 1),
  ticks: integer('ticks', 'Clock ticks', 'A tick between two clock readings keeps their Message-IDs apart.', 0, 1, 0),
  bound: integer('bound', 'Preemptions at most', 'Schedules with more are left out.', 0, 9, 0),
  limit: integer('limit', 'Limit of states', 'Where the search gives up.', 1_000, 10_000_000, 3_000_000),
} as const;

export const EXPLORE_DEFAULTS: ExploreSettings = {
  algorithm: FIELDS.first.default,
  hash: FIELDS.hash.default,
  threads: EXPLORE_FIELDS.threads.default,
  per: EXPLORE_FIELDS.per.default,
  ticks: EXPLORE_FIELDS.ticks.default,
  bound: null,
  limit: EXPLORE_FIELDS.limit.default,
};

/** What the link asks to explore. Never throws: what cannot be used becomes a problem, and the default takes its place. */
export function parseExploreLink(params: URLSearchParams): ExploreLink {
  const reader = new LinkReader(params);
  const { threads, per, ticks, limit } = EXPLORE_FIELDS;
  const settings: ExploreSettings = {
    algorithm: reader.choice(orRepaired(FIELDS.first, params), FIELDS.first.default),
    hash: reader.choice(FIELDS.hash, FIELDS.hash.default),
    threads: reader.number(threads, threads.default),
    per: reader.number(per, per.default),
    ticks: reader.number(ticks, ticks.default),
    bound: params.has('bound') ? boundIn(reader) : null,
    limit: reader.number(limit, limit.default),
  };
  const run = reader.word('run', ['0', '1']);
  const read = new Set(['first', 'hash', 'run', ...Object.keys(EXPLORE_FIELDS)]);
  const others = parseScenario(params).problems.filter(({ parameter }) => !read.has(parameter));
  return { settings, run: run === null ? null : run === '1', problems: tellingNewer([...reader.problems, ...others]) };
}

/** Refused, it is left out: any number of preemptions. */
function boundIn(reader: LinkReader): number | null {
  const { bound } = EXPLORE_FIELDS;
  const values = Array.from({ length: bound.max - bound.min + 1 }, (_, index) => String(bound.min + index));
  const text = reader.word(bound.parameter, values);
  return text === null ? null : Number(text);
}

/** A link's query, without `?`. `parseExploreLink` reads the same settings back. */
export function formatExploreLink(settings: ExploreSettings, run: boolean | null = null): string {
  const { algorithm, hash, threads, per, ticks, bound, limit } = settings;
  const parts = ['view=explore', `threads=${threads}`, `per=${per}`, `ticks=${ticks}`, `first=${algorithm}`];
  if (hash !== EXPLORE_DEFAULTS.hash) parts.push(`hash=${hash}`);
  if (bound !== null) parts.push(`bound=${bound}`);
  if (limit !== EXPLORE_DEFAULTS.limit) parts.push(`limit=${limit}`);
  if (run !== null) parts.push(`run=${run ? '1' : '0'}`);
  return parts.join('&');
}
