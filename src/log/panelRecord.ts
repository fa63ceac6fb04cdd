/** A panel's log as exports read it. Built from the shared columns alone, so that any worker can. */
import type { AlgorithmId, PanelId } from '../scenario/scenario.ts';
import { classify, type Verdict } from './causes.ts';
import type { CollisionDetail, LoggedMessage, Totals } from './detail.ts';
import type { DeliveryLog } from './deliveryLog.ts';
import { CHUNK_ROWS } from './logBuffer.ts';
import { LaneIndex } from './laneIndex.ts';
import type { PanelRecord } from './record.ts';
import type { Lane } from './viewport.ts';

export interface PanelFacts {
  readonly panel: PanelId;
  readonly algorithm: AlgorithmId;
  readonly totals: Totals;
  readonly lanes: readonly Lane[];
  readonly unfinished: readonly number[] | null;
}

export function panelRecord(log: DeliveryLog, facts: PanelFacts): PanelRecord {
  const laneIndex = new LaneIndex(log);
  laneIndex.update();
  const groups = groupsOf(log);
  const verdicts = classify(log, groups, facts.unfinished);
  return {
    panel: facts.panel,
    algorithm: facts.algorithm,
    totals: facts.totals,
    lanes: facts.lanes,
    *messages() {
      for (const lane of laneIndex.lanes) {
        const length = laneIndex.length(lane);
        for (let i = 0; i < length; i++) yield log.messageAt(laneIndex.row(lane, i));
      }
    },
    *collisions() {
      for (const [i, rows] of groups.entries()) yield collisionDetail(log, i + 1, rows, verdicts[i]!);
    },
    causeOf: (collision) => verdicts[collision - 1]?.cause ?? 'unknown',
  };
}

export function collisionDetail(
  log: DeliveryLog,
  number: number,
  rows: readonly number[],
  { cause, reason }: Verdict,
): CollisionDetail {
  const members = rows.toSorted(log.byCompletion).map((row): LoggedMessage => log.messageAt(row));
  return { number, cause, reason, members };
}

/** Rows of each collision, in the order of their numbers. */
function groupsOf(log: DeliveryLog): number[][] {
  const groups: number[][] = [];
  for (let chunk = 0; chunk < log.chunks; chunk++) {
    const start = chunk * CHUNK_ROWS;
    const end = start + log.published(chunk);
    for (let row = start; row < end; row++) {
      const number = log.collisionOf(row);
      if (number > 0) (groups[number - 1] ??= []).push(row);
    }
  }
  return groups;
}
