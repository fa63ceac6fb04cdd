/**
 * Gzip, unpacked as it comes, with the DecompressionStream that browsers, workers and Node have. A file may have several
 * members one after the other (RFC 1952 §2.2; rotated logs that were joined); Node's stream reads them all, a browser's
 * ends with the first and calls the rest junk. So the members are told apart here.
 */

/** What is written at a time: if the data is damaged, no more than what this much holds is lost. */
const PIECE_BYTES = 1024;
/** A trailer's size of the unpacked data, modulo 2^32. */
const SIZE_BYTES = 4;
const LEAST_MEMBER_BYTES = 18;
/** As much of a member's header as is looked at. */
const HEADER_BYTES = 4;

const DAMAGED = 'the gzip data is damaged, or followed by something else: what was read before is kept';

/** Whether a file begins as gzip does: ID1, ID2, deflate, no reserved flag. */
function isGzip(head: Uint8Array, at = 0): boolean {
  return head[at] === 0x1f && head[at + 1] === 0x8b && head[at + 2] === 8 && ((head[at + 3] ?? 0xff) & 0xe0) === 0;
}

/**
 * The bytes of a file, unpacked if they are gzip, else as they are. Where packed data is cut or damaged, what could be
 * read until there comes, and the rest does not: it never throws on account of the data (an error of `source` it does).
 * @param onCut told why not all could be read, a short phrase
 */
export async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  onCut: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEADER_BYTES) {
    const next: IteratorResult<Uint8Array, unknown> = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    bytes += next.value.length;
  }
  const whole = chained(first, chunks);
  yield* isGzip(Uint8Array.from(first.flatMap((chunk) => [...chunk.subarray(0, HEADER_BYTES)])))
    ? gunzip(whole, onCut)
    : whole;
}

/** Chunks that were taken already, then the rest. */
async function* chained(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzip(source: AsyncIterable<Uint8Array>, onCut: (reason: string) => void): AsyncGenerator<Uint8Array> {
  let member = new Member();
  for await (const piece of pieces(source)) {
    if (piece.startsMember && (await member.isWhole())) {
      const right = await member.finish();
      yield* member.take();
      if (!right) {
        onCut(DAMAGED);
        return;
      }
      member = new Member();
    }
    const right = await member.write(piece.bytes);
    yield* member.take();
    if (!right) {
      onCut(DAMAGED);
      return;
    }
  }
  await member.settle();
  const right = await member.finish();
  yield* member.take();
  if (!right) onCut('the gzip data is cut or damaged at its end: what was read before is kept');
}

/** One member: bytes in, bytes out. */
class Member {
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  readonly #done: Promise<boolean>;
  #unpacked: Uint8Array[] = [];
  #unpackedBytes = 0;
  #packedBytes = 0;
  #last: readonly number[] = [];

  constructor() {
    const { readable, writable } = new DecompressionStream('gzip');
    this.#writer = writable.getWriter();
    this.#done = this.#pump(readable.getReader());
  }

  /** What was unpacked since it was last taken. */
  take(): Uint8Array[] {
    const taken = this.#unpacked;
    this.#unpacked = [];
    return taken;
  }

  /** Returns false if the stream cannot go on. */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#packedBytes += bytes.length;
    this.#last = [...this.#last, ...bytes.subarray(-SIZE_BYTES)].slice(-SIZE_BYTES);
    return this.#writer.write(bytes).then(
      () => true,
      () => false,
    );
  }

  /** Waits until what was written is unpacked: a stream takes the next piece, an empty one, only then. */
  async settle(): Promise<void> {
    await this.write(new Uint8Array(0));
  }

  /** Whether it ends with what was written: its trailer names the size of the unpacked data. */
  async isWhole(): Promise<boolean> {
    if (this.#packedBytes < LEAST_MEMBER_BYTES) return false;
    await this.settle();
    const [a = 0, b = 0, c = 0, d = 0] = this.#last;
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0 === this.#unpackedBytes % 2 ** 32;
  }

  /** No more comes. Returns whether the data was whole and its checksum right. */
  async finish(): Promise<boolean> {
    const closed = this.#writer.close().then(
      () => true,
      () => false,
    );
    const [right, read] = await Promise.all([closed, this.#done]);
    return right && read;
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return true;
        this.#unpacked.push(value);
        this.#unpackedBytes += value.length;
      }
    } catch {
      return false;
    }
  }
}

interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** It begins with what may be the header of a member, or of the data by chance. */
  readonly startsMember: boolean;
}

/** The source in pieces, cut before each place where a member may begin. */
async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let held = new Uint8Array(0);
  let startsMember = false;
  for await (const chunk of source) {
    const bytes = new Uint8Array(held.length + chunk.length);
    bytes.set(held);
    bytes.set(chunk, held.length);
    let from = 0;
    // The last bytes may begin a header whose end comes with the next chunk.
    for (let at = 1; at + HEADER_BYTES <= bytes.length; at++) {
      const starts = bytes[at] === 0x1f && isGzip(bytes, at);
      if (!starts && at - from < PIECE_BYTES) continue;
      yield { bytes: bytes.slice(from, at), startsMember };
      from = at;
      startsMember = starts;
    }
    held = bytes.slice(from);
  }
  if (held.length > 1) yield { bytes: held.slice(0, -1), startsMember };
  // Node gives up the output of the last piece if the data is cut there: so it is the smallest.
  if (held.length > 0) yield { bytes: held.slice(-1), startsMember: startsMember && held.length === 1 };
}
