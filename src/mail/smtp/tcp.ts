/** The dialogue cut into TCP segments (RFC 9293): handshake, sequence and acknowledgement numbers, FIN. */
import type { SmtpEvent, SmtpTurn } from './dialogue.ts';
import type { Side } from './hosts.ts';

/** Control bits as they stand in the header. */
export const FIN = 0x01;
export const SYN = 0x02;
export const PSH = 0x08;
export const ACK = 0x10;

/** What an Ethernet frame has room for beside the headers of IPv4 and TCP: 1500 − 20 − 20. */
export const MAX_SEGMENT = 1460;
/** Bytes that both sides are always ready to take. */
export const WINDOW = 65_535;
/** A receiver acknowledges at least every second full segment (RFC 9293 §3.8.6.3). */
const SEGMENTS_PER_ACK = 2;

export interface Segment {
  /** µs from the run's start. */
  readonly atUs: number;
  readonly from: Side;
  readonly flags: number;
  /** Mod 2³². */
  readonly seq: number;
  /** Mod 2³²; 0 where ACK is not set. */
  readonly ack: number;
  /** ASCII. */
  readonly payload: string;
  /** What is said with it; null: nothing, the transport alone. */
  readonly turn: SmtpTurn | null;
  /** Whether the turn ends with this segment. */
  readonly endsTurn: boolean;
}

export type SequenceNumbers = Record<Side, number>;

function other(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

/**
 * The segments of a conversation, in order.
 * @param initial each side's first sequence number, 0 to 2³² − 1
 */
export function* segmentsOf(events: Iterable<SmtpEvent>, initial: Readonly<SequenceNumbers>): Generator<Segment, void> {
  const line = new TcpLine(initial);
  for (const event of events) {
    if (event.kind === 'turn') yield* line.say(event);
    else if (event.kind === 'connect') yield* line.connect(event.atUs, event.roundTripUs);
    else yield* line.disconnect(event.atUs, event.roundTripUs);
  }
}

class TcpLine {
  /** What each side sends next. */
  readonly #next: SequenceNumbers;

  constructor(initial: Readonly<SequenceNumbers>) {
    this.#next = { ...initial };
  }

  *connect(atUs: number, roundTripUs: number): Generator<Segment, void> {
    yield this.#bare('client', SYN, atUs);
    yield this.#bare('server', SYN | ACK, atUs + roundTripUs);
    yield this.#bare('client', ACK, atUs + roundTripUs);
  }

  *disconnect(atUs: number, roundTripUs: number): Generator<Segment, void> {
    yield this.#bare('client', FIN | ACK, atUs);
    yield this.#bare('server', FIN | ACK, atUs + roundTripUs);
    yield this.#bare('client', ACK, atUs + roundTripUs);
  }

  *say(turn: SmtpTurn): Generator<Segment, void> {
    const { text, from, atUs } = turn;
    for (let at = 0; at < text.length; at += MAX_SEGMENT) {
      const payload = text.slice(at, at + MAX_SEGMENT);
      const endsTurn = at + MAX_SEGMENT >= text.length;
      yield this.#segment({ atUs, from, flags: endsTurn ? PSH | ACK : ACK, payload, turn, endsTurn });
      const sent = at / MAX_SEGMENT + 1;
      if (!endsTurn && sent % SEGMENTS_PER_ACK === 0) yield this.#bare(other(from), ACK, atUs);
    }
  }

  #bare(from: Side, flags: number, atUs: number): Segment {
    return this.#segment({ atUs, from, flags, payload: '', turn: null, endsTurn: false });
  }

  /** SYN and FIN take a sequence number each, as a byte does. */
  #segment({ atUs, from, flags, payload, turn, endsTurn }: Omit<Segment, 'seq' | 'ack'>): Segment {
    const seq = this.#next[from];
    const ack = (flags & ACK) === 0 ? 0 : this.#next[other(from)];
    const marks = (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);
    this.#next[from] = (seq + payload.length + marks) >>> 0;
    return { atUs, from, flags, seq, ack, payload, turn, endsTurn };
  }
}
