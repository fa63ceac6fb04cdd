/** Reads a pcapng file of Ethernet, IPv4 and TCP, and refuses whatever is not exactly as its specification says. */

export interface Capture {
  readonly comment: string;
  readonly interfaces: readonly { readonly name: string; readonly description: string }[];
  readonly packets: readonly Packet[];
}

export interface Packet {
  readonly interfaceId: number;
  readonly timeNs: bigint;
  readonly comment: string;
  /** "192.0.2.10:1025". */
  readonly source: string;
  readonly destination: string;
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly payload: string;
}

function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function readCapture(file: Buffer): Capture {
  let comment = '';
  const interfaces: { name: string; description: string }[] = [];
  const packets: Packet[] = [];
  for (let at = 0; at < file.length;) {
    const type = file.readUInt32LE(at);
    const length = file.readUInt32LE(at + 4);
    must(length % 4 === 0 && length >= 12 && at + length <= file.length, 'a block has an impossible length');
    must(file.readUInt32LE(at + length - 4) === length, 'a block’s two lengths differ');
    const body = file.subarray(at + 8, at + length - 4);
    must((type === 0x0a0d0d0a) === (at === 0), 'the section header is not the first block, or not the only one');
    if (type === 0x0a0d0d0a) {
      must(body.readUInt32LE(0) === 0x1a2b3c4d && body.readUInt16LE(4) === 1, 'no little-endian pcapng of version 1');
      comment = optionsOf(body.subarray(16)).get(1)?.toString() ?? '';
    } else if (type === 1) {
      must(body.readUInt16LE(0) === 1, 'not Ethernet');
      must(packets.length === 0, 'an interface after the first packet');
      const options = optionsOf(body.subarray(8));
      must(options.get(9)?.equals(Buffer.of(9)) === true, 'the time is not in ns');
      interfaces.push({ name: String(options.get(2)), description: String(options.get(3)) });
    } else {
      must(type === 6, `an unknown block ${type}`);
      packets.push(readPacket(body, interfaces.length));
    }
    at += length;
  }
  return { comment, interfaces, packets };
}

function optionsOf(bytes: Buffer): Map<number, Buffer> {
  const options = new Map<number, Buffer>();
  if (bytes.length === 0) return options;
  for (let at = 0; ;) {
    const code = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    if (code === 0) {
      must(length === 0 && at + 4 === bytes.length, 'the options do not end where the block does');
      return options;
    }
    options.set(code, bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
}

function readPacket(body: Buffer, interfaces: number): Packet {
  const interfaceId = body.readUInt32LE(0);
  must(interfaceId < interfaces, 'a packet of an interface that was not described');
  const timeNs = (BigInt(body.readUInt32LE(4)) << 32n) | BigInt(body.readUInt32LE(8));
  const captured = body.readUInt32LE(12);
  must(captured === body.readUInt32LE(16), 'a packet was cut');
  const comment =
    optionsOf(body.subarray(20 + Math.ceil(captured / 4) * 4))
      .get(1)
      ?.toString() ?? '';
  return { interfaceId, timeNs, comment, ...readFrame(body.subarray(20, 20 + captured)) };
}

function readFrame(frame: Buffer): Omit<Packet, 'interfaceId' | 'timeNs' | 'comment'> {
  must(frame.readUInt16BE(12) === 0x0800, 'not IPv4');
  must(!frame.subarray(0, 6).equals(frame.subarray(6, 12)), 'a frame to its own sender');
  const ip = frame.subarray(14);
  must(ip[0] === 0x45 && ip[9] === 6 && ip.readUInt16BE(2) === ip.length, 'no plain IPv4 packet of TCP');
  must(ip.length <= 1500, 'longer than Ethernet carries');
  must(onesSum(ip.subarray(0, 20)) === 0xffff, 'a bad IPv4 checksum');
  const tcp = ip.subarray(20);
  const pseudo = Buffer.concat([ip.subarray(12, 20), Buffer.of(0, 6, tcp.length >> 8, tcp.length & 255)]);
  must(onesSum(Buffer.concat([pseudo, tcp])) === 0xffff, 'a bad TCP checksum');
  const address = (at: number): string => ip.subarray(at, at + 4).join('.');
  return {
    source: `${address(12)}:${tcp.readUInt16BE(0)}`,
    destination: `${address(16)}:${tcp.readUInt16BE(2)}`,
    seq: tcp.readUInt32BE(4),
    ack: tcp.readUInt32BE(8),
    flags: tcp[13]!,
    payload: tcp.subarray((tcp[12]! >> 4) * 4).toString('latin1'),
  };
}

/** The ones' complement sum of 16-bit words, an odd byte padded with a zero. */
function onesSum(bytes: Buffer): number {
  const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(0)]);
  let sum = 0;
  for (let at = 0; at < even.length; at += 2) {
    sum += even.readUInt16BE(at);
    if (sum > 0xffff) sum -= 0xffff;
  }
  return sum;
}
