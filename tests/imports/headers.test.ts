import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeaderReader, fieldName, messageIdOf, type MailHeaders } from '../../src/imports/headers.ts';
import { withoutComments } from '../../src/imports/comments.ts';
import { mailDateMs } from '../../src/imports/mailDates.ts';
import { mailDate } from '../../src/mail/message.ts';

function read(block: string): MailHeaders {
  const reader = new HeaderReader();
  block.split('\n').forEach((text, i) => reader.line(text, i + 1, fieldName(text)));
  return reader.end();
}

describe('a header block', () => {
  it('tells the Message-ID, its line, the Date and the stations from the top', () => {
    const headers = read(
      [
        'Received: from mx.example.net (mx.example.net [192.0.2.1] (may be forged))',
        '\tby mail.example.test (Postfix) with ESMTP id B8A6F321',
        '\tfor <shop@mail.example.test>; Wed, 1 Feb 2006 03:04:06 +0000 (UTC)',
        'Received: by web.example.com with SMTP id 7-2; Tue, 31 Jan 2006 22:04:05 -0500 (EST)',
        'Date: Wed, 1 Feb 2006 03:04:05 +0000',
        'message-id: <1.2.JavaMail.a@b>',
      ].join('\n'),
    );
    expect(headers).toEqual({
      messageId: '1.2.JavaMail.a@b',
      messageIdLine: 6,
      messageIdOpen: false,
      furtherMessageIds: [],
      dateMs: Date.UTC(2006, 1, 1, 3, 4, 5),
      stations: [
        { by: 'mail.example.test', id: 'B8A6F321', atMs: Date.UTC(2006, 1, 1, 3, 4, 6) },
        { by: 'web.example.com', id: '7-2', atMs: Date.UTC(2006, 1, 1, 3, 4, 5) },
      ],
    });
  });

  it('takes no word of a comment for the host or the queue id, as those that Exim writes', () => {
    const { stations } = read(
      'Received: from [127.0.0.1] (helo=by id nowhere)\n\tby mail.example.test with esmtp (Exim 4.96)\n\t(envelope-from <a@b>)\n\tid 1xVuqc-0000A6-25\n\tfor c@d;\n\tTue, 24 Nov 2026 18:02:30 +0000',
    );
    expect(stations).toEqual([
      { by: 'mail.example.test', id: '1xVuqc-0000A6-25', atMs: Date.UTC(2026, 10, 24, 18, 2, 30) },
    ]);
  });

  it('reads a folded Message-ID, blanks before the colon, and a Message-ID without brackets', () => {
    expect(read('Message-ID:\n <E1fold-0001Ab-Cd@mail.example.test>').messageId).toBe(
      'E1fold-0001Ab-Cd@mail.example.test',
    );
    expect(read('Message-ID: <E1fold-\n\t0001Ab-Cd@x>').messageId).toBe('E1fold-0001Ab-Cd@x');
    expect(read('Message-ID \t: <a@b>').messageId).toBe('a@b');
    expect(read('Message-Id: no.brackets@example.net').messageId).toBe('no.brackets@example.net');
  });

  it('lets the first of several Message-IDs count, and names the lines of the others', () => {
    const { messageId, messageIdLine, furtherMessageIds } = read(
      'Message-ID: \nSubject: x\nMessage-ID: <first@x>\nX-Message-ID: <other@x>\nMessage-ID: <second@x>\nMessage-ID: <third@x>',
    );
    expect({ messageId, messageIdLine, furtherMessageIds }).toEqual({
      messageId: 'first@x',
      messageIdLine: 3,
      furtherMessageIds: [5, 6],
    });
  });

  it('says that the Message-ID is open only if nothing came after it', () => {
    expect(read('Message-ID: <1.2.Java').messageIdOpen).toBe(true);
    expect(read('Message-ID: <1.2.Java\nSubject: x').messageIdOpen).toBe(false);
    expect(read('Message-ID: <1.2.Java>').messageIdOpen).toBe(false);
  });

  it('holds no more of a header than it looks at, and no more stations than a mail can have', () => {
    const reader = new HeaderReader();
    for (let i = 1; i <= 5000; i++) reader.line(`Received: by host${i} id ${i}`, i, 'received');
    reader.line('Message-ID: <', 5001, 'message-id');
    for (let i = 0; i < 5000; i++) reader.line(` ${'x'.repeat(100)}`, 5002 + i, null);
    const { stations, messageId } = reader.end();
    expect(stations.length).toBe(100);
    expect(messageId!.length).toBeLessThan(40_000);
  });

  it('does not take a line that is no header, or continues none, for one', () => {
    const reader = new HeaderReader();
    expect(reader.line(' continues nothing', 1, null)).toBe(false);
    expect(reader.line('no colon here', 2, null)).toBe(false);
    expect(reader.line('Subject: x', 3, 'subject')).toBe(true);
    expect(reader.line(' y', 4, null)).toBe(true);
  });
});

describe('messageIdOf', () => {
  it('leaves comments and what follows the closing bracket out', () => {
    expect(messageIdOf(' (made by (hand)) <a@b> (really)')).toBe('a@b');
    expect(messageIdOf('a@b (no brackets)')).toBe('a@b');
    expect(messageIdOf('<a@b> <c@d>')).toBe('a@b');
    expect(messageIdOf('<a(b)@c>')).toBe('a(b)@c');
  });

  it('keeps markup as the text that it is', () => {
    expect(messageIdOf('<<img src=x onerror=alert(1)>@example.net>')).toBe('<img src=x onerror=alert(1)>@example.net');
    expect(messageIdOf('<script>alert(1)</script>@x')).toBe('script>alert(1)</script');
    expect(messageIdOf('<"<b>"@x')).toBe('"<b');
    expect(messageIdOf('&lt;a@b&gt;')).toBe('&lt;a@b&gt;');
  });

  it('finds nothing in nothing', () => {
    for (const value of ['', '  ', '<>', '( <a@b>', '()']) expect(messageIdOf(value)).toBe('');
  });
});

describe('withoutComments', () => {
  it('knows nested, escaped and endless comments', () => {
    expect(withoutComments('a (b (c) d) e').replace(/\s+/g, ' ')).toBe('a e');
    expect(withoutComments('a (b \\) c) d').replace(/\s+/g, ' ')).toBe('a d');
    expect(withoutComments('a (b').trim()).toBe('a');
    expect(withoutComments('a) b')).toBe('a) b');
  });
});

describe('mailDateMs', () => {
  it('reads the usual form as it reads the same with a comment behind, whatever the figures', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const day = fc.oneof(two, fc.integer({ min: 1, max: 31 }).map(String));
    const month = fc.constantFrom('Jan', 'Feb', 'Dec', 'feb', 'Fob');
    const year = fc.constantFrom('1999', '2004', '2006', '0070', '2x06');
    const zone = fc.constantFrom('+0000', '-0830', '+0100', '-9999', '0000', 'GMT', '+01:0');
    fc.assert(
      fc.property(day, month, year, fc.tuple(two, two, two), zone, (day, month, year, time, zone) => {
        const text = `Wed, ${day} ${month} ${year} ${time.join(':')} ${zone}`;
        expect(mailDateMs(text)).toBe(mailDateMs(`${text} (a comment)`));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what JavaMail writes back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(mailDateMs(mailDate(seconds))).toBe(1000 * seconds);
      }),
    );
  });

  it.each([
    ['Wed, 01 Feb 2006 03:04:05 +0100', Date.UTC(2006, 1, 1, 2, 4, 5)],
    ['1 Feb 2006 03:04:05 -0000', Date.UTC(2006, 1, 1, 3, 4, 5)],
    ['1 Feb 06 03:04 EST', Date.UTC(2006, 1, 1, 8, 4)],
    ['Wed, 1 Feb 106 03:04:05 GMT', Date.UTC(2006, 1, 1, 3, 4, 5)],
    ['Fri, 21 Nov 97 09(comment):   55  :  06 -0600', Date.UTC(1997, 10, 21, 15, 55, 6)],
    ['Wed, 1 Feb 2006 03:04:60 Z', Date.UTC(2006, 1, 1, 3, 5, 0)],
    ['Wed, 1 Feb 2006 03:04:05 -0330 (NST)', Date.UTC(2006, 1, 1, 6, 34, 5)],
    ['Wed (day), 1 (first) Feb 2006 03:04:05 +0000', Date.UTC(2006, 1, 1, 3, 4, 5)],
    ['Thu, 30 Feb 2006 03:04:05 +0000', null],
    ['Wed, 1 Feb 2006 24:00:00 +0000', null],
    ['Wed, 1 Foo 2006 03:04:05 +0000', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j', (value, ms) => {
    expect(mailDateMs(value)).toBe(ms);
  });

  it('never throws, and gives a number or null, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        const ms = mailDateMs(value);
        expect(ms === null || Number.isFinite(ms)).toBe(true);
      }),
    );
  });
});
