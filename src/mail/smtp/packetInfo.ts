/** A packet in one line, in the words of Wireshark's packet list. */
import { letterOf, type MailSettings } from '../message.ts';
import type { SmtpTurn } from './dialogue.ts';
import type { Endpoint, Side } from './hosts.ts';
import { ACK, FIN, MAX_SEGMENT, PSH, SYN, WINDOW, type Segment } from './tcp.ts';

export interface PacketInfo {
  readonly protocol: 'TCP' | 'SMTP' | 'SMTP/IMF';
  readonly info: string;
}

const FLAG_NAMES = [
  [FIN, 'FIN'],
  [SYN, 'SYN'],
  [PSH, 'PSH'],
  [ACK, 'ACK'],
] as const;

/** @param segment with sequence numbers counted from 0 on both sides, as Wireshark shows them */
export function packetInfo(
  segment: Segment,
  route: Readonly<Record<Side, Endpoint>>,
  settings?: MailSettings,
): PacketInfo {
  const { turn, endsTurn, payload } = segment;
  if (turn === null) return { protocol: 'TCP', info: tcpInfo(segment, route) };
  const speaker = turn.from === 'client' ? 'C' : 'S';
  if (!endsTurn) return { protocol: 'SMTP', info: `${speaker}: DATA fragment, ${payload.length} bytes` };
  if (turn.part === 'content') return { protocol: 'SMTP/IMF', info: mailInfo(turn, settings) };
  return { protocol: 'SMTP', info: `${speaker}: ${turn.text.trimEnd().replace(/\r\n\d{3}[ -]/g, ' | ')}` };
}

function tcpInfo({ from, flags, seq, ack }: Segment, { client, server }: Readonly<Record<Side, Endpoint>>): string {
  const ports = from === 'client' ? [client.port, server.port] : [server.port, client.port];
  const names = FLAG_NAMES.filter(([flag]) => flags & flag).map(([, name]) => name);
  const acked = flags & ACK ? ` Ack=${ack}` : '';
  const mss = flags & SYN ? ` MSS=${MAX_SEGMENT}` : '';
  return `${ports.join(' → ')} [${names.join(', ')}] Seq=${seq}${acked} Win=${WINDOW} Len=0${mss}`;
}

function mailInfo({ mail }: SmtpTurn, settings?: MailSettings): string {
  if (mail === null) return '';
  const { from, subject } = letterOf(mail, settings);
  return `from: ${from}, subject: ${subject},  (text/plain)`;
}
