import type { Mail, Receiver } from './receiver.ts';

/**
 * What must be equal, beside the Message-ID, for a receiver to take two mails for one: `never` it does, `mailbox` alone,
 * or `date`: mailbox and Date header.
 */
export type Comparison = 'never' | 'mailbox' | 'date';

const PROBE: Mail = { messageId: '', dateSeconds: 0, mailbox: '', acceptedSeconds: 0 };

export function comparisonOf({ keyOf }: Receiver): Comparison {
  const key = keyOf(PROBE);
  if (key === null) return 'never';
  return key === keyOf({ ...PROBE, dateSeconds: 1 }) ? 'mailbox' : 'date';
}
