/**
 * The SMTP dialogue of a thread (RFC 5321). As JavaMail's Transport does, a thread opens one connection, says EHLO once,
 * sends message after message over it and says QUIT at the end. Each side waits for the other's answer: no pipelining.
 *
 * Composed from the log; no packet was sent. The log tells when a Message-ID was ready, and SMTP time how long the
 * transaction took; when within it each line was said is made up, four round trips of equal length.
 */
import { mailLines } from '../mailText.ts';
import { letterOf, type MailSettings, type SpooledMessage } from '../message.ts';
import { stuffed } from './dotStuffing.ts';
import { HOST_NAMES, type Side } from './hosts.ts';

export type SmtpPart =
  | 'greeting'
  | 'hello'
  | 'extensions'
  | 'sender'
  | 'recipient'
  | 'data'
  | 'content'
  | 'reply'
  | 'queued'
  | 'quit'
  | 'bye';

/** What one side says before it is the other's turn. */
export interface SmtpTurn {
  readonly kind: 'turn';
  readonly atUs: number;
  readonly from: Side;
  readonly part: SmtpPart;
  /** ASCII; every line with its CRLF. */
  readonly text: string;
  /** The message that it is about; null before the first and after the last. */
  readonly mail: TimedMail | null;
}

/** Before the first turn, and after the last one: the transport below opens and closes. */
export interface SmtpEdge {
  readonly kind: 'connect' | 'disconnect';
  readonly atUs: number;
  readonly roundTripUs: number;
}

export type SmtpEvent = SmtpTurn | SmtpEdge;

/** A message and when it is sent, µs from the run's start. */
export interface TimedMail extends SpooledMessage {
  /** Its Message-ID is ready, the transaction begins. */
  readonly readyUs: number;
  /** How long the transaction takes. */
  readonly durationUs: number;
  /** Number of the collision, from 1; 0: none. */
  readonly collision: number;
}

/** MAIL, RCPT, DATA, content: each answered before the next. */
const ROUND_TRIPS = 4;
/** Connect, greeting, EHLO: so long before the first message. */
const OPENING_ROUND_TRIPS = 3;

type Line = readonly [from: Side, part: SmtpPart, text: string];

const OPENING: readonly Line[] = [
  ['server', 'greeting', `220 ${HOST_NAMES.server} ESMTP\r\n`],
  ['client', 'hello', `EHLO ${HOST_NAMES.client}\r\n`],
  [
    'server',
    'extensions',
    `250-${HOST_NAMES.server} Hello ${HOST_NAMES.client}\r\n250-SIZE 10485760\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n`,
  ],
];

const CLOSING: readonly Line[] = [
  ['client', 'quit', 'QUIT\r\n'],
  ['server', 'bye', '221 2.0.0 Bye\r\n'],
];

function transactionLines(mail: SpooledMessage, settings?: MailSettings): readonly Line[] {
  const letter = letterOf(mail, settings);
  const { from, to, messageId } = letter;
  return [
    ['client', 'sender', `MAIL FROM:<${from}>\r\n`],
    ['server', 'reply', '250 2.1.0 Sender OK\r\n'],
    ['client', 'recipient', `RCPT TO:<${to}>\r\n`],
    ['server', 'reply', '250 2.1.5 Recipient OK\r\n'],
    ['client', 'data', 'DATA\r\n'],
    ['server', 'reply', '354 End with <CRLF>.<CRLF>\r\n'],
    ['client', 'content', stuffed(mailLines(letter))],
    ['server', 'queued', `250 2.6.0 ${messageId} queued\r\n`],
  ];
}

/** Turns one after the other; the server answers a round trip after it was asked, the client speaks at once. */
function* turns(
  lines: readonly Line[],
  startUs: number,
  roundTripUs: number,
  mail: TimedMail | null,
): Generator<SmtpTurn, void> {
  let asked = 0;
  for (const [from, part, text] of lines) {
    if (from === 'server') asked++;
    yield { kind: 'turn', atUs: startUs + asked * roundTripUs, from, part, text, mail };
  }
}

/** One message on a connection that is open. */
export function transaction(mail: TimedMail, settings?: MailSettings): Generator<SmtpTurn, void> {
  return turns(transactionLines(mail, settings), mail.readyUs, mail.durationUs / ROUND_TRIPS, mail);
}

/** When the server has taken the message, µs. */
export function acceptedUs({ readyUs, durationUs }: TimedMail): number {
  return readyUs + durationUs;
}

/**
 * All that a thread says and hears, in order of time. The connection is open just in time for the first message.
 * @param mails of one lane, in order
 */
export function* conversation(mails: Iterable<TimedMail>, settings?: MailSettings): Generator<SmtpEvent, void> {
  let last: TimedMail | null = null;
  for (const mail of mails) {
    if (last === null) {
      const roundTripUs = mail.durationUs / ROUND_TRIPS;
      const connectUs = mail.readyUs - OPENING_ROUND_TRIPS * roundTripUs;
      yield { kind: 'connect', atUs: connectUs, roundTripUs };
      yield* turns(OPENING, connectUs + roundTripUs, roundTripUs, null);
    }
    yield* transaction(mail, settings);
    last = mail;
  }
  if (last === null) return;
  const roundTripUs = last.durationUs / ROUND_TRIPS;
  yield* turns(CLOSING, acceptedUs(last), roundTripUs, null);
  yield { kind: 'disconnect', atUs: acceptedUs(last) + roundTripUs, roundTripUs };
}
