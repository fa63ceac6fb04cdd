import { describe, expect, it } from 'vitest';
import { textReport } from '../../src/imports/findings/report.ts';
import { collidingIds, fixture, imported, reasons, WRITTEN_MS } from './imported.ts';

const ID = '12728602.1138763045123.JavaMail.cfmail@mail.example.com';

/** Lines of a Postfix that took two mails with one Message-ID. */
const POSTFIX = [
  'Feb  1 03:04:05 mx postfix/smtpd[11]: 4A1B2C: client=web[192.0.2.1]',
  `Feb  1 03:04:05 mx postfix/cleanup[12]: 4A1B2C: message-id=<${ID}>`,
  'Feb  1 03:04:05 mx postfix/qmgr[9]: 4A1B2C: from=<a@example.com>, size=432, nrcpt=2 (queue active)',
  `Feb  1 03:04:06 mx postfix/cleanup[13]: 5D6E7F: message-id=<${ID}>`,
  'Feb  1 03:04:07 mx postfix/smtp[14]: 4A1B2C: to=<b@example.org>, relay=mx2[198.51.100.2]:25, dsn=4.4.1, status=deferred (timed out)',
  'Feb  1 03:14:07 mx postfix/smtp[14]: 4A1B2C: to=<b@example.org>, relay=mx2[198.51.100.2]:25, dsn=2.0.0, status=sent (250 Ok: queued as 99AA)',
  'Feb  1 03:14:07 mx postfix/smtp[14]: 4A1B2C: to=<c@example.org>, relay=mx2[198.51.100.2]:25, dsn=2.0.0, status=sent (250 Ok: queued as 99AA)',
];

describe('Postfix logs', () => {
  it('count two mails under one Message-ID as one collision, whatever their retries and recipients', () => {
    const findings = imported({ 'mail.log': POSTFIX.join('\n') });
    const { totals, log } = findings;
    expect(totals).toMatchObject({ messages: 2, distinct: 1, duplicates: 1, collisions: 1, rate: 50 });
    expect([findings.collisionOf(0), findings.collisionOf(1)]).toEqual([1, 1]);
    expect(log.files[0]).toMatchObject({ formats: ['Postfix log'], lines: 7, mails: 2 });
  });

  it('name the process that took a mail as its lane, and its host', () => {
    const { log } = imported({ 'mail.log': POSTFIX.join('\n') });
    expect(log.lanes).toMatchObject([
      { name: 'mx postfix/cleanup[12]', host: 'mx' },
      { name: 'mx postfix/cleanup[13]', host: 'mx' },
    ]);
  });

  it('count a mail once that stands in two files, of which one goes on', () => {
    const text = POSTFIX.join('\n');
    const { totals } = imported({ 'mail.log': text, 'mail.log.1': `${text}\n${POSTFIX[0]!}` });
    expect(totals).toMatchObject({ messages: 2, collisions: 1, loggedAgain: 2 });
  });

  it('do not count a mail that a content filter hands back as another', () => {
    const { totals } = imported({
      'mail.log': [
        POSTFIX[1],
        `Feb  1 03:04:06 mx postfix/cleanup[13]: 5D6E7F: message-id=<${ID}>`,
        'Feb  1 03:04:06 mx postfix/smtp[14]: 4A1B2C: to=<b@example.org>, relay=127.0.0.1[127.0.0.1]:10024, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 5D6E7F)',
      ].join('\n'),
    });
    expect(totals).toMatchObject({ messages: 1, collisions: 0, passedOn: 1 });
  });

  it('still see two mails that collide behind a content filter, and in the files of two hosts in any order', () => {
    const first = ['4A1B2C', '4A1B2D'].flatMap((key, i) => [
      `Feb  1 03:04:05 mx1 postfix/cleanup[12]: ${key}: message-id=<${ID}>`,
      `Feb  1 03:04:06 mx1 postfix/smtp[14]: ${key}: to=<b@example.org>, relay=mx2[198.51.100.2]:25, status=sent (250 2.0.0 Ok: queued as FF${i})`,
    ]);
    const second = ['FF0', 'FF1'].map((key) => `Feb  1 03:04:06 mx2 postfix/cleanup[3]: ${key}: message-id=<${ID}>`);
    for (const files of [
      { first, second },
      { second, first },
    ]) {
      const texts = Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, lines.join('\n')]));
      expect(imported(texts).totals).toMatchObject({ messages: 2, duplicates: 1, passedOn: 2 });
    }
  });

  it('do not count a mail that an alias forwards, or that was requeued, as another', () => {
    const forwarded = [
      POSTFIX[1],
      `Feb  1 03:04:06 mx postfix/cleanup[13]: 5D6E7F: message-id=<${ID}>`,
      'Feb  1 03:04:06 mx postfix/local[14]: 4A1B2C: to=<b@mx>, relay=local, dsn=2.0.0, status=sent (forwarded as 5D6E7F)',
    ];
    const requeued = [
      POSTFIX[1],
      'Feb  1 03:04:06 mx postfix/pickup[14]: 5D6E7F: uid=0 from=<a@example.com> orig_id=4A1B2C',
      `Feb  1 03:04:06 mx postfix/cleanup[13]: 5D6E7F: message-id=<${ID}>`,
    ];
    for (const lines of [forwarded, requeued]) {
      expect(imported({ 'mail.log': lines.join('\n') }).totals).toMatchObject({ messages: 1, passedOn: 1 });
    }
  });

  it('leave a mail in each group where a log tells that two mails were passed on to each other', () => {
    const { totals } = imported({
      'mail.log': [
        POSTFIX[1],
        `Feb  1 03:04:06 mx postfix/cleanup[13]: 5D6E7F: message-id=<${ID}>`,
        'Feb  1 03:04:06 mx postfix/smtp[14]: 4A1B2C: to=<b@x>, status=sent (250 Ok: queued as 5D6E7F)',
        'Feb  1 03:04:06 mx postfix/smtp[14]: 5D6E7F: to=<b@x>, status=sent (250 Ok: queued as 4A1B2C)',
      ].join('\n'),
    });
    expect(totals).toMatchObject({ messages: 1, passedOn: 1 });
  });

  it('read other instances, long queue ids, CRLF, and an ID without brackets or with brackets inside', () => {
    const { log, totals } = imported({
      'mail.log': [
        'Feb 11 03:04:05 mx postfix-out/cleanup[1]: 3Vgspm0WfDz30Dy: message-id=no.brackets@example.net\r',
        'Feb 11 03:04:05 mx postfix/submission/cleanup[2]: 4Vgspm0WfDz30Dy: message-id=<<img src=x onerror=alert(1)>@example.net>\r',
      ].join('\n'),
    });
    expect(totals.messages).toBe(2);
    expect([log.table.messageId(0), log.table.messageId(1)]).toEqual([
      'no.brackets@example.net',
      '<img src=x onerror=alert(1)>@example.net',
    ]);
    expect(log.table.mailKey(0)).toBe('3Vgspm0WfDz30Dy');
  });

  it('skip a Message-ID that is empty or that syslog has cut, by line and reason', () => {
    const findings = imported({
      'mail.log': [
        'Feb  1 03:04:05 mx postfix/cleanup[1]: AA: message-id=<>',
        'Feb  1 03:04:05 mx postfix/cleanup[1]: BB: message-id=<1.2.JavaMail',
        `Feb  1 03:04:05 mx postfix/cleanup[1]: CC: message-id=<${ID}>`,
        'no log line',
      ].join('\n'),
    });
    expect(findings.totals.messages).toBe(1);
    expect(reasons(findings)).toEqual([
      '1: the mail bears no Message-ID',
      '2: the Message-ID has no end',
      '4: not a line of a mail log',
    ]);
  });
});

describe('a mail that its client may have sent again', () => {
  const mail = (time: string, key: string) => `Feb  1 ${time} mx postfix/cleanup[1]: ${key}: message-id=<${ID}>`;
  const report = (time: string) => textReport(imported({ log: `${mail('03:04:05', 'AA')}\n${mail(time, 'BB')}\n` }));

  it('is counted, and the report says that no log can tell it from another', () => {
    expect(report('03:14:06')).toContain('1 of 2 mails (50.0 %) reuses a Message-ID');
    expect(report('03:14:06')).toContain('1 collision was accepted a minute or more apart.');
  });

  it('is not spoken of where the mails came together', () => {
    expect(report('03:04:06')).not.toContain('apart');
  });
});

describe('stamps', () => {
  const atMs = (line: string): number => imported({ 'mail.log': `${line}\n` }).atMs(0);

  it('without a year are put before the moment when the file was written, and it says so', () => {
    const line = (day: string) => `${day} 03:04:05 mx postfix/cleanup[1]: AA: message-id=<${ID}>`;
    expect(new Date(atMs(line('Feb  1'))).toISOString()).toBe('2026-02-01T03:04:05.000Z');
    expect(new Date(atMs(line('Dec 31'))).toISOString()).toBe('2025-12-31T03:04:05.000Z');
    expect(imported({ log: `${line('Feb  1')}\n` }).log.files[0]!.notes).toHaveLength(1);
    expect(WRITTEN_MS).toBe(Date.parse('2026-11-25T00:00:00Z'));
  });

  it('of RFC 3339 keep their fraction and their zone', () => {
    const line = (stamp: string) => `${stamp} mx postfix/cleanup[1]: AA: message-id=<${ID}>`;
    expect(atMs(line('2006-02-01T03:04:05.123456+01:00'))).toBe(Date.UTC(2006, 1, 1, 2, 4, 5) + 123.456);
    expect(atMs(line('2006-02-01T03:04:05Z'))).toBe(Date.UTC(2006, 1, 1, 3, 4, 5));
    expect(atMs(line('2006-02-01T03:04:05-0230'))).toBe(Date.UTC(2006, 1, 1, 5, 34, 5));
  });
});

describe('RFC 5424', () => {
  const read = (...lines: string[]) => imported({ log: `${lines.join('\n')}\n` });
  const STAMPED = '2006-02-01T03:04:05.250Z mx';

  it('is read with and without priority, with structured data, a byte order mark and values that are not known', () => {
    const findings = read(
      `<22>1 ${STAMPED} postfix/cleanup 12 - - AA: message-id=<${ID}>`,
      `1 ${STAMPED} postfix/cleanup 12 ID47 [a@1 x="1" y="]\\"\\\\"][b@1] \uFEFFBB: message-id=<${ID}>`,
      `<22>1 - - postfix/cleanup - - - CC: message-id=<${ID}>`,
      `<34>1 ${STAMPED} su - ID47 - 'su root' failed`,
    );
    expect(findings.log.skipped).toEqual([]);
    expect(findings.log.lanes.map(({ name }) => name)).toEqual([
      'mx postfix/cleanup[12]',
      'unnamed-host postfix/cleanup',
    ]);
    expect([0, 1, 2].map((row) => findings.log.table.mailKey(row))).toEqual(['AA', 'BB', 'CC']);
    expect([findings.log.table.atMs(0), findings.log.table.atMs(1)]).toEqual(
      Array(2).fill(Date.UTC(2006, 1, 1, 3, 4, 5, 250)),
    );
    // The log tells no time: the Message-ID's own.
    expect(findings.timedById).toBe(1);
  });

  it('tells Sendmail’s and Exim’s mails, and those that Postfix passes on without naming its program', () => {
    const { totals, log } = read(
      `<22>1 ${STAMPED} sm-mta 7 - - k1: from=<a@b>, size=1, class=0, nrcpts=1, msgid=<${ID}>, proto=ESMTP`,
      `<22>1 ${STAMPED} exim 7 - - 2006-02-01 03:04:06 1F4AbC-0001aB-Cd <= a@example.com S=452 id=${ID}`,
      `<22>1 ${STAMPED} postfix 12 - -  AA: message-id=<${ID}>`,
      `<22>1 ${STAMPED} postfix 13 - -  AA: to=<b@x>, relay=y[192.0.2.1]:25, status=sent (250 2.0.0 Ok: queued as BB)`,
      `<22>1 ${STAMPED} postfix 14 - -  BB: message-id=<${ID}>`,
    );
    expect(log.files[0]!.formats).toEqual(['Sendmail log', 'Exim log', 'Postfix log']);
    expect(totals).toMatchObject({ messages: 3, passedOn: 1 });
  });

  it('is left alone where a line only looks like it, and a priority may stand before any other stamp', () => {
    const findings = read(
      ...Array<string>(4).fill(`${STAMPED} su: 'su root' failed`),
      `<22>Feb  1 03:04:05 mx postfix/cleanup[1]: AA: message-id=<${ID}>`,
      `<22>2006-02-01T03:04:05Z mx postfix/cleanup[1]: BB: message-id=<${ID}>`,
      `<22>1 ${STAMPED} postfix/cleanup 12 - [open x="]"`,
      `<2222>Feb  1 03:04:05 mx postfix/cleanup[1]: CC: message-id=<${ID}>`,
    );
    expect(findings.totals.messages).toBe(2);
    expect(reasons(findings)).toEqual(['7: not a line of a mail log', '8: not a line of a mail log']);
  });
});

describe('a line without a tag', () => {
  it('tells of no mail', () => {
    for (const program of ['postfix/smtp', 'postfix/pickup', 'sendmail', 'exim']) {
      const { log, totals } = imported({
        maillog: [
          `Feb  1 03:04:05 mx ${program} status=sent (250 queued as A1) orig_id=B2 from=<a>, nrcpts=1, msgid=<1@x> <= b id=1@x`,
          `Feb  1 03:04:05 mx postfix/cleanup[1]: A1: message-id=<${ID}>`,
        ].join('\n'),
      });
      expect([totals.messages, totals.passedOn, log.skipped]).toEqual([1, 0, []]);
    }
  });
});

describe('Sendmail logs', () => {
  const from = (key: string, id = ID) =>
    `Feb  1 03:04:05 mx sm-mta[1]: ${key}: from=<a@example.com>, size=227, class=0, nrcpts=1, msgid=<${id}>, proto=ESMTP, daemon=MTA, relay=web [192.0.2.1]`;

  it('count a mail by its from line; what the command submits and the daemon accepts is one', () => {
    const { totals } = imported({
      maillog: [
        from('aaa1').replace('sm-mta', 'sendmail'),
        from('bbb2'),
        'Feb  1 03:04:06 mx sendmail[1]: aaa1: to=b@example.org, mailer=relay, relay=[127.0.0.1] [127.0.0.1], dsn=2.0.0, stat=Sent (bbb2 Message accepted for delivery)',
        from('ccc3'),
        'Feb  1 03:04:06 mx sm-mta[1]: ccc3: to=b@example.org, stat=Deferred: timed out',
        'Feb  1 03:09:06 mx sm-mta[1]: ccc3: to=b@example.org, stat=Sent (ok)',
      ].join('\n'),
    });
    expect(totals).toMatchObject({ messages: 2, duplicates: 1, passedOn: 1 });
  });

  it('take no Message-ID out of an address', () => {
    const line = from('aaa1').replace('<a@example.com>', '<x, msgid=<fake@x>, y@z>');
    expect(imported({ maillog: line }).log.table.messageId(0)).toBe(ID);
  });
});

describe('Exim logs', () => {
  const incoming = (key: string, extra = '') =>
    `2006-02-01 03:04:05${extra} ${key} <= a@example.com H=(web) [192.0.2.1] P=esmtp S=452 id=${ID} T="id=fake@x"`;

  it('count a mail by its arrival, with milliseconds, zone and process or without, old and new queue ids', () => {
    const findings = imported({
      mainlog: [
        incoming('1F4AbC-0001aB-Cd'),
        incoming('1F4AbD-00000001aBc-0123', '.250 +0100 [4711]'),
        '2006-02-01 03:04:06 1F4AbC-0001aB-Cd => b@example.org R=dns T=smtp H=mx2 [198.51.100.2] C="250 OK id=1F4AbE-0001aB-Cd"',
        '2006-02-01 03:04:06 1F4AbC-0001aB-Cd Completed',
      ].join('\n'),
    });
    expect(findings.totals).toMatchObject({ messages: 2, collisions: 1 });
    expect([findings.atMs(0), findings.atMs(1)]).toEqual([
      Date.UTC(2006, 1, 1, 3, 4, 5),
      Date.UTC(2006, 1, 1, 2, 4, 5, 250),
    ]);
  });

  it('take no Message-ID out of the subject', () => {
    const findings = imported({ mainlog: incoming('1F4AbC-0001aB-Cd').replace(`id=${ID} `, '') });
    expect(findings.totals.messages).toBe(0);
    expect(reasons(findings)).toEqual(['1: the mail bears no Message-ID']);
  });
});

describe('logs that the real programs wrote', () => {
  it.each([
    ['postfix', 'Postfix log'],
    ['sendmail', 'Sendmail log'],
    ['exim', 'Exim log'],
  ])('tell the same mails and collisions of %s with each stamp', (program, format) => {
    const [syslog, ...others] = ['syslog', 'rfc3339', 'rfc5424'].map((stamp) =>
      imported({ log: fixture(`mail-logs/${program}-${stamp}.log`) }),
    );
    expect(syslog!.totals.messages).toBeGreaterThan(10);
    expect(syslog!.totals.collisions).toBeGreaterThan(1);
    for (const findings of [syslog!, ...others]) {
      expect(findings.log.files[0]!.formats).toEqual([format]);
      expect(collidingIds(findings)).toEqual(collidingIds(syslog!));
      expect(findings.totals).toEqual({ ...syslog!.totals, idsPerSecond: findings.totals.idsPerSecond });
    }
  });

  it('name the same lanes and times in RFC 5424 as with RFC 3339 stamps, where rsyslog kept the name', () => {
    const [plain, framed] = ['rfc3339', 'rfc5424'].map((stamp) =>
      imported({ log: fixture(`mail-logs/sendmail-${stamp}.log`) }),
    );
    expect(framed!.log.lanes).toEqual(plain!.log.lanes);
    expect(framed!.fromMs).toBe(plain!.fromMs);
    expect(framed!.toMs).toBe(plain!.toMs);
    expect(framed!.log.skipped).toEqual([]);
  });

  it('may stand mixed in one file', () => {
    const texts = ['postfix', 'sendmail', 'exim'].map((program) => fixture(`mail-logs/${program}-syslog.log`));
    const alone = texts.map((log) => imported({ log }).totals.messages);
    const mixed = imported({ log: texts.join('') });
    expect(mixed.log.files[0]!.formats.toSorted()).toEqual(['Exim log', 'Postfix log', 'Sendmail log']);
    expect(mixed.totals.messages).toBe(alone.reduce((sum, count) => sum + count));
  });
});
