/** What Wireshark makes of a packet capture. Needs Debian's package tshark. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { messageIdOf } from '../../src/exports/fields.ts';
import type { ExportOptions } from '../../src/exports/format.ts';
import { PCAPNG } from '../../src/exports/pcapng.ts';
import type { LoggedMessage } from '../../src/log/detail.ts';
import type { RunRecord } from '../../src/log/record.ts';
import { mailLines } from '../../src/mail/mailText.ts';
import { letterOf, type MailSettings, type SpooledMessage } from '../../src/mail/message.ts';
import { unstuffed } from '../../src/mail/smtp/dotStuffing.ts';
import { bytes, racedRun } from '../exports/racedRun.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'capture-'));
afterAll(() => rmSync(folder, { recursive: true }));

let captures = 0;

function captured(run: RunRecord, options: ExportOptions): string {
  const file = path.join(folder, `${++captures}.pcapng`);
  writeFileSync(file, bytes(PCAPNG.write(run, options)));
  return file;
}

/** The lines that tshark prints of a capture, with both checksums checked. */
function tshark(file: string, ...args: string[]): string[] {
  const checked = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
  const output = execFileSync('tshark', ['-r', file, ...checked, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output.split('\n').slice(0, -1);
}

function fields(file: string, filter: string, ...names: string[]): string[][] {
  const args = names.flatMap((name) => ['-e', name]);
  return tshark(file, '-Y', filter, '-T', 'fields', ...args).map((line) => line.split('\t'));
}

/** Whatever Wireshark itself finds fault with: the chats of opening and closing are none. */
const FAULTS = [
  '_ws.malformed',
  'ip.checksum.status != "Good"',
  'tcp.checksum.status != "Good"',
  '_ws.expert.severity == "Error"',
  '_ws.expert.severity == "Warning"',
  'tcp.analysis.retransmission',
  'tcp.analysis.out_of_order',
  'tcp.analysis.lost_segment',
  'tcp.analysis.ack_lost_segment',
  'tcp.analysis.window_full',
].join(' || ');

const LONG: MailSettings = {
  recipients: 20,
  template: {
    from: 'customer-{order}@example.net',
    subject: 'Bestellung {order}: größere Tür, 世界, '.concat('und noch etwas '.repeat(12)),
    body: `.\n..\nFrom here on {order}\n${'wörter '.repeat(400)}\n${'x'.repeat(3000)}\n\n.end\n${'line\n'.repeat(900)}`,
  },
};

const RUNS: readonly (readonly [what: string, run: RunRecord, options: ExportOptions])[] = [
  ['the default letters', racedRun({ smtpMs: 20, clockResolutionUs: 10_000 }), { everyMessage: true }],
  ['colliding mails alone', racedRun({ smtpMs: 20, clockResolutionUs: 10_000 }), { everyMessage: false }],
  ['no SMTP time at full speed', racedRun({ stepUs: 0, threads: 10, messages: 200 }), { everyMessage: true }],
  ['64 threads', racedRun({ threads: 64, messages: 400, smtpMs: 1 }), { everyMessage: true }],
  ['2 processes, 1.3.3', racedRun({ processes: 2, first: 'javamail-1.3.3', smtpMs: 5 }), { everyMessage: true }],
  ['long letters', racedRun({ messages: 24, smtpMs: 50 }), { everyMessage: true, mail: LONG }],
];

/** Panel and message, in the order of the log. */
function listed(
  run: RunRecord,
  { everyMessage }: ExportOptions,
): { interfaceId: number; id: string; message: LoggedMessage }[] {
  return run.panels.flatMap((panel, interfaceId) =>
    Array.from(panel.messages())
      .filter((message) => everyMessage || message.collision > 0)
      .map((message) => ({ interfaceId, id: messageIdOf(panel.algorithm, message), message })),
  );
}

function spooled(messageId: string, { message, clock }: LoggedMessage): SpooledMessage {
  return { message, messageId, dateSeconds: Math.floor(clock / 1000) };
}

describe.each(RUNS)('a capture of %s', (_, run, options) => {
  const file = captured(run, options);
  const expected = listed(run, options);

  test('has no malformed packet, no bad checksum, nothing lost, repeated or out of order', () => {
    expect(fields(file, FAULTS, 'frame.number', '_ws.col.Info')).toEqual([]);
    expect(tshark(file).length).toBeGreaterThan(8 * expected.length);
  });

  test('holds a mail for each message, with the same Message-ID on the same interface', () => {
    const seen = fields(file, 'imf', 'frame.interface_id', 'imf.message_id').map((cells) => cells.join(' '));
    expect(seen.toSorted()).toEqual(expected.map(({ interfaceId, id }) => `${interfaceId} ${id}`).toSorted());
  });

  test('tells every mail’s sender, recipient and date', () => {
    const seen = fields(file, 'imf', 'imf.from', 'imf.to', 'imf.date').map((cells) => cells.join(' | '));
    const letters = expected.map(({ id, message }) => {
      const { from, to, date } = letterOf(spooled(id, message), options.mail);
      return [from, to, date].join(' | ');
    });
    expect(seen.toSorted()).toEqual(letters.toSorted());
  });

  test('opens and closes a connection for each thread that sent', () => {
    const lanes = new Set(expected.map(({ interfaceId, message }) => `${interfaceId} ${message.lane}`));
    expect(fields(file, 'tcp.flags.syn == 1 && tcp.flags.ack == 0', 'tcp.stream')).toHaveLength(lanes.size);
    expect(fields(file, 'tcp.flags.fin == 1', 'tcp.stream')).toHaveLength(2 * lanes.size);
    expect(fields(file, 'smtp.req.command == "EHLO"', 'tcp.stream')).toHaveLength(lanes.size);
    expect(fields(file, 'smtp.req.command == "QUIT"', 'tcp.stream')).toHaveLength(lanes.size);
  });
});

test('a letter of many segments is put together again, line for line as it was written', () => {
  const run = racedRun({ messages: 6, smtpMs: 50 });
  const file = captured(run, { everyMessage: true, mail: LONG });
  const segments = fields(file, 'imf', 'smtp.data.fragment.count').map(([count]) => Number(count));
  expect(segments).toHaveLength(12);
  expect(Math.min(...segments)).toBeGreaterThan(4);

  const objects = path.join(folder, 'objects');
  tshark(file, '-q', '--export-objects', `imf,${objects}`);
  // Wireshark shows the dots that SMTP doubled, and counts the last line end to the dot that follows.
  const seen = readdirSync(objects).map((name) =>
    unstuffed(`${readFileSync(path.join(objects, name), 'latin1')}\r\n.\r\n`),
  );
  const sent = listed(run, { everyMessage: true }).map(({ id, message }) =>
    mailLines(letterOf(spooled(id, message), LONG)),
  );
  expect(seen.map((lines) => lines.join('\n')).toSorted()).toEqual(sent.map((lines) => lines.join('\n')).toSorted());
});

test('says of itself that it was composed', () => {
  const info = execFileSync('capinfos', [captured(racedRun(), { everyMessage: false })], { encoding: 'utf8' });
  expect(info).toContain('no packet was sent');
  expect(info).toContain('Strict time order:   True');
  expect(info).toContain('Name = second');
});
