import type { Mail, Receiver } from './receivers/receiver.ts';

export type Fate = 'delivered' | 'discarded';

/** A receiver's message store: it remembers the keys of the mail it delivered, for as long as its window. */
export class Store {
  /** When the mail of each key was delivered, oldest first. */
  private readonly deliveredAt = new Map<string, number>();

  constructor(private readonly receiver: Receiver) {}

  /** Mails must come in the order of their acceptance. */
  accept(mail: Mail): Fate {
    const key = this.receiver.keyOf(mail);
    if (key === null) return 'delivered';
    this.forget(mail.acceptedSeconds - this.receiver.windowSeconds);
    if (this.deliveredAt.has(key)) return 'discarded';
    this.deliveredAt.set(key, mail.acceptedSeconds);
    return 'delivered';
  }

  private forget(beforeSeconds: number): void {
    for (const [key, seconds] of this.deliveredAt) {
      if (seconds >= beforeSeconds) return;
      this.deliveredAt.delete(key);
    }
  }
}

/** The fate of mails, given in the order of their acceptance. */
export function deliver<M extends Mail>(receiver: Receiver, mails: Iterable<M>): { delivered: M[]; discarded: M[] } {
  const store = new Store(receiver);
  const sorted: { delivered: M[]; discarded: M[] } = { delivered: [], discarded: [] };
  for (const mail of mails) sorted[store.accept(mail)].push(mail);
  return sorted;
}
