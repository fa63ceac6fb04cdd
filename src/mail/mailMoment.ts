/** The mail of a log as it was at one moment of the run. */
import { formatMessageId } from '../algorithms/format.ts';
import type { Algorithm } from '../algorithms/step.ts';
import { clockFieldSeconds } from '../jvm/clock.ts';
import type { Viewable } from '../log/viewportQuery.ts';
import type { AcceptedLetter, MailQuery } from './mailboxes.ts';
import { mailboxOf } from './recipients.ts';
import { RECEIVERS } from './receivers/index.ts';
import type { Mail } from './receivers/receiver.ts';
import { SmtpTime } from './smtp/timing.ts';
import { deliver } from './store.ts';
import { Transactions, type Place } from './transactions.ts';

/** Colliding messages among which the newest are looked for: live threads show up to 256 at once, not quite in order. */
const NEWEST_COLLIDING = 8192;
/** Collisions that are looked through for the newest lost letters. */
const NEWEST_COLLISIONS = 64;

/** A colliding mail with what its letter needs. */
export interface GroupMail extends Mail {
  readonly message: number;
  readonly acceptedUs: number;
}

export class MailMoment {
  readonly transactions: Transactions;
  readonly atUs: number;
  /** Accepted mails of collisions, by their numbers. */
  readonly #groups = new Map<number, readonly GroupMail[]>();

  constructor(
    private readonly source: Viewable,
    private readonly algorithm: Algorithm,
    private readonly query: MailQuery,
  ) {
    const { smtpMs, changes, atUs } = query;
    const instant = smtpMs === 0 && changes.every(({ field }) => field !== 'smtpMs');
    this.atUs = instant ? Number.POSITIVE_INFINITY : atUs;
    this.transactions = new Transactions(source.log, source.laneIndex, new SmtpTime(smtpMs, changes));
  }

  /** Mails of a collision that were accepted until then, in the order of acceptance; of equal moments, of completion. */
  mailsOf(collision: number, untilUs = this.atUs): readonly GroupMail[] {
    const known = untilUs === this.atUs ? this.#groups.get(collision) : undefined;
    if (known) return known;
    const { index, log } = this.source;
    const mails = [...index.rowsOf(collision)]
      .sort(log.byCompletion)
      .map((row) => this.#groupMail(row, collision))
      .filter(({ acceptedUs }) => acceptedUs <= untilUs);
    mails.sort((a, b) => a.acceptedUs - b.acceptedUs);
    if (untilUs === this.atUs) this.#groups.set(collision, mails);
    return mails;
  }

  #groupMail(row: number, collision: number): GroupMail {
    const { message, clock } = this.source.log.columns;
    const acceptedUs = this.transactions.acceptedUs(this.transactions.placeOf(row));
    return {
      message: message[row]!,
      messageId: String(collision),
      dateSeconds: clockFieldSeconds(clock[row]!),
      mailbox: this.#mailboxOf(row),
      acceptedSeconds: acceptedUs / 1e6,
      acceptedUs,
    };
  }

  #mailboxOf(row: number): string {
    return mailboxOf(this.source.log.columns.message[row]!, this.query.recipients);
  }

  /** Numbers of the collisions of the newest colliding messages that were made until then. */
  newestCollisions(): Set<number> {
    const { endUs, collision } = this.source.log.columns;
    const made = this.#newestMembers().filter((row) => endUs[row]! <= this.atUs);
    const rows = made.sort((a, b) => endUs[b]! - endUs[a]!);
    const numbers = new Set<number>();
    for (const row of rows) if (numbers.add(collision[row]!).size === NEWEST_COLLISIONS) break;
    return numbers;
  }

  /** Rows that came to belong to collisions last. */
  #newestMembers(): number[] {
    const { index } = this.source;
    const from = Math.max(0, index.members - NEWEST_COLLIDING);
    return Array.from({ length: index.members - from }, (_, i) => index.memberRow(from + i));
  }

  letters(): { letters: AcceptedLetter[]; found: boolean } {
    const { show } = this.query;
    if (show.kind === 'colliding')
      return { letters: this.#colliding().map((place) => this.#letter(place)), found: true };
    const place = show.kind === 'until' ? this.transactions.find(show.message) : null;
    const acceptedUs = place ? this.transactions.acceptedUs(place) : Number.POSITIVE_INFINITY;
    const found = show.kind === 'newest' || (place !== null && acceptedUs <= this.atUs);
    if (!found) return { letters: [], found };
    const places = this.transactions.newest(Math.min(this.atUs, acceptedUs), this.query.letters, this.#isWanted);
    return { letters: places.map((listed) => this.#letter(listed)), found };
  }

  readonly #isWanted = (row: number): boolean => {
    const { mailbox } = this.query;
    return mailbox === null || this.#mailboxOf(row) === mailbox;
  };

  #colliding(): Place[] {
    const { transactions, atUs } = this;
    const found: { place: Place; acceptedUs: number }[] = [];
    for (const row of this.#newestMembers()) {
      if (!this.#isWanted(row)) continue;
      const place = transactions.placeOf(row);
      const acceptedUs = transactions.acceptedUs(place);
      if (acceptedUs <= atUs) found.push({ place, acceptedUs });
    }
    found.sort((a, b) => b.acceptedUs - a.acceptedUs);
    return found.slice(0, this.query.letters).map(({ place }) => place);
  }

  #letter(place: Place): AcceptedLetter {
    const { log, laneIndex } = this.source;
    const row = laneIndex.row(place.lane, place.i);
    const { message, process, thread, collision, clock, ...fields } = log.messageAt(row);
    const mails = collision === 0 ? [] : this.mailsOf(collision);
    return {
      message,
      process,
      thread,
      messageId: formatMessageId(this.algorithm, { ...fields, clock }),
      dateSeconds: clockFieldSeconds(clock),
      mailbox: this.#mailboxOf(row),
      acceptedUs: this.transactions.acceptedUs(place),
      collision,
      same: mails.map((mail) => mail.message).filter((number) => number !== message),
      discardedBy: RECEIVERS.filter((receiver) =>
        deliver(receiver, mails).discarded.some((mail) => mail.message === message),
      ).map(({ id }) => id),
    };
  }
}
