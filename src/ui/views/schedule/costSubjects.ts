/** What a repair costs: which listings race for it, and what their IDs/s say. */
import { median } from 'd3';
import { algorithmById } from '../../../algorithms/index.ts';
import { repairedSteps } from '../../../algorithms/repaired.ts';
import type { Job } from '../../../race/sweep/jobs.ts';
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import { defaultScenario } from '../../../scenario/fields.ts';
import { lineOf, scopeOf, type RepairableId } from '../../../scenario/repair.ts';
import type { AlgorithmId, EngineId } from '../../../scenario/scenario.ts';
import { seeded } from '../../../scenario/sweep.ts';
import { whole } from '../../shell/figures.ts';

export interface CostSubject {
  readonly role: 'shipped' | 'reference' | 'narrowest' | 'yours';
  readonly id: AlgorithmId;
  readonly name: string;
  /** What it holds, or what it is. */
  readonly note: string;
}

/** A subject that has raced. */
export interface CostRow extends CostSubject {
  readonly messages: number;
  readonly duplicates: number;
  readonly idsPerSecond: number;
}

/** Each listing races so often, in turn with the others: what else the machine does then falls on all of them. */
export const COST_TURNS = 3;
/** Of a live run at most, s, and its messages; the simulation needs fewer. */
export const COST_SECONDS = 0.4;
const LIVE_MESSAGES = 1_000_000;
const SIMULATED_MESSAGES = 20_000;

const REFERENCE: AlgorithmId = 'javamail-1.4.1';

/**
 * In the order in which they race.
 * @param text the listing after the repair
 * @param narrowest the narrowest proven repair; null: it is this one
 */
export function costSubjects(base: RepairableId, text: string, narrowest: string | null): CostSubject[] {
  const { version: shipped } = algorithmById(base);
  const { version: reference } = algorithmById(REFERENCE);
  const found: CostSubject[] =
    narrowest === null
      ? []
      : [{ role: 'narrowest', id: `${base}~${narrowest}`, name: 'Narrowest proven', note: heldNote(narrowest) }];
  return [
    { role: 'shipped', id: base, name: shipped, note: 'as it was shipped' },
    { role: 'reference', id: REFERENCE, name: reference, note: 'the reference fix, with its counter' },
    ...found,
    { role: 'yours', id: `${base}~${text}`, name: 'Your repair', note: heldNote(text) },
  ];
}

/** All threads at full speed, nothing between two messages but the default work. */
export function costJobs(subjects: readonly CostSubject[], engine: EngineId): Job[] {
  const messages = engine === 'live' ? LIVE_MESSAGES : SIMULATED_MESSAGES;
  return Array.from({ length: COST_TURNS }, (_, turn) =>
    subjects.map(({ id }, cell) => ({
      cell,
      scenario: seeded({ ...defaultScenario, first: id, stepUs: 0, messages, engine }, turn),
    })),
  ).flat();
}

/** Of all runs together, with the median of their speeds; null: they made nothing, or in no time. */
export function costRow(subject: CostSubject, runs: readonly CountedRun[]): CostRow | null {
  const made = runs.filter(({ messages, lengthUs }) => messages > 0 && lengthUs > 0);
  const idsPerSecond = median(made, ({ messages, lengthUs }) => (messages * 1e6) / lengthUs);
  if (idsPerSecond === undefined) return null;
  const total = (of: (run: CountedRun) => number): number => made.reduce((sum, run) => sum + of(run), 0);
  return {
    ...subject,
    messages: total((run) => run.messages),
    duplicates: total((run) => run.duplicates),
    idsPerSecond,
  };
}

/** "lock round read seed and write seed", "no lock". */
export function heldNote(text: string): string {
  const [lock, unlock] = [lineOf(text, 'lock'), lineOf(text, 'unlock')];
  if (lock < 0) return text.includes('S') || text.includes('A') ? 'no lock, but a read and a write at once' : 'no lock';
  const held = repairedSteps(text, 'jdk4')
    .slice(lock + 1, unlock)
    .map(({ name }) => name);
  const own = scopeOf(text) === 'thread' ? ' of the thread’s own' : '';
  return held.length === 0 ? `lock${own} round nothing` : `lock${own} round ${new Intl.ListFormat('en').format(held)}`;
}

/** The repair against the narrowest proven one, or, if it is that itself, against the reference; '' until both have raced. */
export function costSentence(rows: readonly CostRow[], holdsMore: boolean): string {
  const yours = rows.find(({ role }) => role === 'yours');
  const against = rows.find(({ role }) => role === (holdsMore ? 'narrowest' : 'reference'));
  if (!yours || !against) return '';
  const ratio = yours.idsPerSecond / against.idsPerSecond;
  const whom = holdsMore ? 'the narrowest proven repair' : against.name;
  const told = `Your repair made ${whole(yours.idsPerSecond)} IDs/s, ${ratio.toFixed(2)} times as many as ${whom}.`;
  return holdsMore ? told : `It holds no more than it must. ${told}`;
}
