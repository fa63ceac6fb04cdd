import { asDrags } from '../scenario/changes.ts';
import type { Change, Gap, LiveField } from '../scenario/scenario.ts';

/** What happened to a run beside its messages: settings moved, and stretches in which it stood still. */
export class RunRecord {
  changes: readonly Change[] = $state.raw([]);
  gaps: readonly Gap[] = $state.raw([]);
  /** Length of the run so far, µs. */
  lengthUs = $state(0);
  /** Every change, each step of a drag too. */
  moves: readonly Change[] = [];

  moved(atUs: number, field: LiveField, from: number, to: number): void {
    this.moves = [...this.moves, { atUs, field, from, to }];
    this.changes = asDrags(this.moves);
  }

  stoodStill(gap: Gap): void {
    this.gaps = [...this.gaps, gap];
  }

  reached(lengthUs: number): void {
    this.lengthUs = Math.max(this.lengthUs, lengthUs);
  }

  forget(): void {
    this.moves = this.changes = [];
    this.gaps = [];
    this.lengthUs = 0;
  }
}
