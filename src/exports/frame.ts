/** An Ethernet frame with IPv4 (RFC 791) and TCP (RFC 9293), its checksums computed. */
import type { Endpoint, Side } from '../mail/smtp/hosts.ts';
import { MAX_SEGMENT, SYN, WINDOW, type Segment } from '../mail/smtp/tcp.ts';

const ETHERNET = 14;
const IPV4 = 20;
const TCP = 20;
const MSS_OPTION = 4;

const ETHERTYPE_IPV4 = 0x0800;
const PROTOCOL_TCP = 6;
const DO_NOT_FRAGMENT = 0x4000;
/** As Windows sends. */
const TIME_TO_LIVE = 128;

/** Locally administered: nobody's. */
const HARDWARE_ADDRESS: Readonly<Record<Side, readonly number[]>> = {
  client: [0x02, 0, 0, 0, 0, 0x10],
  server: [0x02, 0, 0, 0, 0, 0x25],
};

export interface Route {
  readonly client: Endpoint;
  readonly server: Endpoint;
}

/**
 * The segment's frame, without the checksum of Ethernet, as a capture on the sender's machine has it.
 * @param identification of the IPv4 packet, mod 2¹⁶
 */
export function frameOf(segment: Segment, route: Route, identification: number): Uint8Array<ArrayBuffer> {
  const to: Side = segment.from === 'client' ? 'server' : 'client';
  const [source, destination] = [route[segment.from], route[to]];
  const options = segment.flags & SYN ? MSS_OPTION : 0;
  const frame = new Uint8Array(ETHERNET + IPV4 + TCP + options + segment.payload.length);
  const view = new DataView(frame.buffer);

  frame.set(HARDWARE_ADDRESS[to], 0);
  frame.set(HARDWARE_ADDRESS[segment.from], 6);
  view.setUint16(12, ETHERTYPE_IPV4);
  writeIpv4(view, source.address, destination.address, identification);
  writeTcp(view, segment, source.port, destination.port, options);
  return frame;
}

function writeIpv4(
  view: DataView,
  source: readonly number[],
  destination: readonly number[],
  identification: number,
): void {
  const at = ETHERNET;
  view.setUint8(at, 0x45);
  view.setUint16(at + 2, view.byteLength - ETHERNET);
  view.setUint16(at + 4, identification & 0xffff);
  view.setUint16(at + 6, DO_NOT_FRAGMENT);
  view.setUint8(at + 8, TIME_TO_LIVE);
  view.setUint8(at + 9, PROTOCOL_TCP);
  for (let i = 0; i < 4; i++) {
    view.setUint8(at + 12 + i, source[i]!);
    view.setUint8(at + 16 + i, destination[i]!);
  }
  view.setUint16(at + 10, checksum(wordSum(view, at, at + IPV4)));
}

function writeTcp(
  view: DataView,
  segment: Segment,
  sourcePort: number,
  destinationPort: number,
  options: number,
): void {
  const at = ETHERNET + IPV4;
  const { seq, ack, flags, payload } = segment;
  view.setUint16(at, sourcePort);
  view.setUint16(at + 2, destinationPort);
  view.setUint32(at + 4, seq);
  view.setUint32(at + 8, ack);
  view.setUint8(at + 12, ((TCP + options) / 4) << 4);
  view.setUint8(at + 13, flags);
  view.setUint16(at + 14, WINDOW);
  if (options > 0) view.setUint32(at + TCP, (2 << 24) | (MSS_OPTION << 16) | MAX_SEGMENT);
  const payloadAt = at + TCP + options;
  for (let i = 0; i < payload.length; i++) view.setUint8(payloadAt + i, payload.charCodeAt(i));
  // The pseudo-header: both addresses, the protocol, and the length of header and payload.
  const pseudo = wordSum(view, ETHERNET + 12, ETHERNET + IPV4) + PROTOCOL_TCP + (view.byteLength - at);
  view.setUint16(at + 16, checksum(pseudo + wordSum(view, at, view.byteLength)));
}

/** The sum of the bytes [from, to) as 16-bit words; an odd byte at the end counts as the upper half of one. */
function wordSum(view: DataView, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at + 1 < to; at += 2) sum += view.getUint16(at);
  return (to - from) % 2 === 0 ? sum : sum + (view.getUint8(to - 1) << 8);
}

/** The ones' complement of the ones' complement sum (RFC 1071). */
function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + (folded >>> 16);
  return ~folded & 0xffff;
}
