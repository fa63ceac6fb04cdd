/** What the colliding messages of a collision looked like on the wire, packet by packet. */
import { formatMessageId } from '../../algorithms/format.ts';
import { algorithmById } from '../../algorithms/index.ts';
import { clockFieldSeconds } from '../../jvm/clock.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import { DEFAULT_MAIL, type MailSettings } from '../../mail/message.ts';
import { transaction, type SmtpTurn, type TimedMail } from '../../mail/smtp/dialogue.ts';
import { unstuffed } from '../../mail/smtp/dotStuffing.ts';
import { endpointsOf, type Endpoint } from '../../mail/smtp/hosts.ts';
import { mergeByTime } from '../../mail/smtp/mergeByTime.ts';
import { packetInfo, type PacketInfo } from '../../mail/smtp/packetInfo.ts';
import { segmentsOf, type Segment } from '../../mail/smtp/tcp.ts';
import { SmtpTime } from '../../mail/smtp/timing.ts';
import type { AlgorithmId } from '../../scenario/scenario.ts';

export interface WirePacket extends PacketInfo {
  /** From 1, among the packets of all members. */
  readonly number: number;
  /** µs from the run's start. */
  readonly atUs: number;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly from: Segment['from'];
  /** Which of the collision's messages it is about: index into the members. */
  readonly member: number;
  /** The letter's lines, on the packet with which it ends; else none. */
  readonly lines: readonly string[];
}

export interface WireOptions {
  readonly algorithm: AlgorithmId;
  readonly smtpMs: number;
  /** 0: the first panel; 1: the second. */
  readonly panelIndex?: number;
  readonly mail?: MailSettings;
}

/** A mail that knows which member of the collision it is. */
interface MemberMail extends TimedMail {
  readonly member: number;
}

/** Each thread's connection was open before and stayed open after: only the messages' own transactions, in order of time. */
export function packetsOf(messages: readonly LoggedMessage[], options: WireOptions): WirePacket[] {
  const lanes = [...new Set(messages.map(({ lane }) => lane))];
  const perLane = lanes.map((lane) => lanePackets(messages, lane, options));
  return Array.from(mergeByTime(perLane), (packet, i) => ({ ...packet, number: i + 1 }));
}

function* lanePackets(
  messages: readonly LoggedMessage[],
  lane: number,
  options: WireOptions,
): Generator<Omit<WirePacket, 'number'>, void> {
  const { panelIndex = 0, mail: settings = DEFAULT_MAIL } = options;
  const route = endpointsOf(panelIndex, lane);
  const mails = laneMails(messages, lane, options);
  let current = mails[0];
  // Wireshark counts from 1 where it did not see a connection's beginning.
  for (const segment of segmentsOf(turnsOf(mails, settings), { client: 1, server: 1 })) {
    const { atUs, from, turn, endsTurn } = segment;
    // A bare acknowledgement is about the mail that it comes amid.
    current = mails.find((mail) => mail === turn?.mail) ?? current;
    yield {
      atUs,
      from,
      source: route[from],
      destination: route[from === 'client' ? 'server' : 'client'],
      member: current?.member ?? 0,
      ...packetInfo(segment, route, settings),
      lines: turn?.part === 'content' && endsTurn ? unstuffed(turn.text) : [],
    };
  }
}

function* turnsOf(mails: readonly MemberMail[], settings: MailSettings): Generator<SmtpTurn, void> {
  for (const mail of mails) yield* transaction(mail, settings);
}

function laneMails(
  messages: readonly LoggedMessage[],
  lane: number,
  { algorithm, smtpMs }: WireOptions,
): readonly MemberMail[] {
  const smtpTime = new SmtpTime(smtpMs);
  const own = messages.map((message, member) => ({ message, member })).filter(({ message }) => message.lane === lane);
  own.sort((a, b) => a.message.endUs - b.message.endUs);
  return own.map(({ message, member }, i) => ({
    member,
    message: message.message,
    messageId: formatMessageId(algorithmById(algorithm), message),
    dateSeconds: clockFieldSeconds(message.clock),
    readyUs: message.endUs,
    durationUs: smtpTime.durationUs(message.endUs, own[i + 1]?.message.startUs ?? NaN),
    collision: message.collision,
  }));
}
