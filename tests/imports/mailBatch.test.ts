import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchSender } from '../../src/imports/table/batchSender.ts';
import type { ByteText } from '../../src/imports/byteText.ts';
import { MailBatch } from '../../src/imports/table/mailBatch.ts';
import { MAX_TEXT } from '../../src/imports/table/textStore.ts';

const text = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom('a', '\u00ff', '\u0100', '\ud800'), maxLength: 40 }),
  fc.stringMatching(/^\d{1,8}\.\d{13}\.JavaMail\.[a-z]{1,8}@[a-z.]{1,12}$/),
);

interface Mail {
  readonly messageId: string;
  readonly scope: string;
  readonly mailKey: string | null;
  readonly atMs: number | null;
  readonly dateMs: number | null;
  readonly isInBytes: boolean;
}

const moment = fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
const mail: fc.Arbitrary<Mail> = fc.record({
  messageId: text,
  scope: fc.oneof(fc.constantFrom('', 'second'), text),
  mailKey: fc.option(text),
  atMs: moment,
  dateMs: moment,
  isInBytes: fc.boolean(),
});

/** As a reader has it at hand, in the midst of a line, where each character is a byte. */
function inBytes(one: string): string | ByteText {
  const codes = Array.from({ length: one.length }, (_, i) => one.charCodeAt(i));
  if (codes.some((code) => code > 255)) return one;
  return { bytes: new DataView(Uint8Array.from([60, ...codes, 62, 62]).buffer), from: 1, to: 1 + one.length };
}

function added(batch: MailBatch, one: Mail, i: number): void {
  const as = one.isInBytes ? inBytes : (plain: string) => plain;
  const { mailKey } = one;
  const record = { ...one, messageId: as(one.messageId), mailKey: mailKey === null ? null : as(mailKey) };
  batch.add({ ...record, lane: '', line: 3 * i }, i % 7, i % 5);
}

function read(texts: DataView, from: number, to: number, isWide: boolean): string {
  const bytes = Buffer.from(texts.buffer, texts.byteOffset + from, to - from);
  return bytes.toString(isWide ? 'utf16le' : 'latin1');
}

const idOf = (batch: MailBatch, i: number): string =>
  read(batch.texts, batch.idFrom(i), batch.idEnd(i), batch.isIdWide(i));
const keyOf = (batch: MailBatch, i: number): string | null =>
  batch.hasKey(i) ? read(batch.texts, batch.idEnd(i), batch.keyEnd(i), batch.isKeyWide(i)) : null;

describe('a batch of mails', () => {
  it('holds what was put in, from strings and from bytes, and so does its memory', () => {
    fc.assert(
      fc.property(fc.array(mail, { maxLength: 40 }), (mails) => {
        const filled = new MailBatch();
        mails.forEach((one, i) => added(filled, one, i));
        const batch = new MailBatch(filled.buffer);
        expect(batch.count).toBe(mails.length);
        mails.forEach(({ messageId, scope, mailKey, atMs, dateMs }, i) => {
          expect(idOf(batch, i)).toBe(scope === '' ? messageId : `${messageId}\0${scope}`);
          expect(keyOf(batch, i)).toBe(mailKey);
          expect([batch.atMs[i], batch.dateMs[i]]).toEqual([atMs ?? Number.NaN, dateMs ?? Number.NaN]);
          expect([batch.lane[i], batch.file[i], batch.line[i]]).toEqual([i % 7, i % 5, 3 * i]);
        });
      }),
    );
  });

  it('gives equal Message-IDs one hash and one form, and nearly all others another', () => {
    const hashes = new Map<string, number>();
    fc.assert(
      fc.property(mail, fc.boolean(), (one, isInBytes) => {
        const batch = new MailBatch();
        added(batch, one, 0);
        batch.addHashes();
        added(batch, { ...one, isInBytes }, 1);
        batch.addHashes();
        expect([batch.hash[1], batch.isIdWide(1)]).toEqual([batch.hash[0], batch.isIdWide(0)]);
        expect(batch.hash[0]).not.toBe(0);
        hashes.set(idOf(batch, 0), batch.hash[0]!);
      }),
    );
    expect(new Set(hashes.values()).size).toBeGreaterThan(0.99 * hashes.size);
  });

  it('says that it is full before a mail finds no room, however long', () => {
    const batch = new MailBatch();
    const [messageId, scope, mailKey] = ['\u20ac'.repeat(MAX_TEXT - 2), '\u20ac', '\u20ac'.repeat(MAX_TEXT)];
    const largest = { messageId, scope, mailKey, atMs: 1, dateMs: 2, isInBytes: false };
    const fill = (one: Mail): number => {
      batch.clear();
      for (let mails = 0; ; mails++) {
        if (batch.isFull) return mails;
        added(batch, one, mails);
      }
    };
    const few = fill(largest);
    expect([idOf(batch, few - 1), keyOf(batch, few - 1)]).toEqual([`${messageId}\0${scope}`, mailKey]);
    const many = fill({ ...largest, messageId: '1@x', scope: '', mailKey: 'K' });
    expect([batch.count, idOf(batch, many - 1)]).toEqual([many, '1@x']);
    expect(many).toBeGreaterThan(10 * few);
  });
});

describe('batches on their way to another thread', () => {
  const filled = (line: number, batch = new MailBatch()): MailBatch => {
    batch.add({ messageId: `${line}@x`, mailKey: null, atMs: null, lane: '', line }, 0, 0);
    return batch;
  };

  it('are not filled again before they are taken, and the reader waits while many are under way', async () => {
    const taking: (() => void)[] = [];
    const taken: number[] = [];
    const sender = new BatchSender(async (buffer) => {
      await new Promise<void>((resolve) => taking.push(resolve));
      taken.push(new MailBatch(buffer).line[0]!);
    });
    let rested = 0;
    const reading = (async () => {
      let batch = new MailBatch();
      for (let line = 1; line <= 20; line++) {
        batch = sender.hand(filled(line, batch));
        expect(batch.count).toBe(0);
        await sender.rest();
        rested = line;
      }
      await sender.settle();
    })();
    await new Promise((resolve) => setTimeout(resolve));
    expect(rested).toBeLessThan(8);
    while (taken.length < 20) {
      taking.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await reading;
    expect(taken).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('tell the reader when the other thread fails', async () => {
    const sender = new BatchSender(async () => Promise.reject(new Error('no memory')));
    sender.hand(filled(1));
    await expect(sender.settle()).rejects.toThrow('no memory');
    await expect(sender.rest()).rejects.toThrow('no memory');
  });
});
