/** What a repair costs: which listings race for it, and what their IDs/s say. */
import { algorithmById } from '../../../algorithms/index.ts';
import { repairedSteps } from '../../../algorithms/repaired.ts';
import type { Job } from '../../../race/sweep/jobs.ts';
import type { CountedRun } from '../../../race/simulated/duplicateCount.ts';
import { defaultScenario } from '../../../scenario/fields.ts';
import { placeOf, scopeOf, type RepairableId } from '../../../scenario/repair.ts';
import type { AlgorithmId, EngineId } from '../../../scenario/scenario.ts';
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

/** So many take about a second on a machine of 2 cores; the simulation needs fewer. */
const LIVE_MESSAGES = 2_000_000;
const SIMULATED_MESSAGES = 20_000;
/** Of a live run at most, s. */
export const COST_SECONDS = 1;

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
  return subjects.map(({ id }, cell) => ({
    cell,
    scenario: { ...defaultScenario, first: id, stepUs: 0, messages, engine },
  }));
}

/** null: it made nothing, or in no time. */
export function costRow(subject: CostSubject, { messages, duplicates, lengthUs }: CountedRun): CostRow | null {
  if (messages === 0 || lengthUs === 0) return null;
  return { ...subject, messages, duplicates, idsPerSecond: (messages * 1e6) / lengthUs };
}

/** "lock round read seed and write seed", "no lock". */
export function heldNote(text: string): string {
  const [lock, unlock] = [placeOf(text, 'lock'), placeOf(text, 'unlock')];
  if (lock < 0) return 'no lock';
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
