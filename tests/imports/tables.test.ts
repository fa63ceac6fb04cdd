import { describe, expect, it } from 'vitest';
import { fixture, imported, reasons } from './imported.ts';

const FIELDS =
  '#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,recipient-address,recipient-status';
const record = (at: string, server: string, event: string, internalId: number, id: string, status = ''): string =>
  `2010-02-01T03:04:0${at}.250Z,192.0.2.1,web,192.0.2.2,${server},08D1;0,"a ""b"", c",SMTP,${event},${internalId},<${id}>,user@example.org,${status}`;

describe('Exchange message tracking', () => {
  it('counts RECEIVE as a mail, DELIVER not, and tells of DUPLICATEDELIVER', () => {
    const findings = imported({
      'MSGTRK.LOG': [
        '\uFEFF#Software: Microsoft Exchange Server',
        FIELDS,
        record('5', 'MBX1', 'RECEIVE', 1, 'x@y'),
        record('5', 'MBX1', 'DELIVER', 1, 'x@y'),
        record('6', 'MBX1', 'RECEIVE', 2, 'x@y'),
        record('6', 'MBX1', 'DUPLICATEDELIVER', 2, 'x@y'),
        record('7', 'MBX1', 'RECEIVE', 2, 'x@y'),
      ].join('\r\n'),
    });
    expect(findings.totals).toMatchObject({ messages: 2, collisions: 1, loggedAgain: 1 });
    expect(findings.collision(1)!.mails[0]).toMatchObject({ lane: 'MBX1', atMs: Date.UTC(2010, 1, 1, 3, 4, 5, 250) });
    expect(findings.log.files[0]!.notes[0]).toContain('1 DUPLICATEDELIVER');
  });

  it('does not count a mail that another server took over as another', () => {
    const status = '250 2.6.0 <x@y> [InternalId=77, Hostname=MBX2.example.com] Queued mail for delivery';
    const { totals } = imported({
      log: [
        FIELDS,
        record('5', 'HUB1', 'RECEIVE', 1, 'x@y'),
        record('6', 'MBX2', 'RECEIVE', 77, 'x@y'),
        record('6', 'HUB1', 'SEND', 1, 'x@y', `"${status}"`),
      ].join('\n'),
    });
    expect(totals).toMatchObject({ messages: 1, passedOn: 1 });
  });

  it('reads what PowerShell exports, whose columns have other names', () => {
    const { totals, log } = imported({
      csv: [
        '"Timestamp","ServerHostname","EventId","InternalMessageId","MessageId"',
        '"2010-02-01T03:04:05","MBX1","RECEIVE","1","<x@y>"',
        '"2010-02-01T03:04:05","MBX1","RECEIVE","2","<x@y>"',
      ].join('\n'),
    });
    expect(log.files[0]!.formats).toEqual(['Exchange message tracking log']);
    expect(totals).toMatchObject({ messages: 2, collisions: 1 });
  });
});

describe('our own exports', () => {
  it('as CSV give the collisions that the CSV itself numbers', () => {
    const csv = fixture('simulated/10-threads-2-cores.csv');
    const rows = csv.trim().split('\r\n').slice(1);
    const groups = new Set(rows.map((row) => row.split(',')).map((cells) => `${cells[0]!} ${cells[11]!}`));
    const numbered = [...groups].filter((group) => !group.endsWith(' ')).length;
    const { totals, log } = imported({ csv });
    expect(log.files[0]!.formats).toEqual(['This project’s CSV']);
    expect(totals).toMatchObject({ messages: rows.length, collisions: numbered });
    expect(log.lanes.some(({ name }) => name === 'first panel, thread 10')).toBe(true);
  });

  const message = (number: number, thread: number) => ({
    message: number,
    thread,
    process: 0,
    clock_ms: 1138763045123,
  });
  const run = {
    format: 'message-id-collisions',
    version: 1,
    panels: [
      {
        panel: 'first',
        collisions: [{ messageId: '<1.2@x>', messages: [message(0, 0), message(1, 3)] }],
        messages: [
          { messageId: '<1.2@x>', ...message(0, 0) },
          { messageId: '<9.9@x>', ...message(2, 1) },
        ],
      },
      { panel: 'second', collisions: [], messages: [{ messageId: '<1.2@x>', ...message(0, 0) }] },
    ],
  };

  it('as JSON are read one record a line, as written, and whole, as another program lays them out', () => {
    const asWritten = `{"format":"message-id-collisions","version":1,\n"panels":[${run.panels
      .map(
        ({ panel, collisions, messages }) =>
          `\n{"panel":"${panel}",\n"collisions":[\n${collisions.map((one) => JSON.stringify(one)).join(',\n')}],\n"messages":[\n${messages.map((one) => JSON.stringify(one)).join(',\n')}]}`,
      )
      .join(',')}]}\n`;
    for (const json of [asWritten, JSON.stringify(run), JSON.stringify(run, null, 2)]) {
      const findings = imported({ json });
      expect(reasons(findings)).toEqual([]);
      // The second panel is another run: an ID of the first is no collision there.
      expect(findings.totals).toMatchObject({ messages: 4, collisions: 1, duplicates: 1 });
    }
  });

  it('that are cut or not of the form say what was skipped', () => {
    const findings = imported({ json: '{"format": "message-id-collisions", "panels": [' });
    expect(reasons(findings)).toEqual(['0: not valid JSON']);
  });
});
