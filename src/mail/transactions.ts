/** The SMTP transactions of a log: when each ended, and the letters in the order in which they did. */
import type { DeliveryLog } from '../log/deliveryLog.ts';
import type { LaneIndex } from '../log/laneIndex.ts';
import type { SmtpTime } from './smtp/timing.ts';

/** A message's place: the i-th of its lane, from 0. */
export interface Place {
  readonly lane: number;
  readonly i: number;
}

/** Looked at, at most, for one list: a mailbox that gets one letter in a thousand is looked for among so many. */
const MOST_LOOKED_AT = 100_000;

/**
 * A lane's transactions follow one another (SmtpTime), so that their ends are found by halving. The log does not tell
 * when the network let go of a thread: SMTP time says it.
 */
export class Transactions {
  constructor(
    private readonly log: DeliveryLog,
    private readonly lanes: LaneIndex,
    private readonly smtpTime: SmtpTime,
  ) {}

  /** When the server had taken the message, µs from the run's start. */
  acceptedUs({ lane, i }: Place): number {
    const { endUs } = this.log.columns;
    const readyUs = endUs[this.lanes.row(lane, i)]!;
    const nextUs = i + 1 < this.lanes.length(lane) ? this.log.startUs(this.lanes.row(lane, i + 1)) : NaN;
    return readyUs + this.smtpTime.durationUs(readyUs, nextUs);
  }

  /** How many of a lane's messages were taken until `us`. */
  takenBy(lane: number, us: number): number {
    let low = 0;
    let high = this.lanes.length(lane);
    if (us === Number.POSITIVE_INFINITY) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.acceptedUs({ lane, i: middle }) <= us) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Messages whose transactions go on at `us`, or begin later. */
  *openAt(us: number): Generator<Place, void> {
    for (const lane of this.lanes.lanes) {
      const length = this.lanes.length(lane);
      for (let i = this.takenBy(lane, us); i < length; i++) yield { lane, i };
    }
  }

  /** The letters taken until `us` that are wanted, newest first, `most` of them at most. */
  newest(us: number, most: number, wanted: (row: number) => boolean): Place[] {
    const heads = this.lanes.lanes.map((lane) => this.#head(lane, this.takenBy(lane, us) - 1));
    const found: Place[] = [];
    for (let looked = 0; looked < MOST_LOOKED_AT && found.length < most; looked++) {
      const head = latest(heads);
      if (!head) break;
      if (wanted(this.lanes.row(head.lane, head.i))) found.push({ lane: head.lane, i: head.i });
      Object.assign(head, this.#head(head.lane, head.i - 1));
    }
    return found;
  }

  #head(lane: number, i: number): Head {
    return { lane, i, acceptedUs: i < 0 ? Number.NEGATIVE_INFINITY : this.acceptedUs({ lane, i }) };
  }

  /** Where a row is in its lane. */
  placeOf(row: number): Place {
    const lane = this.log.laneOf(row);
    const length = this.lanes.length(lane);
    for (let i = this.lanes.firstFrom(lane, this.log.columns.endUs[row]!); i < length; i++) {
      if (this.lanes.row(lane, i) === row) return { lane, i };
    }
    throw new Error(`row ${row} is in no lane`);
  }

  /** Where the message of this number is; null: it has not been made. A lane's messages have rising numbers. */
  find(message: number): Place | null {
    for (const lane of this.lanes.lanes) {
      let low = 0;
      let high = this.lanes.length(lane);
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#message(lane, middle) < message) low = middle + 1;
        else high = middle;
      }
      if (low < this.lanes.length(lane) && this.#message(lane, low) === message) return { lane, i: low };
    }
    return null;
  }

  #message(lane: number, i: number): number {
    return this.log.columns.message[this.lanes.row(lane, i)]!;
  }
}

interface Head {
  lane: number;
  i: number;
  acceptedUs: number;
}

/** null: none has a letter left. */
function latest(heads: readonly Head[]): Head | null {
  let latest: Head | null = null;
  for (const head of heads) if (head.i >= 0 && (!latest || head.acceptedUs > latest.acceptedUs)) latest = head;
  return latest;
}
