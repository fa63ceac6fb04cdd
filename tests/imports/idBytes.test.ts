/** Message-IDs are taken from a line's bytes where those are at hand, from its text where not: both must read the same. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from './formatSamples.ts';
import { fixture, imported } from './imported.ts';

const FIXTURES = ['mail-logs', 'simulated', 'jakarta-mail-1.6.5'].flatMap((folder) =>
  readdirSync(new URL(`../fixtures/${folder}`, import.meta.url))
    .filter((file) => /\.(log|mbox|csv|txt)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

function mailsOf(text: string, chunkBytes?: number): unknown[] {
  const { table } = imported({ file: text }, chunkBytes).log;
  return Array.from({ length: table.rows }, (_, row) => [
    table.messageId(row),
    table.mailKey(row),
    table.line(row),
    table.atMs(row),
    table.group(row),
  ]);
}

/** Cut in pieces so small, every line is put together from several, and its bytes are not at hand. */
const SMALL = 7;

const messageId = fc.oneof(
  fc.stringMatching(/^-?\d{1,9}(\.\d{1,3})?\.11\d{11}\.JavaMail\.[a-z]{1,6}@[a-z.]{1,9}$/),
  fc.stringMatching(/^[ -~]{1,20}@[ -~]{1,12}$/),
  fc.stringMatching(/^[a-zé\u0416]{1,8}@[a-z]{1,8}$/),
);
const FRAMES = ['', '<13>', '<13>1 2026-02-01T03:04:05Z mx postfix/cleanup 12 - - '];

describe('Message-IDs from bytes', () => {
  it.each(SAMPLES.map((sample, i) => ({ name: `${sample.format} ${i}`, sample })))(
    'read alike: $name',
    ({ sample }) => {
      fc.assert(
        fc.property(
          fc.array(messageId, { minLength: 1, maxLength: sample.isSingle ? 1 : 12 }),
          fc.constantFrom('\n', '\r\n'),
          fc.constantFrom(...FRAMES),
          (ids, end, frame) => {
            const framed = sample.format === 'mail-log' ? frame : '';
            const mails = ids.flatMap((id, i) => sample.mail(i, id).map((line) => framed + line));
            const text = [...sample.head, ...mails, ...sample.tail, ''].join(end);
            expect(mailsOf(text)).toEqual(mailsOf(text, SMALL));
          },
        ),
      );
    },
  );

  it.each(FIXTURES)('read alike: fixture %s', (file) => {
    const mails = mailsOf(fixture(file));
    expect(mails.length).toBeGreaterThan(0);
    expect(mailsOf(fixture(file), SMALL)).toEqual(mails);
  });
});
