/** Sends batches of mails to a table in another thread, and uses each again when the table has taken it. */
import { MailBatch } from './mailBatch.ts';

/** So many may wait for the table: a table that is slower than the reader needs no more memory. */
const MAX_UNDERWAY = 4;

/** With so many under way, the table is the slower one. */
const BUSY = 2;

export class BatchSender {
  readonly #free: MailBatch[] = [];
  readonly #underway = new Set<Promise<void>>();
  #failure: Error | null = null;

  /** @param send gives a batch's buffer to the other thread; resolves when the table has taken the mails */
  constructor(readonly send: (buffer: ArrayBufferLike) => Promise<void>) {}

  /** Sends the batch off, and gives an empty one. */
  readonly hand = (batch: MailBatch): MailBatch => {
    // The table has more to do than the reader: some of its work is done here.
    if (this.#underway.size >= BUSY) batch.addHashes();
    const underway: Promise<void> = this.send(batch.buffer)
      .catch((error: unknown) => (this.#failure ??= error instanceof Error ? error : new Error(String(error))))
      .then(() => {
        this.#underway.delete(underway);
        batch.clear();
        this.#free.push(batch);
      });
    this.#underway.add(underway);
    return this.#free.pop() ?? new MailBatch();
  };

  /** Waits until few are under way. @throws what the other thread threw */
  async rest(): Promise<void> {
    await this.#untilFewerThan(MAX_UNDERWAY);
  }

  /** Waits until the table has all. @throws what the other thread threw */
  async settle(): Promise<void> {
    await this.#untilFewerThan(1);
  }

  async #untilFewerThan(batches: number): Promise<void> {
    while (this.#underway.size >= batches) await Promise.race(this.#underway);
    if (this.#failure !== null) throw this.#failure;
  }
}
