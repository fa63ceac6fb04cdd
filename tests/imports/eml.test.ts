import { describe, expect, it } from 'vitest';
import { EML } from '../../src/imports/reading/formats/eml.ts';
import { imported, reasons } from './imported.ts';

const MAIL = [
  'Date: Wed, 1 Feb 2006 03:04:05 +0000',
  'From: a@example.net',
  'Message-ID: <1.2.JavaMail.a@b>',
  'Subject: Order 1001',
  '',
  'Please send 4 desk lamps.',
  '',
].join('\r\n');

describe('a single mail', () => {
  it('is read as one mail, in the lane of its file, at its Date', () => {
    const { totals, log } = imported({ 'order.eml': MAIL });
    expect(totals.messages).toBe(1);
    expect(log.files[0]).toMatchObject({ formats: ['Mail (eml)'], mails: 1 });
    expect(log.lanes).toMatchObject([{ name: 'order.eml', host: null }]);
    expect([log.table.atMs(0), log.table.line(0)]).toEqual([Date.UTC(2006, 1, 1, 3, 4, 5), 3]);
  });

  it('collides with another file of the same Message-ID, but not with its copy', () => {
    const other = MAIL.replace('4 desk lamps', '5 desk lamps');
    expect(imported({ a: MAIL, b: other }).totals).toMatchObject({ messages: 2, collisions: 1 });
    expect(imported({ a: MAIL, b: MAIL }).totals).toMatchObject({ messages: 1, collisions: 0 });
  });

  it('may begin with a byte order mark, empty lines or a "From " line', () => {
    for (const before of ['\uFEFF', '\r\n\r\n', 'From a@example.net Wed Feb  1 03:04:05 2006\r\n', '\uFEFF\r\n'])
      expect(imported({ eml: before + MAIL }).totals.messages).toBe(1);
  });

  it('says that it was cut off where the file ends within its headers', () => {
    const cut = MAIL.slice(0, MAIL.indexOf('Message-ID'));
    expect(reasons(imported({ eml: `${cut}Subject: Order` }))).toEqual([
      '1: the file ends within the headers of this mail, before a Message-ID',
    ]);
  });

  it('stays one mail, whatever its body quotes', () => {
    const body = `From a@example.net Wed Feb  1 03:04:05 2006\r\nMessage-ID: <inner@x>\r\n\r\ntext\r\n`;
    const findings = imported({ eml: MAIL + body });
    expect(findings.totals.messages).toBe(1);
    expect(reasons(findings)).toEqual([]);
  });

  it('is told as cut where its Message-ID ends with the file', () => {
    expect(reasons(imported({ eml: MAIL.slice(0, MAIL.indexOf('JavaMail')) }))).toEqual([
      '3: the file ends within the Message-ID',
    ]);
    expect(imported({ eml: MAIL.slice(0, MAIL.indexOf('Subject')) }).totals.messages).toBe(1);
  });

  it('without a Message-ID is told', () => {
    const findings = imported({ eml: MAIL.replace(/Message-ID.*\r\n/, '') });
    expect(findings.totals.messages).toBe(0);
    expect(reasons(findings)).toEqual(['1: the mail bears no Message-ID']);
  });
});

describe('the format of a single mail', () => {
  it('is not seen in a list of Message-IDs, a log, prose or nothing', () => {
    for (const text of [
      'Message-ID: <a@b>\nMessage-ID: <c@d>\n',
      'Note: this is no mail.\n',
      '2006-02-01T03:04:05Z mail postfix/cleanup[1]: A1: message-id=<a@b>\n',
      'From the warehouse\n',
      '{"Message-ID": 1}',
      '',
    ])
      expect(EML.recognise(text)).toBe(0);
  });

  it('is seen in a header block that is cut', () => {
    expect(EML.recognise(MAIL.slice(0, 100))).toBeGreaterThan(0.9);
    expect(EML.recognise('Received: by a; x\nSubject: y\n')).toBeGreaterThan(0.2);
  });
});
