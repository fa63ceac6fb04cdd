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

/** All that is read of a file: its mails, what was skipped, which mails were passed on. */
function mailsOf(text: string, chunkBytes?: number): unknown[] {
  const { log } = imported({ file: text }, chunkBytes);
  const { table } = log;
  const mails = Array.from({ length: table.rows }, (_, row) => [
    table.messageId(row),
    table.mailKey(row),
    table.line(row),
    table.atMs(row),
    table.dateMs(row),
    table.group(row),
    table.isPassedOn(row),
    log.lanes[table.lane(row)],
  ]);
  return [...mails, log.loggedAgain, log.skipped, log.files];
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

  it('read alike: a race with odd fields', () => {
    const odd = fc.constantFrom('', '0', '7', '-1', '+1', '1.5', ' 2', '1e3', '0x1', '1138763045123', '9'.repeat(17));
    const panel = fc.constantFrom('first', 'second', 'é', '');
    const id = fc.constantFrom('<1@x>', '<>', '<', '1@x', '<1.1138763045123.JavaMail.a@b>', '"<1@x>"', '<é@x>');
    const cause = fc.constantFrom('', '', 'interleaved-increment', 'no cause');
    const record = fc
      .tuple(panel, panel, odd, odd, odd, id, odd, odd, odd, cause, fc.constantFrom('', '', ',', ',more', ',"q,q"'))
      .map(
        ([of, by, message, thread, process, messageId, hash, clock, collision, why, more]) =>
          [of, by, message, thread, process, messageId, hash, clock, collision, why].join(',') + more,
      );
    const head = 'panel,algorithm,message,thread,process,message_id,hash,clock_ms,collision,cause';
    const usual = 'first,javamail-1.3.2,7,1,0,<2@x>,1,1138763045123,,';
    fc.assert(
      fc.property(fc.array(fc.oneof(record, fc.constant(usual)), { maxLength: 9 }), (records) => {
        const text = [head, usual, ...records, usual, ''].join('\n');
        expect(mailsOf(text)).toEqual(mailsOf(text, SMALL));
      }),
    );
  });

  it('read alike: message tracking with odd fields', () => {
    const at = fc.constantFrom('2026-02-01T03:04:05.123Z', '2026-02-01T03:04:05', 'yesterday', '');
    const server = fc.constantFrom('MBX1', 'MBX1', 'mbx2.example.com', 'MBX\u00e9', '');
    const event = fc.constantFrom('RECEIVE', 'RECEIVE', 'RECEIVE', 'DELIVER', 'SEND', 'DUPLICATEDELIVER', '#', '');
    const key = fc.constantFrom('1', '23', '', '00000000-0000', '08d1-77', '7'.repeat(40));
    const id = fc.constantFrom('<1@x>', '<2@x>', ' <1@x>', '<1@x', '<>', '1@x', '"<1@x>"', '<<1@x>>', '<\u00e9@x>');
    const more = fc.constantFrom('', ',', ',,"[InternalId=1, Hostname=MBX1]"', ',"open');
    const record = fc
      .tuple(at, server, event, key, id, key, more)
      .map((fields) => fields.slice(0, 6).join(',') + fields[6]);
    const usual = '2026-02-01T03:04:05.123Z,MBX1,RECEIVE,1,<1@x>,,';
    const names = 'date-time,server-hostname,event-id,internal-message-id,message-id';
    const head = fc.constantFrom(`#Fields: ${names}`, `#Fields: ${names},network-message-id`);
    fc.assert(
      fc.property(head, fc.array(fc.oneof(record, fc.constant(usual)), { maxLength: 9 }), (fields, records) => {
        const text = [fields, usual, ...records, usual, ''].join('\n');
        expect(mailsOf(text)).toEqual(mailsOf(text, SMALL));
      }),
    );
  });

  it('read alike: mailboxes with odd headers and bodies', () => {
    const separator = fc.constantFrom(
      'From a@b Wed Feb  1 03:04:05 2006',
      'From a@b Wed Feb 11 03:04:05 2006',
      'From a@b Wed Feb  1 03:04 2006',
      'From a@b Wed, 1 Feb 2006 03:04:05 +0000',
      'From a@b Abc Feb  1 03:04:05 2006',
      'From Wed Feb  1 03:04:05 2006',
      'From a@b Wed Feb  1 03-04:05 2006',
    );
    const line = fc.constantFrom(
      'Message-ID: <1@x>',
      'Message-Id: <1@x> (comment)',
      'message-id : <2@x>',
      'Date: Wed, 1 Feb 2006 03:04:05 +0000',
      'Date: 1 Feb 2006 03:04:05 MET',
      'Received: from a by B with ESMTP id Q1; Wed, 1 Feb 2006 03:04:06 +0000',
      'Received: from a',
      '\tby c with ESMTP id <Q2>; Wed, 1 Feb 2006 03:04:07 +0000',
      'Subject: order  ',
      'Subject: d\u00e9j\u00e0',
      'To: x',
      'To:',
      'T:',
      ' folded',
      'X-Odd: y',
      '',
      '',
      'body',
      '>From here',
      '>> From there',
      'From the shop',
      '\u00e9',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(separator, fc.array(line, { maxLength: 9 })), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (mails, end) => {
          const text = ['', ...mails.flatMap(([from, lines]) => [from, ...lines]), ''].join(end);
          expect(mailsOf(text)).toEqual(mailsOf(text, SMALL));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(FIXTURES)('read alike: fixture %s', (file) => {
    const mails = mailsOf(fixture(file));
    expect(mails.length).toBeGreaterThan(3);
    expect(mailsOf(fixture(file), SMALL)).toEqual(mails);
  });
});
