/** When each duplicate of a run was complete, so that they can be counted up to any moment. */
import type { DeliveryLog } from './deliveryLog.ts';
import { CHUNK_ROWS } from './logBuffer.ts';

export class DuplicateMoments {
  /** Ascending, µs. */
  readonly #endsUs: Float64Array;

  /** Reads the log: some 20 ms a million rows. */
  constructor(log: DeliveryLog) {
    const { endUs } = log.columns;
    let members = 0;
    let groups = 0;
    eachColliding(log, (_, group) => {
      members++;
      if (group > groups) groups = group;
    });
    const firstRow = new Int32Array(groups + 1).fill(-1);
    eachColliding(log, (row, group) => {
      const first = firstRow[group]!;
      if (first < 0 || endUs[row]! < endUs[first]!) firstRow[group] = row;
    });
    const moments = new Float64Array(members);
    let duplicates = 0;
    eachColliding(log, (row, group) => {
      if (row !== firstRow[group]) moments[duplicates++] = endUs[row]!;
    });
    this.#endsUs = moments.subarray(0, duplicates).sort();
  }

  /** Duplicates complete at or before `us`. */
  countTo(us: number): number {
    const moments = this.#endsUs;
    let low = 0;
    let high = moments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (moments[middle]! <= us) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Calls back for every message that shares its Message-ID, with the number of its collision. */
function eachColliding(log: DeliveryLog, look: (row: number, group: number) => void): void {
  for (let chunk = 0; chunk < log.chunks; chunk++) {
    const start = chunk * CHUNK_ROWS;
    const end = start + log.published(chunk);
    for (let row = start; row < end; row++) {
      const group = log.collisionOf(row);
      if (group > 0) look(row, group);
    }
  }
}
