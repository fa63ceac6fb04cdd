import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineBytes, textOf } from '../../src/imports/byteText.ts';
import {
  HeaderReader,
  fieldName,
  messageIdOf,
  usualFieldName,
  type MailHeaders,
} from '../../src/imports/reading/headers.ts';
import { uncomment, withoutComments } from '../../src/imports/reading/comments.ts';
import { mailDateMs } from '../../src/imports/reading/mailDates.ts';
import { mailDate } from '../../src/mail/message.ts';

/** With texts for what lies somewhere as bytes. */
function end(reader: HeaderReader): MailHeaders {
  const { messageId, stations, ...others } = reader.end();
  return {
    ...others,
    messageId: messageId === null ? null : textOf(messageId),
    stations: stations.map(({ id, ...station }) => ({ ...station, id: id === null ? null : textOf(id) })),
  };
}

function read(block: string): MailHeaders {
  const reader = new HeaderReader();
  block.split('\n').forEach((text, i) => reader.line(text, i + 1, fieldName(text)));
  return end(reader);
}

/** A line of ASCII that stands somewhere as bytes. */
function lineBytes(text: string): LineBytes {
  const bytes = Buffer.from(`<<${text}\n`);
  const line = new LineBytes();
  line.bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  line.characters = bytes.toString();
  [line.from, line.to] = [2, 2 + text.length];
  return line;
}

/** As {@link read}, but those lines that are said to be at hand as bytes are read as bytes if they may be. */
function readInBytes(block: string, areInBytes: readonly boolean[], reader = new HeaderReader()): MailHeaders {
  block.split('\n').forEach((text, i) => {
    const line = lineBytes(text);
    const name = usualFieldName(line.bytes, line.from, line.to);
    const isContinuation = /^[ \t]/.test(text);
    if (areInBytes[i % areInBytes.length] !== true) reader.line(text, i + 1, fieldName(text));
    else if (isContinuation) reader.continueInBytes(line);
    else if (name !== null) reader.lineInBytes(line, i + 1, name);
    else reader.line(text, i + 1, fieldName(text));
  });
  return end(reader);
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
    const { stations, messageId } = end(reader);
    expect(stations.length).toBe(100);
    expect(textOf(messageId!).length).toBeLessThan(40_000);
  });

  it('is read alike from bytes and from text, whatever stands in it, and whatever was read before', () => {
    const few = (...units: string[]) => fc.string({ unit: fc.constantFrom(...units), maxLength: 8 });
    const odd = few(' ', '(', ')', ';', '<', '>', '\\', '\t', 'x', ' by y', ' id z', ' ');
    const date = fc.constantFrom(
      'Wed, 1 Feb 2006 03:04:05 +0000',
      'Tue, 31 Jan 2006 22:04:05 -0500 (EST)',
      '1 Feb 06 3:04 GMT',
    );
    const received = fc
      .tuple(
        odd,
        fc.constantFrom('a.example', 'b.example'),
        few('1', 'A', '<', '('),
        odd,
        fc.constantFrom('\n\t', ' '),
        date,
      )
      .map(
        ([from, by, id, more, fold, when]) =>
          `Received: from x ${from} by ${by} with SMTP${fold}id ${id} ${more};${fold}${when}`,
      );
    const messageId = fc
      .tuple(
        fc.constantFrom('<', ' <', '', '\n <'),
        few('a', '@', ' ', '(', ')', '<', '>', '\n\t'),
        fc.constantFrom('>', '> ', '', '> x'),
      )
      .map(([open, id, close]) => `Message-ID:${open}${id}${close}`);
    const header = fc.oneof(
      received,
      messageId,
      date.map((when) => `Date: ${when}`),
      odd.map((value) => `Received:${value}`),
      fc.constantFrom(
        'Subject: x',
        'X-Other: y',
        ' a continuation',
        '',
        'no header at all',
        'received: by c.example id 7; x',
      ),
      fc
        .constantFrom(3000, 5000, 9000, 20_000)
        .map((long) => `Received: by ${'h'.repeat(long)} id ${'i'.repeat(long)}`),
    );
    const blocks = fc.array(fc.tuple(fc.array(header, { maxLength: 8 }), fc.array(fc.boolean(), { minLength: 1 })));
    fc.assert(
      fc.property(blocks, (all) => {
        const reader = new HeaderReader();
        for (const [headers, areInBytes] of all) {
          const block = headers.join('\n');
          expect(readInBytes(block, areInBytes, reader)).toEqual(read(block));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may have lines of a megabyte, from bytes too', () => {
    const long = 'x'.repeat(1_000_000);
    const block = `Received: by a id ${long}\nMessage-ID: <${long}\n ${long}>\nDate: ${long}`;
    expect(readInBytes(block, [true])).toEqual(read(block));
  });

  it('is told by its names as well where they stand in bytes', () => {
    const names = [
      ...['Return-Path', 'Delivered-To', 'Received', 'Message-ID', 'Message-Id', 'Date', 'From', 'To', 'Cc', 'Subject'],
      ...[
        'Reply-To',
        'In-Reply-To',
        'References',
        'MIME-Version',
        'Mime-Version',
        'Content-Type',
        'X-Mailer',
        'Status',
      ],
      ...['Content-Transfer-Encoding', 'DKIM-Signature', 'Received-SPF', 'List-Id', 'Sender', 'Authentication-Results'],
    ];
    for (const name of names) {
      const { bytes, from, to } = lineBytes(`${name}: x`);
      expect(usualFieldName(bytes, from, to)).toBe(name.toLowerCase());
    }
    const { bytes, from, to } = lineBytes('Message-IE: x');
    expect(usualFieldName(bytes, from, to)).toBeNull();
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

  it('leaves of bytes what it leaves of a text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('(', ')', '\\', 'a', ' '), maxLength: 12 }),
        fc.nat(2),
        (text, before) => {
          const bytes = Buffer.from('#'.repeat(before) + text);
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
          const to = uncomment(view, before, bytes.length);
          expect(bytes.toString('latin1', before, to)).toBe(withoutComments(text));
        },
      ),
      { numRuns: 2000 },
    );
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
