/** The blocks of a pcapng file. Spec: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html */

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
/** No packet is cut. */
const SNAP_LENGTH = 0;

/** Codes of options. */
const COMMENT = 1;
const SECTION_APPLICATION = 4;
const INTERFACE_NAME = 2;
const INTERFACE_DESCRIPTION_TEXT = 3;
const TIME_RESOLUTION = 9;

type Bytes = Uint8Array<ArrayBuffer>;
type Option = readonly [code: number, value: Uint8Array];

const encoder = new TextEncoder();

function padded(length: number): number {
  return (length + 3) & ~3;
}

/** Fills a block's body: `view` is the whole block, its body begins at {@link BODY}. */
type FillBody = (view: DataView, block: Bytes) => void;

/** Bytes before a block's body: type and length. */
const BODY = 8;

/** A block with a body of so many bytes, a multiple of 4, and its options. Little-endian. */
function block(type: number, bodyLength: number, fillBody: FillBody, options: readonly Option[] = []): Bytes {
  const optionBytes = options.reduce((sum, [, value]) => sum + 4 + padded(value.length), options.length > 0 ? 4 : 0);
  const length = BODY + bodyLength + optionBytes + 4;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  fillBody(view, bytes);
  let at = BODY + bodyLength;
  for (const [code, value] of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  view.setUint32(length - 4, length, true);
  return bytes;
}

/** @param comment about the whole file; Wireshark shows it among the capture file's properties */
export function sectionHeader(application: string, comment: string): Bytes {
  const fill: FillBody = (view) => {
    view.setUint32(BODY, BYTE_ORDER_MAGIC, true);
    view.setUint16(BODY + 4, 1, true);
    // The section's length is not known while it is written.
    view.setBigInt64(BODY + 8, -1n, true);
  };
  return block(SECTION_HEADER, 16, fill, [
    [COMMENT, encoder.encode(comment)],
    [SECTION_APPLICATION, encoder.encode(application)],
  ]);
}

/** An Ethernet interface whose packets are stamped in ns. Its number is its place among the file's interfaces. */
export function interfaceDescription(name: string, description: string): Bytes {
  const fill: FillBody = (view) => {
    view.setUint16(BODY, LINKTYPE_ETHERNET, true);
    view.setUint32(BODY + 4, SNAP_LENGTH, true);
  };
  return block(INTERFACE_DESCRIPTION, 8, fill, [
    [INTERFACE_NAME, encoder.encode(name)],
    [INTERFACE_DESCRIPTION_TEXT, encoder.encode(description)],
    [TIME_RESOLUTION, Uint8Array.of(9)],
  ]);
}

/**
 * @param timeNs since 1970
 * @param comment '' for none
 */
export function enhancedPacket(interfaceId: number, timeNs: bigint, frame: Uint8Array, comment: string): Bytes {
  const fill: FillBody = (view, bytes) => {
    view.setUint32(BODY, interfaceId, true);
    view.setUint32(BODY + 4, Number(timeNs >> 32n), true);
    view.setUint32(BODY + 8, Number(timeNs & 0xffffffffn), true);
    view.setUint32(BODY + 12, frame.length, true);
    view.setUint32(BODY + 16, frame.length, true);
    bytes.set(frame, BODY + 20);
  };
  const options: readonly Option[] = comment === '' ? [] : [[COMMENT, encoder.encode(comment)]];
  return block(ENHANCED_PACKET, 20 + padded(frame.length), fill, options);
}
