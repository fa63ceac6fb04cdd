import { describe, expect, test } from 'vitest';
import { messageIdOf } from '../../src/exports/fields.ts';
import { PCAPNG } from '../../src/exports/pcapng.ts';
import type { RunRecord } from '../../src/log/record.ts';
import { STARTED_AT_MS, bytes, groupsBy, racedRun } from './racedRun.ts';
import { readCapture, type Capture, type Packet } from './strictCapture.ts';

const RUN = racedRun({ smtpMs: 20, clockResolutionUs: 10_000 });

function capture(run: RunRecord, everyMessage: boolean): Capture {
  return readCapture(bytes(PCAPNG.write(run, { everyMessage })));
}

/** Message-IDs of the mails that crossed an interface. */
function idsOn({ packets }: Capture, interfaceId: number): string[] {
  const connections = groupsBy(
    packets.filter((packet) => packet.interfaceId === interfaceId && packet.destination.endsWith(':25')),
    ({ source }) => source,
  );
  const said = Array.from(connections.values(), (sent) => sent.map(({ payload }) => payload).join(''));
  return said.flatMap((text) => Array.from(text.matchAll(/^Message-ID: (.+)\r\n/gm), ([, id]) => id!));
}

const connectionOf = ({ source, destination }: Packet): string => [source, destination].sort().join(' ');

describe('the file', () => {
  const every = capture(RUN, true);

  test('says that it was composed from a log and that no packet was sent', () => {
    expect(every.comment).toContain('no packet was sent');
  });

  test('has an interface for each panel, named as the panel is', () => {
    expect(every.interfaces).toEqual([
      { name: 'first', description: 'JavaMail 1.3.2' },
      { name: 'second', description: 'JavaMail 1.4.1 (synchronized)' },
    ]);
  });

  test('carries every message of both panels once, with the Message-ID of the log', () => {
    for (const [interfaceId, panel] of RUN.panels.entries()) {
      const logged = Array.from(panel.messages(), (message) => messageIdOf(panel.algorithm, message));
      expect(idsOn(every, interfaceId).sort()).toEqual(logged.sort());
    }
  });

  test('has one connection for each thread, with a handshake at its beginning and two FINs at its end', () => {
    const connections = groupsBy(every.packets, connectionOf);
    expect(connections.size).toBe(8);
    for (const packets of connections.values()) {
      expect(packets.filter(({ flags }) => flags & 0x02)).toEqual(packets.slice(0, 2));
      expect(packets.filter(({ flags }) => flags & 0x01)).toEqual(packets.slice(-3, -1));
    }
  });

  test('is in order of time, from about the run’s start', () => {
    const times = every.packets.map(({ timeNs }) => timeNs);
    expect(times).toEqual(times.toSorted((a, b) => Number(a - b)));
    expect(Math.abs(Number(times[0]! / 1_000_000n) - STARTED_AT_MS)).toBeLessThan(100);
  });

  test('never lets a transaction run into the thread’s next message', () => {
    const [panel] = RUN.panels;
    const messages = [...panel!.messages()];
    const queued = every.packets.filter(
      ({ interfaceId, payload }) => interfaceId === 0 && payload.startsWith('250 2.6.0'),
    );
    for (const [lane, replies] of groupsBy(queued, ({ destination }) => Number(destination.split(':')[1]) - 1025)) {
      const own = messages.filter((message) => message.lane === lane);
      expect(replies).toHaveLength(own.length);
      for (const [i, { timeNs }] of replies.entries()) {
        const atUs = Number(timeNs - BigInt(STARTED_AT_MS) * 1_000_000n) / 1000;
        expect(atUs).toBeGreaterThanOrEqual(own[i]!.endUs - 0.001);
        if (own[i + 1]) expect(atUs).toBeLessThanOrEqual(own[i + 1]!.startUs + 0.001);
      }
    }
  });
});

test('without Every message, only colliding mails are carried, and each bears a comment', () => {
  const colliding = capture(RUN, false);
  const groups = groupsBy(idsOn(colliding, 0), (id) => id);
  expect(groups.size).toBe(RUN.panels[0]!.totals.collisions);
  expect(groups.size).toBeGreaterThan(2);
  for (const ids of groups.values()) expect(ids.length).toBeGreaterThan(1);
  expect(idsOn(colliding, 1)).toEqual([]);
  const comments = colliding.packets.filter(({ comment }) => comment !== '');
  expect(comments).toHaveLength([...groups.values()].flat().length);
  expect(comments[0]!.comment).toMatch(/^Collision \d+: another mail has the same Message-ID\.$/);
});

test('a letter that the user wrote is the one that is sent, to as many mailboxes', () => {
  const template = { from: 'a{order}@example.net', subject: 'Número {order}', body: '.\nFrom {mailbox}' };
  const pieces = PCAPNG.write(RUN, { everyMessage: true, mail: { recipients: 50, template } });
  const payloads = readCapture(bytes(pieces)).packets.map(({ payload }) => payload);
  expect(new Set(payloads.filter((payload) => payload.startsWith('RCPT TO:'))).size).toBeGreaterThan(20);
  expect(
    payloads.filter((payload) => /\r\n\.\.\r\nFrom helpdesk-\d+@example\.com\r\n\.\r\n$/.test(payload)),
  ).toHaveLength(120);
});

test('a run without SMTP time at full speed still has its packets in order', () => {
  const run = racedRun({ stepUs: 0, workSteps: 0, stamp: (us) => Math.floor(us / 5) * 5 });
  const { packets } = capture(run, true);
  expect(idsOn({ ...capture(run, true) }, 0)).toHaveLength(60);
  for (let i = 1; i < packets.length; i++) expect(packets[i]!.timeNs >= packets[i - 1]!.timeNs).toBe(true);
});

test('an empty run is a capture without packets', () => {
  const panels = RUN.panels.map((panel) => ({ ...panel, messages: () => [] }));
  expect(capture({ ...RUN, panels }, true).packets).toEqual([]);
});
