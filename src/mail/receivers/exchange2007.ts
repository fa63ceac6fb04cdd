import { exchangeKey } from './exchange.ts';
import { DAY_SECONDS, type Receiver } from './receiver.ts';

export const EXCHANGE_2007: Receiver = {
  id: 'exchange-2007',
  name: 'Exchange 2007',
  keyOf: exchangeKey,
  windowSeconds: 7 * DAY_SECONDS,
  event: 'DUPLICATEDELIVER',
  evidence: [
    {
      claim: 'The same key, kept for 7 days by default and 1 hour at least; Microsoft says it cannot be switched off.',
      source: "Microsoft's documentation of Exchange 2007",
      standing: 'confirmed',
    },
    {
      claim: 'From 2007 SP2 RU2 and 2010 SP1 a registry value could switch it off.',
      source: 'Japan Exchange support blog',
      standing: 'confirmed',
    },
    {
      claim: 'Message tracking shows the event DUPLICATEDELIVER.',
      source: "Microsoft's documentation of Exchange 2007",
      standing: 'confirmed',
    },
    {
      claim: 'Exchange 2010 too keys on Message-ID and the Date header; journaling is not affected.',
      source: 'MailStore blog, 2012-07-31',
      standing: 'confirmed',
    },
  ],
};
