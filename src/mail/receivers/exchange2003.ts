import { exchangeKey } from './exchange.ts';
import { HOUR_SECONDS, type Receiver } from './receiver.ts';

const TEAM_BLOG = 'Exchange team blog, "How does duplicate detection work?", 2004-07-14';

export const EXCHANGE_2003: Receiver = {
  id: 'exchange-2003',
  name: 'Exchange 2000/2003',
  keyOf: exchangeKey,
  windowSeconds: HOUR_SECONDS,
  event: null,
  evidence: [
    {
      claim: 'The key is Internet Message-ID and client submit time, per recipient, kept in the DeliveredTo table.',
      source: TEAM_BLOG,
      standing: 'confirmed',
    },
    { claim: 'A key is kept for 1 hour by default, 49 days at most.', source: TEAM_BLOG, standing: 'confirmed' },
    { claim: 'A hit is discarded without a bounce.', source: TEAM_BLOG, standing: 'confirmed' },
    {
      claim: 'The hour counts from the delivered message; a discarded one does not start it afresh.',
      source: TEAM_BLOG,
      standing: 'inferred',
    },
  ],
};
