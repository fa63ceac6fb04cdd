import { DAY_SECONDS, joinKey, type Receiver } from './receiver.ts';

export const SIEVE_DUPLICATE: Receiver = {
  id: 'sieve-duplicate',
  name: 'A Sieve script that discards duplicates',
  keyOf: ({ messageId, mailbox }) => joinKey(mailbox, messageId),
  windowSeconds: 7 * DAY_SECONDS,
  event: null,
  evidence: [
    {
      claim: 'The test looks at the Message-ID, per user; what happens then is the script’s choice.',
      source: 'RFC 7352',
      standing: 'confirmed',
    },
    {
      claim: '"Around 7 days is usually appropriate". Cyrus keeps 7 days, Dovecot Pigeonhole now 12 hours.',
      source: 'RFC 7352; Cyrus and Pigeonhole',
      standing: 'confirmed',
    },
  ],
};
