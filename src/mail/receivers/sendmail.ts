import type { Receiver } from './receiver.ts';

export const SENDMAIL: Receiver = {
  id: 'sendmail',
  name: 'Sendmail',
  keyOf: () => null,
  windowSeconds: 0,
  event: null,
  evidence: [
    {
      claim: 'No such check: every message is delivered.',
      source: 'Technote "Duplicate Message-ID identifiers", talkingtree.com, 2006-02-01',
      standing: 'confirmed',
    },
  ],
};
