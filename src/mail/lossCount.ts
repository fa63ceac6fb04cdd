/** Counts, while a run goes on, what receivers discard, and reads nothing twice. */
import { clockFieldSeconds } from '../jvm/clock.ts';
import type { CollisionIndex } from '../log/collisionIndex.ts';
import type { LogColumns } from '../log/logBuffer.ts';
import { mailboxOf } from './recipients.ts';
import type { Comparison } from './receivers/comparison.ts';

/**
 * A receiver takes two mails for one only if their Message-IDs are equal, so each collision is a matter of its own, and of
 * n mails with d distinct keys n − d are discarded, in whatever order they come. The windows need not be looked at: mails
 * of one Message-ID are made within one tick of the clock, and the shortest window is an hour.
 */
export class LossCount {
  readonly lost: Record<Comparison, number> = { never: 0, mailbox: 0, date: 0 };
  #taken = 0;

  constructor(
    private readonly index: CollisionIndex,
    private readonly columns: LogColumns,
    private readonly recipients: number,
  ) {}

  /**
   * Takes at most so many more colliding messages into account.
   * @returns whether all are counted
   */
  advance(atMost: number): boolean {
    const end = Math.min(this.index.members, this.#taken + atMost);
    for (; this.#taken < end; this.#taken++) this.#take(this.index.memberRow(this.#taken));
    return this.#taken === this.index.members;
  }

  #take(row: number): void {
    const { clock, collision } = this.columns;
    const mailbox = this.#mailbox(row);
    const seconds = clockFieldSeconds(clock[row]!);
    let sameMailbox = false;
    for (const other of this.index.rowsOf(collision[row]!)) {
      if (other === row) break;
      if (this.#mailbox(other) !== mailbox) continue;
      sameMailbox = true;
      if (clockFieldSeconds(clock[other]!) !== seconds) continue;
      this.lost.date++;
      break;
    }
    if (sameMailbox) this.lost.mailbox++;
  }

  #mailbox(row: number): string {
    return mailboxOf(this.columns.message[row]!, this.recipients);
  }
}
