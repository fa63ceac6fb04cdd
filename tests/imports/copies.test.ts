/** A file that is dropped twice, under whatever name, plain and packed, counts once. */
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ContentHash } from '../../src/imports/reading/contentHash.ts';
import { ImportJob } from '../../src/imports/importJob.ts';
import { ImportedTimeline } from '../../src/imports/findings/importedViewport.ts';
import { imported, reasons } from './imported.ts';

const LIST = '<12728602.1138763045123.JavaMail.a@b>\n<1@x>\n<2@x>\n<2@x>\n';

function hashOf(bytes: Uint8Array, cuts: readonly number[]): string {
  const hash = new ContentHash();
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (let i = 1; i < at.length; i++) hash.add(bytes.subarray(at[i - 1], at[i]));
  return hash.text;
}

describe('the hash of a file’s content', () => {
  it('is the same however the bytes come, and another for other bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(bytes, bytes, fc.array(fc.nat(60)), (a, b, cuts) => {
        expect(hashOf(a, cuts)).toBe(hashOf(a, []));
        expect(hashOf(a, cuts) === hashOf(b, [])).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('tells apart files in which only two bytes differ, or are exchanged', () => {
    const zeros = new Uint8Array(64);
    const seen = new Set([hashOf(zeros, [])]);
    let made = 1;
    for (let i = 0; i < 64; i++)
      for (let j = i + 1; j < 64; j++)
        for (const [x, y] of [
          [128, 128],
          [1, 2],
          [2, 1],
        ] as const) {
          const changed = zeros.slice();
          changed[i] = x;
          changed[j] = y;
          seen.add(hashOf(changed, []));
          made++;
        }
    expect(seen.size).toBe(made);
  });
});

describe('a file with the content of another', () => {
  it('is left out, and listed as skipped', () => {
    const once = imported({ 'a.txt': LIST });
    const twice = imported({ 'a.txt': LIST, 'b.txt': LIST });
    expect(reasons(twice)).toEqual(['0: the same content as a.txt, not counted again']);
    expect(twice.totals).toEqual(once.totals);
    expect(twice.log.files.map(({ mails, sameAs }) => [mails, sameAs])).toEqual([
      [4, null],
      [0, 'a.txt'],
    ]);
    expect([twice.untimed, twice.timedById]).toEqual([once.untimed, once.timedById]);
    expect(twice.collision(1)).toMatchObject({ mails: [{ file: 'a.txt' }, { file: 'a.txt' }] });
    expect(new ImportedTimeline(twice).shown.names).toEqual(['a.txt']);
  });

  it('is told from one that differs by a line', () => {
    const { totals } = imported({ 'a.txt': LIST, 'b.txt': `${LIST}<3@x>\n` });
    expect(totals).toMatchObject({ messages: 9, duplicates: 5 });
  });

  it('is known by its unpacked bytes', async () => {
    const file = (name: string, bytes: Buffer) => new File([new Uint8Array(bytes)], name, { lastModified: 0 });
    const files = [file('a.txt', Buffer.from(LIST)), file('a.txt.gz', gzipSync(LIST))];
    const outcome = await new ImportJob().read(files, () => undefined);
    expect(outcome.totals).toMatchObject({ messages: 4, duplicates: 1 });
    expect(outcome.skipped).toEqual([
      { file: 'a.txt.gz', line: 0, reason: 'the same content as a.txt, not counted again' },
    ]);
  });

  it('adds nothing to what was logged again, or to what an export leaves out', () => {
    const log = '2006-02-01T03:04:05Z mx postfix/cleanup[1]: A1: message-id=<1@x>\n';
    expect(imported({ a: log + log, b: log + log }).totals).toMatchObject({ messages: 1, loggedAgain: 1 });
    const json = JSON.stringify({ format: 'message-id-report', totals: { messages: 9, rate: 0 }, collisions: [] });
    expect(imported({ a: json, b: json }).totals).toMatchObject({ messages: 9 });
  });
});
