import { describe, expect, test } from 'vitest';
import { formatMessageId } from '../../../src/algorithms/format.ts';
import type { LoggedMessage } from '../../../src/log/detail.ts';
import { DEFAULT_MAIL } from '../../../src/mail/message.ts';
import { MOST_LINES, wireFilters } from '../../../src/ui/wire/filters.ts';
import { packetsOf } from '../../../src/ui/wire/packets.ts';
import { MADE_UP } from '../../gallery/inspector/madeUp.ts';

const { algorithm, detail } = MADE_UP[0]!;
const options = { algorithm: algorithm.id, smtpMs: 100 };

function movedTo(lane: number, startUs: number, message: LoggedMessage): LoggedMessage {
  return { ...message, lane, thread: lane, startUs, endUs: startUs + 10_000 };
}

describe('the packets of a pair', () => {
  const packets = packetsOf(detail.members, options);

  test('are numbered from 1, in order of time, eight for each letter', () => {
    expect(packets.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    expect(packets.map(({ atUs }) => atUs)).toEqual(packets.map(({ atUs }) => atUs).toSorted((a, b) => a - b));
    for (const member of [0, 1]) expect(packets.filter((packet) => packet.member === member)).toHaveLength(8);
  });

  test('begin when the Message-ID was ready and end when SMTP time is over', () => {
    for (const [member, { endUs }] of detail.members.entries()) {
      const own = packets.filter((packet) => packet.member === member);
      expect(own[0]!.atUs).toBe(endUs);
      expect(own.at(-1)!.atUs).toBe(endUs + 100_000);
    }
  });

  test('read as in a network analyser', () => {
    const own = packets.filter(({ member }) => member === 0).map(({ protocol, info }) => `${protocol} ${info}`);
    expect(own).toEqual([
      'SMTP C: MAIL FROM:<customer-1184@example.net>',
      'SMTP S: 250 2.1.0 Sender OK',
      'SMTP C: RCPT TO:<helpdesk@example.com>',
      'SMTP S: 250 2.1.5 Recipient OK',
      'SMTP C: DATA',
      'SMTP S: 354 End with <CRLF>.<CRLF>',
      'SMTP/IMF from: customer-1184@example.net, subject: Order 1184,  (text/plain)',
      `SMTP S: 250 2.6.0 ${formatMessageId(algorithm, detail.members[0]!)} queued`,
    ]);
  });

  test('hold the same Message-ID line twice', () => {
    const lines = packets.flatMap((packet) => packet.lines).filter((line) => line.startsWith('Message-ID:'));
    expect(lines).toEqual(Array(2).fill(`Message-ID: ${formatMessageId(algorithm, detail.members[0]!)}`));
  });

  test('go from each thread’s own port to the server and back', () => {
    for (const { from, source, destination, member } of packets) {
      const client = from === 'client' ? source : destination;
      expect(client.port).toBe(1025 + detail.members[member]!.lane);
      expect((from === 'client' ? destination : source).port).toBe(25);
    }
  });
});

test('a thread that made both letters sends them one after the other', () => {
  const [first, second] = detail.members;
  const once = [movedTo(2, 0, first!), movedTo(2, 30_000, second!)];
  const packets = packetsOf(once, options);
  expect(packets.map(({ member }) => member)).toEqual([...Array<number>(8).fill(0), ...Array<number>(8).fill(1)]);
  expect(packets[7]!.atUs).toBe(30_000);
});

test('without SMTP time every packet of a letter bears the moment at which its Message-ID was ready', () => {
  const packets = packetsOf(detail.members, { ...options, smtpMs: 0 });
  for (const { atUs, member } of packets) expect(atUs).toBe(detail.members[member]!.endUs);
});

test('a long letter has fragments and acknowledgements, and its lines stand unstuffed on its last packet', () => {
  const body = '.dot\nline\n'.repeat(500);
  const mail = { ...DEFAULT_MAIL, template: { ...DEFAULT_MAIL.template, body } };
  const packets = packetsOf(detail.members, { ...options, mail }).filter(({ member }) => member === 0);
  expect(packets.some(({ info }) => info === 'C: DATA fragment, 1460 bytes')).toBe(true);
  expect(packets.find(({ protocol }) => protocol === 'TCP')!.info).toMatch(
    /^25 → \d+ \[ACK\] Seq=\d+ Ack=\d+ Win=65535 Len=0$/,
  );
  const { lines } = packets.find(({ protocol }) => protocol === 'SMTP/IMF')!;
  expect(lines.filter((line) => line === '.dot')).toHaveLength(500);
  expect(lines.length).toBeGreaterThan(MOST_LINES);
});

describe('filters', () => {
  test('offer the pair first, then each of the two', () => {
    expect(wireFilters(detail.members, 1, 1)).toEqual([
      { id: 'pair', label: 'The pair', members: [0, 1] },
      { id: 'only-0', label: 'Thread 6', members: [0] },
      { id: 'only-1', label: 'Thread 3', members: [1] },
    ]);
  });

  test('offer all where there are more than two', () => {
    const [first, second] = detail.members;
    const three = [first!, second!, movedTo(8, 0, second!)];
    expect(wireFilters(three, 2, 1).map(({ label, members }) => [label, members])).toEqual([
      ['The pair', [0, 2]],
      ['Thread 6', [0]],
      ['Thread 9', [2]],
      ['All 3', [0, 1, 2]],
    ]);
  });

  test('tell two messages of one thread apart', () => {
    const [first, second] = detail.members;
    const labels = wireFilters([movedTo(2, 0, first!), movedTo(2, 30_000, second!)], 1, 1).map(({ label }) => label);
    expect(labels).toEqual(['The pair', 'Thread 3, first message', 'Thread 3, second message']);
  });
});
