/** What the explorer's answer to a repair means. */
import { countsAlone } from '../../../algorithms/repaired.ts';
import { placeOf, scopeOf } from '../../../scenario/repair.ts';
import { verdictOf, type RepairVerdict } from '../../../race/explored/repairCheck.ts';
import type { Exploration } from '../../../race/explored/exploration.ts';
import { counted, grouped, stuckWords } from './scheduleWords.ts';
import type { ScheduleSettings } from './settings.ts';

const HEADS: Readonly<Record<RepairVerdict['kind'], string>> = {
  proven: 'Proven',
  refuted: 'Refuted',
  stuck: 'It never ends',
  unknown: 'Not known',
};

export interface RepairAnswer {
  readonly verdict: RepairVerdict;
  /** One or two words. */
  readonly head: string;
  readonly sentences: readonly string[];
}

export function repairAnswer(exploration: Exploration, { repair, threads, per }: ScheduleSettings): RepairAnswer {
  const verdict = verdictOf(exploration);
  const size = `${threads} threads, ${counted(per, 'message')} each`;
  const sentences = [...verdictSentences(verdict, size), ...remarks(repair ?? '', verdict)];
  return {
    verdict,
    head: verdict.stuck?.word === 'deadlock' && verdict.kind === 'stuck' ? 'Deadlock' : HEADS[verdict.kind],
    sentences,
  };
}

function verdictSentences(
  { kind, orders, colliding, states, counterexample, stuck }: RepairVerdict,
  size: string,
): string[] {
  switch (kind) {
    case 'proven':
      return [
        `All ${grouped(orders ?? 0n)} orders of ${size} were tried (${grouped(states)} distinct states). None makes two Message-IDs alike, and every one ends.`,
      ];
    case 'refuted': {
      const share =
        orders !== null && colliding !== null
          ? `${grouped(colliding)} of ${grouped(orders)} orders make two Message-IDs alike. `
          : '';
      const also = stuck ? [stuckWords(stuck)] : [];
      return [`${share}The shortest counterexample takes ${counted(counterexample?.length ?? 0, 'move')}.`, ...also];
    }
    case 'stuck':
      return stuck ? [stuckWords(stuck)] : [];
    case 'unknown':
      return [
        `Stopped after ${grouped(states)} states: not every order of ${size} was tried. Take fewer threads or messages.`,
      ];
  }
}

/** Why it came to that, read off the listing. */
function remarks(text: string, { kind }: RepairVerdict): string[] {
  const lock = placeOf(text, 'lock');
  const unlock = placeOf(text, 'unlock');
  if (lock >= 0 && unlock >= 0 && unlock < lock)
    return [
      'The unlock stands before the lock. In Java it would throw IllegalMonitorStateException; here it frees a monitor, whoever holds it.',
    ];
  if (scopeOf(text) === 'thread' && kind === 'refuted')
    return ['Each thread locks a monitor of its own, and none ever waits for another: such a lock protects nothing.'];
  if (lock >= 0 && unlock === lock + 1) return ['Between the lock and the unlock nothing happens.'];
  if (lock >= 0 && unlock < 0 && kind !== 'proven') return ['The lock is never given back.'];
  if (kind === 'proven' && !countsAlone(text))
    return [
      'What is left is chance: the header keeps 25 bits of a hash, so a long run may draw one twice in one tick.',
    ];
  return [];
}
