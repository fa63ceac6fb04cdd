import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MBOX, isSeparator } from '../../src/imports/reading/formats/mbox.ts';
import { collidingIds, fixture, imported, reasons } from './imported.ts';

const DAY = 'Wed Feb  1 03:04:05 2006';
const ID = '12728602.1138763045123.JavaMail.cfmail@mail.example.com';

interface MadeUp {
  readonly id?: string;
  readonly body?: string;
  readonly top?: readonly string[];
  readonly order?: number;
}

/** A mail as its sender wrote it, under the headers that servers put above it. */
function mail({ id = ID, body = 'Please send 4 desk lamps.', top = [], order = 1001 }: MadeUp = {}): string {
  const headers = [
    'Date: Wed, 1 Feb 2006 03:04:05 +0000',
    'From: a@example.net',
    `Message-ID: <${id}>`,
    `Subject: Order ${order}`,
  ];
  return `${[...top, ...headers, '', body].join('\n')}\n`;
}

function received(by: string, queueId: string, seconds = 6): string {
  return `Received: from web by ${by} with ESMTP id ${queueId}; Wed, 1 Feb 2006 03:04:0${seconds} +0000`;
}

/** As mboxo and mboxrd write it. */
function mailbox(mails: readonly string[]): string {
  return mails.map((text) => `From a@example.net ${DAY}\n${text.replace(/^>*From /gm, '>$&')}\n`).join('');
}

describe('a mailbox', () => {
  it.each(['postfix', 'exim', 'sendmail'])('that %s wrote shows its collisions and nothing else', (server) => {
    const name = `${server}-local.mbox`;
    const findings = imported({ [name]: fixture(`mail-logs/${name}`) });
    const { totals, log } = findings;
    const expected = { postfix: [17, 2], exim: [13, 1], sendmail: [14, 1] }[server]!;
    expect([totals.messages, totals.collisions]).toEqual(expected);
    expect(totals.duplicates).toBe(totals.collisions);
    expect(collidingIds(findings).every((id) => id.endsWith('.JavaMail.cfmail@mail.example.test'))).toBe(true);
    expect(log.files[0]!.formats).toEqual(['Mailbox (mbox)']);
    expect(log.lanes.map((lane) => lane.name)).toEqual(['mail.example.test']);
    // Exim gave the mail that had none no Message-ID. Its file holds the mail to two recipients twice.
    expect(reasons(findings)).toEqual(server === 'exim' ? [expect.stringContaining('bears no Message-ID')] : []);
  });

  it.each(['postfix', 'exim', 'sendmail'])('and the log that %s wrote tell of the same mails', (server) => {
    const log = `${server}-rfc3339.log`;
    const mbox = `${server}-local.mbox`;
    const alone = imported({ [log]: fixture(`mail-logs/${log}`) });
    const both = imported({ [log]: fixture(`mail-logs/${log}`), [mbox]: fixture(`mail-logs/${mbox}`) });
    expect(both.totals.collisions).toBe(alone.totals.collisions);
    // Exim logs no Message-ID that holds blanks.
    expect(both.totals.messages).toBe(alone.totals.messages + (server === 'exim' ? 1 : 0));
  });

  it('names the line of the Message-ID, the delivering host as the lane, when it got the mail, and the Date', () => {
    const top = [received('mx.example.com', 'B2', 9), received('web.example.com', 'A1')];
    const [collision] = imported({
      box: mailbox([
        mail({ top }),
        mail({ top: [received('mx.example.com', 'B3', 9), received('web.example.com', 'A2')] }),
      ]),
    }).collisions();
    expect(collision!.mails).toMatchObject([
      {
        line: 6,
        lane: 'mx.example.com',
        atMs: Date.UTC(2006, 1, 1, 3, 4, 9),
        dateMs: Date.UTC(2006, 1, 1, 3, 4, 5),
        mailKey: 'A1',
      },
      { line: 16, lane: 'mx.example.com', mailKey: 'A2' },
    ]);
  });

  it('takes the file and the Date where no server tells of itself', () => {
    const [collision] = imported({ box: mailbox([mail(), mail({ order: 1002 })]) }).collisions();
    expect(collision!.mails).toMatchObject([
      { lane: 'box', atMs: Date.UTC(2006, 1, 1, 3, 4, 5) },
      { lane: 'box', atMs: Date.UTC(2006, 1, 1, 3, 4, 5) },
    ]);
  });

  it('counts the very same mail once, in one file or two, with whatever line ends and quoting', () => {
    const text = mail({ body: 'From the warehouse:\n>From here\n\n\nOrder 1001.' });
    const files = {
      twice: mailbox([text, text]),
      crlf: mailbox([text]).replace(/\n/g, '\r\n'),
      unquoted: `From a@example.net ${DAY}\n${text}`,
      single: text,
    };
    expect(imported(files).totals).toMatchObject({ messages: 1, collisions: 0, loggedAgain: 4 });
  });

  it('counts the copies of two recipients, and of the "sent" folder, as one mail', () => {
    const way = [received('mail.example.test', 'DFEBC330')];
    const copies = ['shop', 'archive'].map((user) =>
      mail({ top: [`Delivered-To: ${user}@mail.example.test`, ...way] }),
    );
    for (const boxes of [
      { shop: mailbox([copies[0]!]), archive: mailbox([copies[1]!]), sent: mailbox([mail()]) },
      { sent: mailbox([mail()]), archive: mailbox([copies[1]!]), shop: mailbox([copies[0]!]) },
    ])
      expect(imported(boxes).totals).toMatchObject({ messages: 1, collisions: 0 });
  });

  it('counts two mails with the same content as two if a server accepted both', () => {
    const text = ['A1', 'A2'].map((id) => mail({ top: [received('mx', id)] }));
    expect(imported({ box: mailbox(text) }).totals).toMatchObject({ messages: 2, collisions: 1 });
  });

  it('tells mails apart that differ in one character of the body, or in where a line ends', () => {
    for (const body of ['Please send 5 desk lamps.', 'Please send\n4 desk lamps.', 'Please send 4 desk lamps.\n\nx'])
      expect(imported({ box: mailbox([mail(), mail({ body })]) }).totals).toMatchObject({ messages: 2, collisions: 1 });
  });

  it('does not count the Message-ID of an attached mail, nor one in a body', () => {
    const inner = `--part\nContent-Type: message/rfc822\n\nMessage-ID: <${ID}>\nFrom: x@y\n\ntext\n--part--`;
    const findings = imported({
      box: mailbox([
        mail(),
        mail({ id: 'outer@x', body: inner, top: ['Content-Type: multipart/mixed; boundary=part'] }),
      ]),
    });
    expect(findings.totals).toMatchObject({ messages: 2, collisions: 0 });
    expect(reasons(findings)).toEqual([]);
  });

  it('pays no heed to Content-Length', () => {
    const box = mailbox(['1', '2', '3'].map((id, i) => mail({ id, top: [`Content-Length: ${[0, 99999, -1][i]!}`] })));
    expect(imported({ box }).totals.messages).toBe(3);
  });

  it('reads mails that no empty line separates, and those after one that was cut in its headers or body', () => {
    const cutInHeaders = mail({ id: 'cut1@x' }).slice(0, 95);
    const cutInBody = mail({ id: 'cut2@x' }).slice(0, -5);
    const box = [cutInHeaders, cutInBody, mail({ id: 'whole@x' })].map((text) => `From a ${DAY}\n${text}\n`).join('');
    const findings = imported({ box });
    expect(findings.totals.messages).toBe(3);
  });

  it('reads what stands behind the place where a mailbox was cut, and says that the beginning belongs to no mail', () => {
    const box = mailbox([mail({ id: '1@x' }), mail({ id: '2@x' }), mail({ id: '3@x' })]);
    for (let from = 1; from < box.indexOf('From ', 10); from += 7) {
      const findings = imported({ box: box.slice(from) });
      // Cut within the headers, the rest of the first mail is all that the file begins with, and it looks like one mail.
      if (findings.log.files[0]!.formats[0] !== 'Mailbox (mbox)') continue;
      expect(findings.totals.messages).toBe(2);
      expect(reasons(findings)[0]).toContain('belongs to no mail');
    }
  });

  it('reads the mails before the place where it was cut, wherever that is', () => {
    const box = mailbox([mail({ id: '1@x' }), mail({ id: '2@x' })]);
    const second = box.indexOf('From ', 10);
    const known = box.indexOf('<2@x>') + '<2@x>'.length;
    for (let end = second; end < box.length; end++) {
      const { totals } = imported({ box: box.slice(0, end) });
      expect([end, totals.messages]).toEqual([end, end >= known ? 2 : 1]);
    }
  });

  it('says of each further Message-ID, and of each mail without one, in which line', () => {
    const box = mailbox([
      'Message-ID: <a@x>\nMessage-ID: <b@x>\n\ntext\n',
      'Subject: none\n\ntext\n',
      'Message-ID: <c@x>\nno header\n and no continuation\nSubject: x\n\ntext\n',
    ]);
    const findings = imported({ box });
    expect(findings.totals.messages).toBe(2);
    expect(reasons(findings)).toEqual([
      '3: a further Message-ID of the same mail: the first one counts',
      '7: the mail bears no Message-ID',
      '14: neither a header nor the end of the headers',
    ]);
  });

  it('takes no line too long to read for the same in two mails', () => {
    const long = (letter: string): string => mail({ body: letter.repeat(1_100_000) });
    const findings = imported({ box: mailbox([long('a'), long('b')]) });
    expect(findings.totals).toMatchObject({ messages: 2, collisions: 1 });
    expect(findings.log.skipped.length).toBe(2);
  });

  it('reads around invalid UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(mailbox([mail({ id: '1@x' })])),
      Buffer.from(`From a ${DAY}\nSubject: \xff\xfe\nMessage-ID: <2@x>\n\n\xc3(\x80\n\n`, 'latin1'),
      Buffer.from(mailbox([mail({ id: '3@x' })])),
    ]);
    expect(imported({ box: bytes }).totals.messages).toBe(3);
  });
});

describe('isSeparator', () => {
  it.each([
    'From a@example.net Wed Feb  1 03:04:05 2006',
    'From customer-1001@example.net  Tue Nov 24 17:47:16 2026',
    'From - Wed Feb 01 03:04:05 2006',
    'From MAILER-DAEMON Wed Feb  1 03:04 2006',
    'From user at example.com  Wed Feb  1 03:04:05 2006',
    'From 1522@xxx Tue Nov 24 17:47:16 +0000 2026',
    'From a@b Wed, 1 Feb 2006 03:04:05 +0000',
    'From a@b Wed Feb  1 03:04:05 MET 2006 remote from host',
  ])('knows %j', (text) => {
    expect(isSeparator(text)).toBe(true);
  });

  it.each([
    'From the warehouse:',
    'From: a@example.net',
    '>From a@example.net Wed Feb  1 03:04:05 2006',
    'From Monday on we close at 6.',
    'From a@b Wed Feb 2006',
    'from a@b Wed Feb  1 03:04:05 2006',
  ])('does not take %j for one', (text) => {
    expect(isSeparator(text)).toBe(false);
  });

  it('answers at once, whatever follows "From "', () => {
    for (const piece of ['Wed ', 'Wed Feb 1 ', 'Wed Feb  1 03:04', ' ', '+0000 '])
      expect(isSeparator(`From ${piece.repeat(990 / piece.length)}`)).toBeTypeOf('boolean');
  });
});

describe('the mailbox format', () => {
  it('is sure of what begins with a mail, and of nothing that only holds the word', () => {
    expect(MBOX.recognise(mailbox([mail()]))).toBe(1);
    expect(MBOX.recognise(`\r\n${mailbox([mail()]).replace(/\n/g, '\r\n')}`)).toBe(1);
    expect(MBOX.recognise(`the rest of a mail\n\n${mailbox([mail()])}`)).toBeGreaterThan(0.2);
    expect(MBOX.recognise('From the warehouse\n')).toBe(0);
    expect(MBOX.recognise('')).toBe(0);
  });

  it('reads every mail of a mailbox in any order of bodies, line ends and chunks', () => {
    const body = fc.array(fc.constantFrom('', 'From me', '>From me', 'Message-ID: <inner@x>', '-- ', 'ü', '.'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 400 }),
        (bodies, crlf, size) => {
          const box = mailbox(bodies.map((lines, i) => mail({ id: `${i}@x`, body: lines.join('\n') })));
          const findings = imported({ box: crlf ? box.replace(/\n/g, '\r\n') : box }, size);
          expect(findings.totals).toMatchObject({ messages: bodies.length, distinct: bodies.length });
          expect(reasons(findings)).toEqual([]);
        },
      ),
    );
  });
});
