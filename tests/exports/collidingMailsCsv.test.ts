import { describe, expect, it } from 'vitest';
import { collidingMailsCsv } from '../../src/exports/collidingMailsCsv.ts';
import { collidingMails } from '../../src/imports/findings/collidingMails.ts';
import { collidingIds, fixture, imported } from '../imports/imported.ts';
import { readCsv } from './readCsv.ts';

const line = (lane: string, key: string, id: string): string => `Feb  1 03:04:05 ${lane}: ${key}: message-id=<${id}>`;

describe('the CSV of real logs', () => {
  it('lists the mails of each collision in the columns of a run, and what the log tells behind them', () => {
    const findings = imported({ 'mail.log': fixture('mail-logs/postfix-rfc3339.log') });
    const mails = readCsv([...collidingMailsCsv(collidingMails(findings))].join(''));
    expect(Object.keys(mails[0]!).slice(0, 13).join()).toBe(
      'panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause',
    );
    expect(mails.map(({ collision }) => collision)).toEqual(['1', '1', '2', '2', '3', '3']);
    expect(mails[0]).toMatchObject({
      panel: 'first',
      algorithm: 'javamail-1.3.2',
      thread: '',
      process: '',
      message_id: '<12728602.1795542436748.JavaMail.cfmail@mail.example.test>',
      hash: '12728602',
      counter: '',
      clock_ms: '1795542436748',
      start_us: '',
      end_us: '0',
      cause: 'unknown',
      lane: 'mail postfix/cleanup[484]',
      file: 'mail.log',
      line: '6',
      key: 'B8A6F321',
      at: '2026-11-24T17:47:16.756Z',
    });
  });

  it('is read again as the same collisions', () => {
    const findings = imported({ 'mail.log': fixture('mail-logs/postfix-rfc3339.log') });
    const csv = [...collidingMailsCsv(collidingMails(findings))].join('');
    expect(collidingIds(imported({ 'collisions.csv': csv }))).toEqual(collidingIds(findings));
  });

  it('starts no formula in a spreadsheet, whatever servers and senders wrote', () => {
    const log = [
      line('=cmd|x postfix/cleanup[1]', '@A', '=1+1,"x"'),
      line('=cmd|x postfix/cleanup[1]', '+B', '=1+1,"x"'),
    ];
    const findings = imported({ '-2+3.log': log.join('\n') });
    const rows = readCsv([...collidingMailsCsv(collidingMails(findings))].join(''));
    expect(rows.length).toBe(2);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+$)/);
    expect(rows[1]).toMatchObject({
      message_id: '<=1+1,"x">',
      lane: "'=cmd|x postfix/cleanup[1]",
      file: "'-2+3.log",
      key: "'+B",
    });
  });
});
