import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversation } from '../../../src/mail/smtp/dialogue.ts';
import type { Side } from '../../../src/mail/smtp/hosts.ts';
import { ACK, FIN, MAX_SEGMENT, PSH, SYN, segmentsOf, type Segment } from '../../../src/mail/smtp/tcp.ts';
import { anyLane, anySettings, timedMail } from './mails.ts';

const OTHER: Record<Side, Side> = { client: 'server', server: 'client' };
const uint32 = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 2 ** 32 - 5000, max: 2 ** 32 - 1 }),
);

/** The receiving ends, as strict as a test can be: every byte comes once, in order, and is acknowledged. */
class Receivers {
  readonly heard: Record<Side, string> = { client: '', server: '' };
  readonly #expected: Record<Side, number | null> = { client: null, server: null };
  readonly closed: Record<Side, boolean> = { client: false, server: false };
  readonly unacknowledged: Record<Side, number> = { client: 0, server: 0 };

  take({ from, flags, seq, ack, payload }: Segment): void {
    expect(this.closed[from] && (payload !== '' || (flags & (SYN | FIN)) !== 0)).toBe(false);
    const expected = this.#expected[from];
    if (flags & SYN) expect(expected).toBeNull();
    else expect(seq).toBe(expected);
    if (flags & ACK) {
      expect(ack).toBe(this.#expected[OTHER[from]]);
      this.unacknowledged[OTHER[from]] = 0;
    } else expect(flags).toBe(SYN);
    expect(payload.length).toBeLessThanOrEqual(MAX_SEGMENT);
    const length = payload.length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);
    this.#expected[from] = (seq + length) % 2 ** 32;
    this.heard[OTHER[from]] += payload;
    this.unacknowledged[from] += length;
    this.closed[from] ||= (flags & FIN) !== 0;
  }
}

test('any conversation arrives byte for byte, every byte acknowledged, wherever the numbers begin', () => {
  fc.assert(
    fc.property(anyLane, anySettings, uint32, uint32, (mails, settings, client, server) => {
      const events = [...conversation(mails, settings)];
      const receivers = new Receivers();
      for (const segment of segmentsOf(events, { client, server })) {
        receivers.take(segment);
        const { unacknowledged } = receivers;
        expect(Math.max(unacknowledged.client, unacknowledged.server)).toBeLessThanOrEqual(2 * MAX_SEGMENT);
      }
      const said = (side: Side) =>
        events.map((event) => (event.kind === 'turn' && event.from === side ? event.text : '')).join('');
      expect(receivers.heard).toEqual({ server: said('client'), client: said('server') });
      expect(receivers.closed).toEqual({ client: true, server: true });
      expect(receivers.unacknowledged).toEqual({ client: 0, server: 0 });
    }),
    { numRuns: 60 },
  );
});

test('opens with a handshake, ends with two FINs, and pushes each turn’s last segment', () => {
  const flags = [...segmentsOf(conversation([timedMail(0, 0)]), { client: 5, server: 9 })].map(
    (segment) => segment.flags,
  );
  expect(flags.slice(0, 3)).toEqual([SYN, SYN | ACK, ACK]);
  expect(flags.slice(3, -3).every((set) => set === (PSH | ACK))).toBe(true);
  expect(flags.slice(-3)).toEqual([FIN | ACK, FIN | ACK, ACK]);
});

test('a long letter goes out in full segments, acknowledged in pairs', () => {
  const template = { from: 'a@example.net', subject: 'long', body: 'x'.repeat(70).concat('\n').repeat(50) };
  const segments = [
    ...segmentsOf(conversation([timedMail(0, 0)], { recipients: 1, template }), { client: 0, server: 0 }),
  ];
  const at = segments.findIndex(({ turn }) => turn?.part === 'content');
  const next = segments.slice(at, at + 5).map(({ from, payload }) => ({ from, length: payload.length }));
  expect(next.slice(0, 3)).toEqual([
    { from: 'client', length: MAX_SEGMENT },
    { from: 'client', length: MAX_SEGMENT },
    { from: 'server', length: 0 },
  ]);
  expect(next[3]!.from).toBe('client');
  expect(next[3]!.length).toBeLessThan(MAX_SEGMENT);
  expect(segments[at + 4]!.turn?.part).toBe('queued');
});
