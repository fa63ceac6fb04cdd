/** Answers what became of a run's mail, from the log while it grows. Nothing is computed before it is asked for. */
import type { Algorithm } from '../algorithms/step.ts';
import type { Viewable } from '../log/viewportQuery.ts';
import { LossCount } from './lossCount.ts';
import { NEWEST_LOST, type MailAnswer, type MailQuery, type ReceiverFigures } from './mailboxes.ts';
import { MailMoment, type GroupMail } from './mailMoment.ts';
import { comparisonOf } from './receivers/comparison.ts';
import { RECEIVERS } from './receivers/index.ts';
import { deliver } from './store.ts';
import type { Place } from './transactions.ts';

/** Colliding messages counted for one answer: some tens of ms. */
const COUNTED_AT_ONCE = 1 << 18;

/** Of one run's log. */
export class Mailroom {
  #count: LossCount;
  #recipients = 1;

  constructor(
    readonly source: Viewable,
    private readonly algorithm: Algorithm,
  ) {
    this.#count = this.#newCount(1);
  }

  #newCount(recipients: number): LossCount {
    this.#recipients = recipients;
    return new LossCount(this.source.index, this.source.log.columns, recipients);
  }

  answer(query: MailQuery): MailAnswer {
    if (query.recipients !== this.#recipients) this.#count = this.#newCount(query.recipients);
    const counted = this.#count.advance(COUNTED_AT_ONCE);
    const moment = new MailMoment(this.source, this.algorithm, query);
    const open = [...moment.transactions.openAt(moment.atUs)];
    const { letters, found } = moment.letters();
    return {
      accepted: Math.max(0, this.source.index.messages - open.length),
      onTheWire: open.length,
      receivers: this.#figures(moment, open),
      counted,
      letters,
      found,
    };
  }

  /** What was counted, less what is still on the wire. */
  #figures(moment: MailMoment, open: readonly Place[]): ReceiverFigures[] {
    const { log, laneIndex } = this.source;
    const waiting = new Set(open.map(({ lane, i }) => log.collisionOf(laneIndex.row(lane, i))).filter((n) => n > 0));
    const newest = moment.newestCollisions();
    return RECEIVERS.map((receiver) => {
      const all = (mails: readonly GroupMail[]): number => deliver(receiver, mails).discarded.length;
      let lost = this.#count.lost[comparisonOf(receiver)];
      for (const number of waiting) lost -= all(moment.mailsOf(number, Infinity)) - all(moment.mailsOf(number));
      const newestLost = [...newest].flatMap((number) => deliver(receiver, moment.mailsOf(number)).discarded);
      newestLost.sort((a, b) => b.acceptedUs - a.acceptedUs);
      return { id: receiver.id, lost, newestLost: newestLost.slice(0, NEWEST_LOST).map(({ message }) => message) };
    });
  }
}
