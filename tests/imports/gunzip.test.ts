import { constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpacked } from '../../src/imports/reading/gunzip.ts';

/** Lines that pack to about a third. */
function lines(count: number): Buffer {
  const text = Array.from(
    { length: count },
    (_, i) => `${i} ${Math.imul(i, 2654435761) >>> 0} postfix/cleanup[${i % 9}]`,
  );
  return Buffer.from(`${text.join('\n')}\n`);
}

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (const piece of inPieces(bytes, size)) yield await Promise.resolve(piece);
}

async function read(bytes: Uint8Array, size = 65_536): Promise<{ text: string; reasons: string[] }> {
  const reasons: string[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of unpacked(chunksOf(bytes, size), (reason) => reasons.push(reason))) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString('latin1'), reasons };
}

describe('unpacked', () => {
  it('hands over what is not gzip as it is, however short', async () => {
    for (const text of ['', 'a', '\x1f\x8b', 'From a Wed Feb  1 03:04:05 2006\n']) {
      expect(await read(Buffer.from(text, 'latin1'), 1)).toEqual({ text, reasons: [] });
    }
  });

  it('unpacks a file of one member, in whatever chunks it comes', async () => {
    const plain = lines(20_000);
    const packed = gzipSync(plain);
    for (const size of [1000, 4096, 65_536, packed.length])
      expect(await read(packed, size)).toEqual({ text: plain.toString('latin1'), reasons: [] });
    const small = gzipSync('one line\n');
    expect(await read(small, 1)).toEqual({ text: 'one line\n', reasons: [] });
  });

  it('unpacks members one after the other, empty ones too', async () => {
    const parts = [lines(3000), Buffer.from(''), Buffer.from('x\n'), lines(500)];
    const packed = Buffer.concat(parts.map((part) => gzipSync(part)));
    for (const size of [7, 4096, 1 << 20])
      expect(await read(packed, size)).toEqual({ text: Buffer.concat(parts).toString('latin1'), reasons: [] });
  });

  it('is not misled by data that looks like the beginning of a member', async () => {
    const alike = Buffer.from('1f8b0800000000000003'.repeat(2000), 'hex');
    const stored = gzipSync(alike, { level: 0 });
    expect(await read(stored)).toEqual({ text: alike.toString('latin1'), reasons: [] });
  });

  it('keeps all that a cut file still holds, and says that it was cut', async () => {
    const packed = gzipSync(lines(60_000));
    for (const end of [packed.length - 1, packed.length - 9, packed.length >> 1, 5000, 30]) {
      const cut = packed.subarray(0, end);
      const held = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
      const { text, reasons } = await read(cut);
      // The last byte may stand for a few hundred that are repeated.
      expect(text.length).toBeGreaterThan(held.length - 300);
      expect(held.startsWith(text)).toBe(true);
      expect(reasons).toEqual([expect.stringContaining('cut')]);
    }
  });

  it('keeps what stood before damage, and says that it is damaged', async () => {
    const plain = lines(60_000);
    const packed = gzipSync(plain);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 300);
    const { text, reasons } = await read(packed);
    expect(text.length).toBeGreaterThan(plain.length / 3);
    expect(plain.toString('latin1').startsWith(text.slice(0, plain.length / 3))).toBe(true);
    expect(reasons).toEqual([expect.stringContaining('damaged')]);
  });

  it('keeps a member that something else follows, but for the last kilobyte of packed data', async () => {
    const plain = lines(3000).toString('latin1');
    const { text } = await read(Buffer.concat([gzipSync(plain), Buffer.from('no gzip at all')]));
    expect(text.length).toBeGreaterThan(plain.length - 10_000);
    expect(plain.startsWith(text)).toBe(true);
  });

  it('never throws and always ends, whatever follows a beginning of gzip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 1, max: 999 }), async (bytes, size) => {
        const { reasons } = await read(Buffer.concat([Buffer.from('1f8b0800', 'hex'), bytes]), size);
        expect(reasons.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('passes an error of the source on', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(gzipSync('x').subarray(0, 8));
      throw new Error('the disk is gone');
    }
    const all = async (): Promise<void> => {
      for await (const _ of unpacked(failing(), () => undefined)) continue;
    };
    await expect(all()).rejects.toThrow('the disk is gone');
  });
});
