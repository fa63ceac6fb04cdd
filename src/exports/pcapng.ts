/**
 * The SMTP connections as a packet capture for Wireshark: an interface per panel, a TCP connection per thread, packets in
 * order of time. Composed from the log; no packet was sent.
 */
import { algorithmById } from '../algorithms/index.ts';
import type { RunRecord } from '../log/record.ts';
import { conversation } from '../mail/smtp/dialogue.ts';
import { endpointsOf } from '../mail/smtp/hosts.ts';
import { mergeByTime } from '../mail/smtp/mergeByTime.ts';
import { segmentsOf, type Segment } from '../mail/smtp/tcp.ts';
import { concatenated } from './concatenated.ts';
import { messagesListed } from './format.ts';
import type { ExportOptions, RecordFormat } from './format.ts';
import { frameOf, type Route } from './frame.ts';
import { laneMails, type LaneMails } from './laneMails.ts';
import { enhancedPacket, interfaceDescription, sectionHeader } from './pcapngBlocks.ts';

export const PCAPNG: RecordFormat = {
  source: 'record',
  id: 'pcapng',
  label: 'Packet capture (pcapng)',
  extension: 'pcapng',
  mime: 'application/x-pcapng',
  write,
  pieces: messagesListed,
};

const APPLICATION = 'Two letters, one postmark';
const COMMENT =
  'Composed from the log of a run; no packet was sent. ' +
  'From the log: threads, Message-IDs, when each was ready, SMTP time. Made up: addresses, and the moments within a transaction.';

/** A packet about to be written: the frame is made only then. */
interface Packet {
  readonly atUs: number;
  readonly panelIndex: number;
  readonly segment: Segment;
  readonly route: Route;
  readonly comment: string;
}

function* write(run: RunRecord, options: ExportOptions): Generator<Uint8Array<ArrayBuffer>, void> {
  yield sectionHeader(APPLICATION, COMMENT);
  for (const { panel, algorithm } of run.panels) yield interfaceDescription(panel, algorithmById(algorithm).name);
  const startNs = BigInt(Math.round(run.startedAtMs * 1000)) * 1000n;
  let packets = 0;
  for (const messagePackets of byMessage(mergeByTime(connections(run, options)))) {
    const blocks = messagePackets.map(({ atUs, panelIndex, segment, route, comment }) => {
      const frame = frameOf(segment, route, packets++);
      return enhancedPacket(panelIndex, startNs + BigInt(Math.round(atUs * 1000)), frame, comment);
    });
    yield concatenated(blocks);
  }
}

function connections(run: RunRecord, options: ExportOptions): Iterable<Packet>[] {
  return run.panels.flatMap((panel, panelIndex) =>
    laneMails(run, panel, options).map((mails) => connection(mails, panelIndex, options)),
  );
}

function* connection(mails: LaneMails, panelIndex: number, { mail }: ExportOptions): Generator<Packet, void> {
  const route = endpointsOf(panelIndex, mails.lane);
  for (const segment of segmentsOf(conversation(mails, mail), firstNumbers(panelIndex, mails.lane))) {
    yield { atUs: segment.atUs, panelIndex, segment, route, comment: commentOn(segment) };
  }
}

/** Sequence numbers begin anywhere, and never at the same place for two connections. */
function firstNumbers(panelIndex: number, lane: number): { client: number; server: number } {
  const connectionNumber = 64 * panelIndex + lane + 1;
  return {
    client: Math.imul(connectionNumber, 0x9e3779b1) >>> 0,
    server: Math.imul(connectionNumber, 0x85ebca6b) >>> 0,
  };
}

/** Beside the packet with which a colliding mail's content ends. */
function commentOn({ turn, endsTurn }: Segment): string {
  const collision = turn?.part === 'content' && endsTurn ? (turn.mail?.collision ?? 0) : 0;
  return collision > 0 ? `Collision ${collision}: another mail has the same Message-ID.` : '';
}

/** The packets in parts, each up to the end of a transaction: the file's pieces. */
function* byMessage(packets: Iterable<Packet>): Generator<readonly Packet[], void> {
  let waiting: Packet[] = [];
  for (const packet of packets) {
    waiting.push(packet);
    if (packet.segment.turn?.part !== 'queued') continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}
