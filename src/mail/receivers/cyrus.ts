import { DAY_SECONDS, joinKey, type Receiver } from './receiver.ts';

const COMMIT = 'Cyrus IMAP, commit 9196c34660 (bug 3495), 2011';

/** `duplicatesuppression`, on by default. */
export const CYRUS_BEFORE_2011: Receiver = {
  id: 'cyrus-before-2011',
  name: 'Cyrus IMAP before 2011',
  keyOf: ({ messageId, mailbox }) => joinKey(mailbox, messageId),
  windowSeconds: 3 * DAY_SECONDS,
  event: null,
  evidence: [
    { claim: 'The key was Message-ID and mailbox.', source: COMMIT, standing: 'confirmed' },
    { claim: 'Keys are pruned after 3 days.', source: "Cyrus IMAP's sample configuration", standing: 'confirmed' },
  ],
};

export const CYRUS: Receiver = {
  id: 'cyrus',
  name: 'Cyrus IMAP',
  keyOf: ({ messageId, dateSeconds, mailbox }) => joinKey(mailbox, messageId, dateSeconds),
  windowSeconds: 3 * DAY_SECONDS,
  event: null,
  evidence: [
    { claim: 'The key is Message-ID, mailbox and Date.', source: COMMIT, standing: 'confirmed' },
    { claim: 'Keys are pruned after 3 days.', source: "Cyrus IMAP's sample configuration", standing: 'confirmed' },
  ],
};
